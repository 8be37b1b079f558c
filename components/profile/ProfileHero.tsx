import type { ComponentChildren } from "preact";
import type { Profile } from "../../lib/ui/pages/profile.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Disc } from "../Disc.tsx";
import { SpotifyLink } from "../SpotifyLink.tsx";

interface ProfileHeroProps {
  /** What stands below the facts. */
  children: ComponentChildren;
  view: Pick<Profile, "kind" | "name" | "artist" | "lead" | "only" | "lines" | "spotify" | "disc">;
}

/** The name, the facts as prose, and the history with it as a record. */
export function ProfileHero({ view, children }: ProfileHeroProps) {
  const { kind, name, artist, lead, only, lines, spotify, disc } = view;
  return (
    <section class="hero profile">
      <div>
        <p class="kind">
          {artist === null ? kind : (
            <>
              {kind} {artist.href === undefined ? <bdi>{artist.name}</bdi> : (
                <a href={artist.href}>
                  <bdi>{artist.name}</bdi>
                </a>
              )}
            </>
          )}
        </p>
        <h1 class={sizeOf(name)}>
          <bdi>{name}</bdi>
        </h1>
        <p class="lead">{lead}</p>
        <p class="only">
          {only.label}: {only.links.map(({ text, href }) => <a key={text} href={href}>{text}</a>)}
        </p>
        {lines.map((line) => <p key={line} class="known">{line}</p>)}
        <SpotifyLink href={spotify} text={words.spotify} />
        {children}
      </div>
      <Disc view={disc} />
    </section>
  );
}

/** Long names are set smaller. */
function sizeOf(name: string): string | undefined {
  if (name.length > 60) return "longest";
  return name.length > 22 ? "long" : undefined;
}
