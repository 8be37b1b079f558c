import { toSearch } from "../../queries/filters/codec.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import type { Neighbour } from "../../queries/questions/neighbours.ts";
import { withProgramName } from "../../core/program.ts";
import { bestRank, companionOf, everSkipped, topOfParts } from "../findings/entity.ts";
import type { FindingScope } from "../findings/finding.ts";
import { breakOf } from "../findings/runs.ts";
import { csvLink } from "../links/csv_link.ts";
import {
  albumPath,
  artistPath,
  keptLink,
  type TrackNames,
  trackPath,
} from "../links/entity_links.ts";
import { spotifyLink } from "../links/spotify_link.ts";
import type { PageContext } from "../page_context.ts";
import { coverView } from "../pictures/picture.ts";
import { type CardView, type FigureView, linked, type ListCardView } from "../views/card.ts";
import type { MarkLink } from "../charts/data.ts";
import { type LinkOrigin, rangeLink } from "../links/mark_links.ts";
import { daysOfPeriod } from "../views/periods.ts";
import { type Measured, total } from "../views/metric.ts";
import type { PageState } from "../views/page_state.ts";
import type { Answer, Subject } from "../views/profile/answer.ts";
import { csvOf } from "../views/profile/csv.ts";
import { segmentsOf } from "../views/profile/own_filters.ts";
import { type Fact, knownFacts, knownFinding } from "../views/profile/known.ts";
import { type Step, yearRankChart } from "../views/profile/year_ranks.ts";
import { rankBy } from "../views/profile/lead.ts";
import { rankedRows, rankedTable } from "../views/ranked.ts";
import { changeText, shareText } from "../views/texts.ts";
import { count, hours, hoursFigure, span } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.profile;
const columns = words.overview.trend.columns;

/** How many tracks, and albums, of an artist are listed; the table has more. */
const SHOWN = 10;

/** A card of sentences. */
export interface TextCardView extends CardView {
  readonly text: string | null;
}

/** The four numbers of the range. */
export function profileFigures(
  context: PageContext,
  { kind }: Subject,
  now: Answer,
  before: Answer | null,
  all: Measured,
): FigureView[] {
  const { totals, rank } = now;
  const { figures } = text;
  const { metric } = context.state;
  const sample = before?.totals.plays ?? 0;
  const noteOf = (measure: "hours" | "plays" | "days", otherwise: string) =>
    changeText(
      { measure, now: totals[measure], before: before?.totals[measure], sample },
      context,
    ) ||
    otherwise;
  const [rankNow, rankBefore] = [rankBy(rank, metric), rankBy(before?.rank ?? null, metric)];
  return [
    {
      label: figures.hours,
      value: hoursFigure(totals.hours),
      note: noteOf("hours", figures.share(shareText(totals.hours, all.hours))),
    },
    {
      label: figures.plays,
      value: count(totals.plays),
      note: noteOf("plays", figures.length(span(totals.hours / totals.plays))),
    },
    {
      label: figures.rank,
      value: rankNow === null ? "–" : figures.no(rankNow),
      note: rankBefore !== null && context.compared !== null
        ? figures.was(rankBefore, words.inRange(context.compared))
        : figures.of(rank?.of ?? 0, kind),
    },
    {
      label: figures.days,
      value: count(totals.days),
      note: noteOf("days", figures.perDay(totals.plays / totals.days)),
    },
  ];
}

/** The rank in each year of the data. */
export interface RankCardView extends CardView {
  readonly name: string;
  readonly steps: readonly (Step & { readonly link: MarkLink | null })[];
  readonly lines: readonly string[];
  readonly best: number;
  /** Each year with its rank, for those who do not see the drawing. */
  readonly description: string;
}

