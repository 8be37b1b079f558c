import { toSearch } from "../../queries/filters/codec.ts";
import type { GenreSource } from "../../queries/questions/genre_sources.ts";
import { withProgramName } from "../../core/program.ts";
import type { Streak } from "../../queries/questions/streaks.ts";
import type { Year } from "../../queries/questions/year.ts";
import type { FindingScope } from "../findings/finding.ts";
import { type Coverage, topPart } from "../findings/music.ts";
import type { Newness } from "../findings/newness.ts";
import { biggestDay } from "../findings/peaks.ts";
import { longestStreak } from "../findings/runs.ts";
import { topNewcomer } from "../findings/tops.ts";
import { artistPath, genrePath, keptLink } from "../links/entity_links.ts";
import { sectionLink } from "../links/csv_link.ts";
import { type LinkOrigin, onlyEntity, onlyLink } from "../links/mark_links.ts";
import type { PageContext } from "../page_context.ts";
import { portraitView } from "../pictures/picture.ts";
import { scopeOf } from "../views/scope.ts";
import { genreNote } from "../views/genre_sources.ts";
import type { DayRow } from "../views/calendar.ts";
import type { CardView, FigureView, ListCardView } from "../views/card.ts";
import { rankedRows, rankedTable } from "../views/ranked.ts";
import { hours, shortDay, span, timeOfDay } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.year;
const { hours: columnHours, plays: columnPlays } = words.overview.trend.columns;

/** A year's totals, of a year with plays. */
export type YearTotals = NonNullable<Year["totals"]>;

/** What stood out: a day, a streak, a session, newcomers. */
export function momentsCard(
  { longest_session: session }: Year,
  totals: YearTotals,
  { days, streaks }: { readonly days: readonly DayRow[]; readonly streaks: readonly Streak[] },
  newness: Newness,
  scope: FindingScope,
): CardView & { readonly figures: readonly FigureView[] } {
  const { moments } = text;
  const biggest = biggestDay(days, scope);
  const streak = longestStreak(streaks, totals.days, scope);
  const figures: FigureView[] = [
    {
      label: moments.biggest,
      value: "value" in biggest ? words.amount(biggest.value, scope.measure) : "–",
      note: "date" in biggest ? moments.on(shortDay(biggest.date), biggest) : "",
    },
    ...(streak.says !== "run" ? [] : [{
      label: moments.streak,
      value: moments.days(streak.days),
      note: streak.isTied
        ? words.patterns.figures.tied
        : words.filters.range(shortDay(streak.start), shortDay(streak.end)),
    }]),
    ...(session === null ? [] : [{
      label: moments.session,
      value: span(session.hours),
      note: moments.sessionOn(shortDay(session.started_at), timeOfDay(session.started_at)),
    }]),
    moments.artists(newness, totals.unique_artists, totals.unique_tracks),
  ];
  return {
    id: "moments",
    topic: moments.topic,
    finding: words.patterns.streaks.finding(streak),
    notes: [],
    figures,
    table: null,
  };
}

/** The page of the year, which a row can narrow down to itself. */
type YearOrigin = Pick<LinkOrigin, "path" | "state">;

/** The artists first played that year, by hours. */
export function newcomersCard(
  artists: Year["new_artists"],
  year: number,
  context: PageContext,
  origin: YearOrigin,
): ListCardView {
  const { topic, finding, column } = text.newcomers;
  const kept = toSearch(context.filters);
  return {
    id: "newcomers",
    topic,
    finding: finding(topNewcomer(artists, scopeOf(context))),
    notes: [],
    rows: rankedRows(artists, "hours", ({ artist_name: name, image_url }) => ({
      name,
      picture: portraitView(image_url, name),
      only: onlyEntity(origin, "artist", name, name),
      href: keptLink(artistPath(name), kept),
    })),
    table: {
      caption: topic,
      columns: [column, columnHours, columnPlays],
      rows: rankedTable(artists, artists.map(({ artist_name }) => artist_name)),
      csv: sectionLink(`/year/${year}`, "new_artists", context.narrowing),
    },
  };
}

/** The year's genres by hours, as far as they are known. */
export function genresCard(
  genres: Year["top_genres"],
  coverage: Coverage,
  sources: readonly GenreSource[],
  year: number,
  context: PageContext,
  origin: YearOrigin,
): ListCardView & { readonly fetch: string | null } {
  const { topic, finding, none, column } = text.genres;
  const isNone = genres.length === 0;
  const byHours: FindingScope = { ...scopeOf(context), measure: "hours" };
  const parts = genres.map(({ genre, hours }) => ({ name: genre, value: hours }));
  const found = topPart(parts, "genre", coverage, byHours);
  const search = toSearch({ startDate: `${year}-01-01`, endDate: `${year}-12-31` });
  return {
    id: "genres",
    topic,
    finding: isNone ? none : finding(found),
    notes: genreNote(
      coverage,
      sources,
      { ...scopeOf(context), measure: "hours" },
      context.state,
    ),
    rows: rankedRows(
      genres.map((row) => ({ ...row, plays: 0 })),
      "hours",
      ({ genre }) => ({
        name: genre,
        href: keptLink(genrePath(genre), search),
        only: onlyLink(origin, { genre }, genre),
      }),
    ),
    table: isNone ? null : {
      caption: topic,
      columns: [column, columnHours],
      rows: genres.map((row) => {
        const href = keptLink(genrePath(row.genre), search);
        return [href === undefined ? row.genre : { text: row.genre, href }, hours(row.hours)];
      }),
      csv: sectionLink(`/year/${year}`, "top_genres", context.narrowing),
    },
    fetch: isNone ? withProgramName("deno task enrich") : null,
  };
}
