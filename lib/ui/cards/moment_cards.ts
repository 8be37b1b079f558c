/** The cards of the page of moments. */
import { toSearch } from "../../queries/filters/codec.ts";
import { type Comeback, LEAST_PLAYS, LEAST_SILENCE } from "../../queries/questions/comebacks.ts";
import type { ListeningAge } from "../../queries/questions/listening_age.ts";
import { type Milestone, ROUND_NUMBERS } from "../../queries/questions/milestones.ts";
import type { MonthTrack } from "../../queries/questions/tracks_by_month.ts";
import { isNarrowed } from "../../queries/where.ts";
import {
  latestMilestone,
  LEAST_SONG_PLAYS,
  listeningAgeOf,
  longestSilence,
  songOfMonths,
  songsOf,
} from "../findings/moments.ts";
import { csvLink } from "../links/csv_link.ts";
import { keptLink, trackPath } from "../links/entity_links.ts";
import { linkTo } from "../links/links.ts";
import { dayLink, rangeLink } from "../links/mark_links.ts";
import { type SharedMoment, sharePath } from "../links/share_links.ts";
import type { PageContext } from "../page_context.ts";
import { scopeOf } from "../views/scope.ts";
import type { CardView, ListCardView } from "../views/card.ts";
import { lastOfMonth } from "../views/days.ts";
import { isAllTime } from "../views/texts.ts";
import { count, longMonth, shortDay, shortMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { MomentsCardView } from "./moments.ts";

const text = words.moments;

/** Small round numbers are no news once there are as many plays. */
const MANY = 10_000;
const SMALLEST = 1_000;

/** The round numbers that are worth telling of some plays: the first play always is. */
export function worthTelling(rows: readonly Milestone[], plays: number): Milestone[] {
  return rows.filter(({ number }) => plays < MANY || number === 1 || number >= SMALLEST);
}

/** The latest round number of a range. */
export function milestoneFound(rows: readonly Milestone[], plays: number, context: PageContext) {
  return latestMilestone(rows, plays, ROUND_NUMBERS, scopeOf(context));
}

/** Plays with a round number, the latest first; each leads to its track and to its day. */
export function milestonesCard(
  rows: readonly Milestone[],
  plays: number,
  context: PageContext,
): MomentsCardView {
  const { topic, finding, number, untitled, day } = text.milestones;
  return {
    id: "milestones",
    topic,
    finding: finding(milestoneFound(rows, plays, context)),
    notes: [],
    table: null,
    moments: worthTelling(rows, plays).toReversed().map((row) => ({
      when: number(row.number),
      at: row.played_at,
      name: row.track_name ?? untitled,
      href: trackLink(row, context),
      under: row.artist_name ?? "",
      value: day(row.date),
      valueHref: dayLink(context, row.date)?.href,
    })),
  };
}

/** Where the picture of a moment is; those of some plays, or of some days, have none. */
export function momentShare(moment: SharedMoment, context: PageContext): string | null {
  const { narrowing, shows } = context;
  const isEverything = isAllTime(context) && !isNarrowed(narrowing);
  return isEverything && shows === "everything"
    ? linkTo(sharePath({ kind: "moment", moment }))
    : null;
}

/** A card of sentences with a picture to share. */
export interface AgeCardView extends CardView {
  readonly text: string | null;
  readonly share: string | null;
}

/** How old the music is. */
export function ageCard(row: ListeningAge, context: PageContext): AgeCardView {
  const { state: { metric } } = context;
  const found = ageFound(row, context);
  return {
    id: "age",
    topic: text.age.topic,
    finding: text.age.finding(found),
    notes: [text.age.note(metric)],
    table: null,
    text: text.age.text(found),
    share: found.says === "age" ? momentShare("age", context) : null,
  };
}

/** The listening age, where release years are known of enough. */
export function ageFound(row: ListeningAge, context: PageContext) {
  const coverage = {
    known: { hours: row.known_hours, plays: row.known_plays },
    all: { hours: row.all_hours, plays: row.all_plays },
  };
  return listeningAgeOf(row, coverage, scopeOf(context));
}

/** What was forgotten and came back, the longest silence first. */
export function comebacksCard(rows: readonly Comeback[], context: PageContext): ListCardView {
  const { topic, finding, note, under, days, columns, caption } = text.comebacks;
  const longest = rows[0]?.days ?? 1;
  const share = rows.length === 0 ? null : momentShare("comeback", context);
  return {
    id: "comebacks",
    topic,
    finding: finding(longestSilence(rows, context.data, LEAST_SILENCE, scopeOf(context))),
    notes: [note(LEAST_PLAYS, LEAST_SILENCE)],
    rows: rows.map((row) => ({
      name: row.track_name,
      under: under(row.artist_name, shortMonth(row.last_date), shortMonth(row.return_date)),
      href: trackLink(row, context),
      value: days(row.days),
      share: row.days / longest,
    })),
    ...(share === null ? {} : { all: { text: words.share.link, href: share } }),
    table: rows.length === 0 ? null : {
      caption,
      columns: Object.values(columns),
      rows: rows.map((row) => [
        row.track_name,
        row.artist_name,
        shortDay(row.last_date),
        shortDay(row.return_date),
        count(row.days),
        count(row.plays_before),
        count(row.plays_since),
      ]),
      csv: csvLink("comebacks", context.filters),
    },
  };
}

/** The song of a month. */
export interface SongView {
  readonly month: string;
  /** Where the month leads. */
  readonly monthHref: string | undefined;
  readonly year: string;
  readonly name: string;
  readonly href: string | undefined;
  readonly under: string;
}

/** The songs of each month, by year. */
export interface SongsCardView extends CardView {
  readonly years: readonly {
    readonly year: string;
    readonly note: string;
    readonly songs: readonly SongView[];
  }[];
  readonly csv: { readonly href: string; readonly of: string };
}

/** The song of each month, the latest year first. */
export function songsCard(rows: readonly MonthTrack[], context: PageContext): SongsCardView {
  const { topic, finding, note, csv, count, under } = text.songs;
  const { state } = context;
  const songs = songsOf(rows);
  const years = Map.groupBy(songs, ({ year_month }) => year_month.slice(0, 4));
  return {
    id: "songs",
    topic,
    finding: finding(songOfMonths(songs, scopeOf(context)), LEAST_SONG_PLAYS),
    notes: [note(words.metric[state.metric], LEAST_SONG_PLAYS)],
    table: null,
    years: [...years].toReversed().map(([year, months]) => ({
      year,
      note: count(months.length),
      songs: months.map((row) => {
        const month = { start: `${row.year_month}-01`, end: lastOfMonth(`${row.year_month}-01`) };
        const link = rangeLink({ ...context, path: "/" }, month, longMonth(row.year_month));
        return {
          month: shortMonth(row.year_month).replace(` ${year}`, ""),
          year,
          monthHref: link?.href,
          name: row.track_name,
          href: trackLink(row, context),
          under: under(row.artist_name, row.plays),
        };
      }),
    })),
    csv: { href: csvLink("tracks-by-month", state), of: csv },
  };
}

/** The page of a track, with what the page keeps. */
function trackLink(
  row: {
    readonly track_name: string | null;
    readonly artist_name: string | null;
    readonly spotify_track_uri: string | null;
  },
  { state }: PageContext,
): string | undefined {
  const { track_name, artist_name, spotify_track_uri } = row;
  if (track_name === null) return undefined;
  const names = { track_name, artist_name: artist_name ?? "", spotify_track_uri };
  return keptLink(trackPath(names), toSearch(state));
}