/** The rank in each year of the data. */
export function rankCard(
  context: LinkOrigin & Pick<PageContext, "data" | "narrowing">,
  subject: Subject,
  ever: Answer,
): RankCardView {
  const { data, state: { metric }, narrowing } = context;
  const { years } = ever;
  const { ranks } = text;
  const linkOf = (year: number) => yearLink(context, String(year));
  const rows = years.map((row) => ({
    ...row,
    rank: metric === "hours" ? row.rank_by_hours : row.rank_by_plays,
  }));
  const [first, last] = [data.start, data.end].map((day) => Number(day.slice(0, 4)));
  const { steps, lines } = yearRankChart(years, metric, first ?? 0, last ?? 0);
  const name = ranks.name(text.among[subject.kind]);
  const scope = { measure: metric, range: data, isNarrowed: true };
  return {
    id: "rank",
    topic: ranks.topic,
    finding: ranks.finding(bestRank(rows, scope)),
    notes: [name],
    name,
    steps: steps.map((step) => ({ ...step, link: step.rank === null ? null : linkOf(step.year) })),
    lines,
    best: Math.min(...rows.map(({ rank }) => rank)),
    description: steps.map(({ year, rank }) => ranks.step(year, rank)).join(", "),
    table: {
      caption: name,
      columns: [ranks.year, ranks.rank, columns.hours, columns.plays],
      rows: rows.map((row) => [
        linked(String(row.year), linkOf(row.year)),
        count(row.rank),
        hours(row.hours),
        count(row.plays),
      ]),
      csv: csvOf(subject, ever, "years", segmentsOf(narrowing)),
    },
  };
}

/** The link to a year of the data, whatever the range is. */
function yearLink(
  { state: { startDate: _start, endDate: _end, ...state }, data, ...origin }:
    & LinkOrigin
    & Pick<PageContext, "data">,
  year: string,
): MarkLink | null {
  return rangeLink({ ...origin, state, shown: data }, daysOfPeriod(year, "year"), year);
}

/** Where lists are asked for, and what their links keep. */
interface ListSource {
  readonly state: PageState;
  /** Which plays they are of. */
  readonly filters: Filters;
  readonly scope: FindingScope;
}

/** The most played tracks of an artist; all of an album's. */
export function tracksCard(
  tracks: readonly (Measured & TrackNames & { readonly album_image_url: string | null })[],
  { state, filters, scope }: ListSource,
  isAll: boolean,
): ListCardView {
  const kept = toSearch(state);
  const names = tracks.map(({ track_name }) => track_name);
  const parts = tracks.map((row) => ({ ...row, name: row.track_name }));
  return {
    id: "tracks",
    topic: text.tracks.topic,
    finding: text.tracks.finding(topOfParts(parts, scope)),
    notes: [],
    rows: rankedRows(tracks.slice(0, isAll ? undefined : SHOWN), state.metric, (row) => ({
      name: row.track_name,
      href: keptLink(trackPath(row), kept),
      // All tracks of an album have the same cover.
      picture: isAll ? undefined : coverView(row.album_image_url, row.artist_name),
    })),
    table: {
      caption: text.tracks.topic,
      columns: [text.tracks.column, columns.hours, columns.plays],
      rows: rankedTable(tracks, names),
      csv: csvLink("top-tracks", { ...filters, metric: state.metric, limit: 100 }),
    },
  };
}

/** The most played albums of an artist. */
export function albumsCard(
  albums: readonly (Measured & {
    readonly artist_name: string;
    readonly album_name: string;
    readonly album_image_url: string | null;
  })[],
  { state, filters, scope }: ListSource,
): ListCardView {
  const kept = toSearch(state);
  const parts = albums.map((row) => ({ ...row, name: row.album_name }));
  return {
    id: "albums",
    topic: text.albums.topic,
    finding: text.albums.finding(topOfParts(parts, scope)),
    notes: [],
    rows: rankedRows(albums.slice(0, SHOWN), state.metric, (row) => ({
      name: row.album_name,
      href: keptLink(albumPath(row.artist_name, row.album_name), kept),
      picture: coverView(row.album_image_url, row.artist_name),
    })),
    table: {
      caption: text.albums.topic,
      columns: [text.albums.column, columns.hours, columns.plays],
      rows: rankedTable(albums, albums.map(({ album_name }) => album_name)),
      csv: csvLink("top-albums", { ...filters, metric: state.metric, limit: 100 }),
    },
  };
}

