import { changeText } from "../../lib/ui/views/hero.ts";
import type { PageContext } from "../../lib/ui/page_context.ts";
import type { Overview } from "../../lib/ui/views/overview.ts";
import { count, decimal, longDay } from "../../lib/ui/words/format.ts";
import { words } from "../../lib/ui/words/mod.ts";
import { Figure } from "../Figure.tsx";

const text = words.overview.figures;

/** The four numbers of a range; each says how it compares, or what it means. */
export function Figures({ context, overview }: { context: PageContext; overview: Overview }) {
  const { summary: now, comparedSummary: before } = overview;
  const sample = before?.total_plays ?? 0;
  const change = (
    measure: "hours" | "plays" | "tracks" | "artists",
    now: number,
    before: number | undefined,
    otherwise: string,
  ) => changeText({ measure, now, before, sample }, context) || otherwise;
  const perTrack = now.unique_tracks === 0 ? 0 : now.total_plays / now.unique_tracks;
  const perArtist = now.unique_artists === 0 ? 0 : now.unique_tracks / now.unique_artists;
  const first = text.first(longDay(now.first_played_at ?? ""));
  const last = text.last(longDay(now.last_played_at ?? ""));
  return (
    <dl class="figures">
      <Figure
        label={text.hours}
        value={count(now.total_hours)}
        note={change("hours", now.total_hours, before?.total_hours, first)}
      />
      <Figure
        label={text.plays}
        value={count(now.total_plays)}
        note={change("plays", now.total_plays, before?.total_plays, last)}
      />
      <Figure
        label={text.tracks}
        value={count(now.unique_tracks)}
        note={change(
          "tracks",
          now.unique_tracks,
          before?.unique_tracks,
          text.perTrack(decimal(perTrack)),
        )}
      />
      <Figure
        label={text.artists}
        value={count(now.unique_artists)}
        note={change(
          "artists",
          now.unique_artists,
          before?.unique_artists,
          text.perArtist(decimal(perArtist)),
        )}
      />
    </dl>
  );
}
