import { hueOf } from "../../lib/ui/charts/hues.ts";
import { keyOf } from "../../lib/ui/charts/together.ts";
import { artistPath, keptLink } from "../../lib/ui/links/entity_links.ts";
import type { Metric } from "../../lib/ui/views/metric.ts";
import { toSearch } from "../../lib/queries/filters/codec.ts";
import { discMonths, leadOf } from "../../lib/ui/views/profile/lead.ts";
import type { ProfileData } from "../../lib/ui/views/profile/page.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Disc } from "../Disc.tsx";

const text = words.profile;

/** The name, the facts as prose, and the history with it as a record. */
export function ProfileHero({ context, profile: { subject, ever, now } }: ProfileData) {
  const { kind, name, artist } = subject;
  const under = artist === null ? null : artist || words.ranking.unknownArtist;
  const href = keptLink(artistPath(artist ?? ""), toSearch(context.state));
  const { metric } = context.state;
  const { totals } = ever;
  return (
    <section class="hero profile">
      <div>
        <p class="kind">
          {under === null ? text.kind[kind] : (
            <>
              {text.by[kind]} {href === undefined ? <bdi>{under}</bdi> : (
                <a href={href}>
                  <bdi>{under}</bdi>
                </a>
              )}
            </>
          )}
        </p>
        <h1 class={sizeOf(name)}>
          <bdi>{name}</bdi>
        </h1>
        <p class="lead">{leadOf(context, ever, now)}</p>
      </div>
      <Disc
        months={discMonths(context.data, ever.months)}
        from={context.range.start}
        to={context.range.end}
        label={{
          top: ever.rank === null ? "" : text.disc.no(placeBy(metric, ever.rank)),
          bottom: yearsOf(totals.first_played_at, totals.last_played_at),
          hue: hueOf(keyOf({ id: "", name: subject.name, under: artist })),
          name: text.disc.name(name),
        }}
      />
    </section>
  );
}

function placeBy(metric: Metric, rank: { by_hours: number; by_plays: number }): number {
  return metric === "hours" ? rank.by_hours : rank.by_plays;
}

function yearsOf(first: string | null, last: string | null): string {
  const [a, b] = [first?.slice(0, 4) ?? "", last?.slice(0, 4) ?? ""];
  return a === b ? a : `${a}–${b}`;
}

/** Long names are set smaller. */
function sizeOf(name: string): string | undefined {
  if (name.length > 60) return "longest";
  return name.length > 22 ? "long" : undefined;
}