/** What is played in the same sessions. */
export function neighboursCard(
  closest: readonly Neighbour[],
  { kind }: Subject,
  { state, filters, scope }: ListSource,
): ListCardView {
  const { neighbours } = text;
  const kept = toSearch(state);
  const rows = closest.toSorted((a, b) => b.sessions - a.sessions);
  const most = rows[0]?.sessions ?? 1;
  const isNone = rows.length === 0;
  return {
    id: "neighbours",
    topic: neighbours.topic,
    finding: neighbours.finding(companionOf(rows, scope)),
    notes: isNone ? [] : [neighbours.how],
    rows: rows.map((row) => ({
      name: row.name,
      under: row.artist_name ?? undefined,
      href: keptLink(neighbourPath(kind, row), kept),
      value: neighbours.sessions(row.sessions),
      share: row.sessions / most,
    })),
    table: isNone ? null : {
      caption: neighbours.topic,
      columns: [neighbours.column[kind], neighbours.columnSessions, columns.hours, columns.plays],
      rows: rows.map((row) => [row.name, count(row.sessions), hours(row.hours), count(row.plays)]),
      csv: csvLink("neighbours", { ...filters, kind }),
    },
  };
}

function neighbourPath(kind: Subject["kind"], row: Neighbour): string | undefined {
  const artist = row.artist_name ?? "";
  if (kind === "artist") return artistPath(row.name);
  if (kind === "album") return albumPath(artist, row.name);
  return trackPath({
    artist_name: artist,
    track_name: row.name,
    spotify_track_uri: row.spotify_track_uri,
  });
}

/** The versions of a track's song as one, and the releases of this one. */
export interface VersionsCardView extends ListCardView {
  readonly releases: readonly {
    readonly uri: string;
    readonly spotify: string | undefined;
    readonly album: string;
    readonly hours: string;
    readonly plays: string;
  }[];
  readonly csv: string | undefined;
}

/** The versions of a track's song as one, and the releases of this one. */
export function versionsCard(
  { state, narrowing }: Pick<PageContext, "state" | "narrowing">,
  subject: Subject,
  ever: Answer,
): VersionsCardView {
  const { versions } = text;
  const { song, uris } = ever;
  const kept = toSearch(state);
  const isOne = song.length < 2;
  return {
    id: "versions",
    topic: versions.topic,
    finding: isOne
      ? versions.uris(uris.length)
      : versions.song(song.length, total(song, "plays"), total(song, "hours")),
    notes: isOne ? [] : [versions.how],
    rows: isOne ? [] : rankedRows(song, "hours", (row) => {
      const isThis = row.track_name === subject.name;
      return {
        name: row.track_name,
        under: isThis ? versions.here : undefined,
        href: isThis ? undefined : keptLink(trackPath(row), kept),
      };
    }),
    table: null,
    releases: uris.map((row) => ({
      uri: row.spotify_track_uri,
      spotify: spotifyLink(row.spotify_track_uri),
      album: row.album_name ?? versions.noAlbum,
      hours: hours(row.hours),
      plays: count(row.plays),
    })),
    csv: csvOf(subject, ever, isOne ? "versions" : "song", segmentsOf(narrowing)),
  };
}

/**
 * The longest time without it.
 *
 * @param dataEnd the last day of all data
 */
export function absenceCard(now: Answer, range: Range, dataEnd: string): TextCardView {
  const { topic, finding, text: said } = text.absence;
  const { days, last_played_at } = now.totals;
  const last = (last_played_at ?? range.end).slice(0, 10);
  const found = breakOf(now.absence(), { days, last, dataEnd }, {
    measure: "hours",
    range,
    isNarrowed: true,
  });
  return {
    ...{ id: "absence", topic, notes: [], table: null },
    finding: finding(found),
    text: said(found),
  };
}

/** How often it was skipped; null where no record says so. */
export function skipsCard({ skips }: Answer, range: Range): TextCardView | null {
  if (skips === null || skips.known === 0) return null;
  const { topic, finding, text: said } = text.skips;
  const found = everSkipped(skips, { range, isNarrowed: true });
  return {
    ...{ id: "skips", topic, notes: [], table: null },
    finding: finding(found),
    text: said(found),
  };
}

/** What services know of it, or how to ask them. */
export interface KnownCardView extends CardView {
  readonly facts: readonly Fact[];
  readonly command: string | null;
}

/** What services know of it; else how to ask them. */
export function knownCard({ known }: Answer, kept: URLSearchParams): KnownCardView {
  const facts = known === null ? [] : knownFacts(known, kept);
  const isNothing = known === null || facts.length === 0;
  return {
    ...{ id: "known", topic: text.known.topic, notes: [], table: null },
    finding: isNothing ? text.known.nothing : knownFinding(known),
    facts,
    command: isNothing ? withProgramName("deno task enrich") : null,
  };
}
