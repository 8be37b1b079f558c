import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { commonsPage } from "../../lib/ui/pictures/hosts.ts";
import type { Profile } from "../../lib/ui/pages/profile.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Choice } from "../Choice.tsx";
import { Disc } from "../Disc.tsx";
import { Picture, PicturesShown } from "../Picture.tsx";
import { ShareLink } from "../ShareLink.tsx";
import { SpotifyLink } from "../SpotifyLink.tsx";

interface ProfileHeroProps {
  /** What stands below the facts. */
  children: ComponentChildren;
  view: Pick<
    Profile,
    | "kind"
    | "name"
    | "artist"
    | "lead"
    | "only"
    | "lines"
    | "picture"
    | "credit"
    | "share"
    | "spotify"
    | "disc"
  >;
}

/** The name, the facts as prose, and the history with it as a record. */
export function ProfileHero({ view, children }: ProfileHeroProps) {
  const { kind, name, artist, lead, only, lines, picture, credit, share, spotify, disc } = view;
  return (
    <section class="hero profile">
      <div>
        <Portrait view={picture} />
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
        {credit === null ? null : <Choice view={credit} />}
        <p class="ways">
          <SpotifyLink href={spotify} text={words.spotify} />
          <ShareLink href={share} />
        </p>
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

/** The cover or picture, where one is known; one from Commons leads to who made it. */
function Portrait({ view }: { view: Profile["picture"] }) {
  if (!useContext(PicturesShown) || view.address === undefined) return null;
  const credit = commonsPage(view.address);
  return (
    <div class="portrait">
      <Picture view={view} size="large" />
      {credit === undefined ? null : <a href={credit} rel="noopener">{words.pictures.credit}</a>}
    </div>
  );
}
