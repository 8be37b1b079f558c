/** What the pages of one artist, track or album have in common. */
import type { CalendarDay } from "../../../queries/questions/calendar.ts";
import type { Neighbour } from "../../../queries/questions/neighbours.ts";
import type { Trend } from "../../../queries/questions/trends.ts";
import type { Filters } from "../../../queries/filters/params.ts";
import { QUESTIONS } from "../../../queries/questions.ts";
import type { TrackNames } from "../../links/entity_links.ts";
import type { Store } from "../../../queries/store.ts";
import { type Buckets, bucketsBy, namedBucketsOf } from "../buckets.ts";
import { lastWeeks } from "../calendar.ts";
import { lastOfMonth } from "../days.ts";
import type { Measured } from "../metric.ts";
import type { PageContext } from "../../page_context.ts";
import { datesOf } from "../page_state.ts";
import type { Interest } from "./interest.ts";
import type { Range } from "../../../queries/filters/comparison.ts";
import { within } from "../ranges.ts";
import { settled } from "../settled.ts";
import type { Kind } from "../ranking_state.ts";
import type { WeekCell } from "../week.ts";

/** Listening with its ends. */
export interface Totals extends Measured {
  readonly days: number;
  readonly first_played_at: string | null;
  readonly last_played_at: string | null;
}

/** A place among all of a kind. */
export interface Place {
  readonly by_hours: number;
  readonly by_plays: number;
  readonly of: number;
}

/** A year with its place. */
export interface YearRow extends Measured {
  readonly year: number;
  readonly rank_by_hours: number;
  readonly rank_by_plays: number;
}

/** A part of what is looked at: a track or album of an artist, a track of an album. */
export type PartRow = Measured & TrackNames;

/** An album among the parts of an artist. */
export type AlbumRow = Measured & { readonly artist_name: string; readonly album_name: string };

/** What the question of one artist, track or album says, in one shape. */
export interface Answer {
  readonly totals: Totals;
  readonly rank: Place | null;
  readonly months: readonly (Measured & { readonly year_month: string })[];
  readonly years: readonly YearRow[];
  readonly week: readonly WeekCell[];
  readonly absence: {
    readonly from_date: string;
    readonly to_date: string;
    readonly days: number;
  } | null;
  readonly skips: { readonly records: number; readonly skip_share: number | null } | null;
  readonly tracks: readonly PartRow[];
  readonly albums: readonly AlbumRow[];
  /** The URIs of a track. */
  readonly uris: readonly (Measured & {
    readonly spotify_track_uri: string;
    readonly album_name: string | null;
  })[];
  /** The versions of a track's song, itself among them. */
  readonly song: readonly PartRow[];
  /** What services know, by the name of the fact; null when they know nothing. */
  readonly known: Readonly<Record<string, string | number | boolean | null>> | null;
}

/** What a page is about, and how the store is asked for it. */
export interface Subject {
  readonly kind: Kind;
  readonly name: string;
  /** The artist of a track or album. */
  readonly artist: string | null;
  /** The page's own path. */
  readonly path: string;
  /** What narrows plays down to it. */
  readonly filters: Filters;
  readonly ask: (dates: Filters) => Promise<Answer>;
}

/** All that a page of one artist, track or album shows. */
export interface Profile {
  readonly subject: Subject;
  /** Of all time. */
  readonly ever: Answer;
  /** Of the range. */
  readonly now: Answer;
  readonly before: Answer | null;
  /** All listening in the range. */
  readonly all: Measured;
  readonly buckets: Buckets | null;
  readonly trend: readonly Trend[];
  readonly trendBefore: Interest | null;
  readonly days: readonly CalendarDay[];
  readonly calendar: Range;
  readonly neighbours: readonly Neighbour[];
}

/** The filters that have a meaning for one artist, track or album: not those that name another. */
export function profileFilters(filters: Filters): Filters {
  const { artist: _artist, album: _album, track: _track, genre: _genre, ...others } = filters;
  return others;
}

/** Asks all of it, side by side. */
export async function loadProfile(
  store: Store,
  context: PageContext,
  subject: Subject,
): Promise<Profile> {
  const { data, compared } = context;
  const filters = profileFilters(context.filters);
  const [ever, now, before, all, neighbours] = await Promise.all([
    subject.ask({}),
    subject.ask(filters),
    context.before === null ? null : subject.ask(profileFilters(context.before)),
    store.query(QUESTIONS.summary, filters),
    settled(store.query(QUESTIONS.neighbours, {
      ...filters,
      ...subject.filters,
      kind: subject.kind,
      limit: 10,
    })),
  ]);
  const shown = within(context.range, data);
  const played = playedRange(now.totals, shown);
  // What is compared is laid bucket on bucket: then both begin where their ranges do.
  const isBeside = compared !== null && (before?.totals.plays ?? 0) > 0;
  const buckets = played === null ? null : namedBucketsOf({
    start: isBeside ? context.range.start : played.start,
    end: shown.end,
  }, context.shows);
  const calendar = lastWeeks(
    played === null ? shown : { start: shown.start, end: yearEnd(played.end, shown.end) },
  );
  const granularity = buckets?.granularity ?? "month";
  const [trend, trendBefore, days] = await Promise.all([
    settled(store.query(QUESTIONS.trends, {
      ...filters,
      ...subject.filters,
      granularity,
    })),
    settled(interestIn(store, subject, isBeside ? context : null, granularity)),
    settled(store.query(QUESTIONS.calendar, {
      ...filters,
      ...datesOf(calendar),
      ...subject.filters,
    })),
  ]);
  const { total_hours: hours, total_plays: plays } = all.data;
  return {
    subject,
    ever,
    now,
    before,
    all: { hours, plays },
    buckets,
    calendar,
    get trend() {
      return trend().data;
    },
    get trendBefore() {
      return trendBefore();
    },
    get days() {
      return days().data;
    },
    get neighbours() {
      return neighbours().data;
    },
  };
}

/** The trend of the range that is compared, in buckets of a length. */
async function interestIn(
  store: Store,
  subject: Subject,
  context: PageContext | null,
  granularity: Buckets["granularity"],
): Promise<Interest | null> {
  const { before, compared } = context ?? { before: null, compared: null };
  if (before === null || compared === null) return null;
  const filters = { ...profileFilters(before), ...subject.filters, granularity };
  const { data: trend } = await store.query(QUESTIONS.trends, filters);
  return { trend, buckets: bucketsBy(granularity, compared) };
}

/** From the first to the last play of a range. */
function playedRange({ first_played_at, last_played_at }: Totals, { start, end }: Range) {
  if (first_played_at === null || last_played_at === null || start > end) return null;
  // A public site tells the months of both.
  return {
    start: first_played_at.length > 7 ? first_played_at.slice(0, 10) : `${first_played_at}-01`,
    end: last_played_at.length > 7 ? last_played_at.slice(0, 10) : lastOfMonth(last_played_at),
  };
}

/** The year of the last play is shown to its end, as far as the range goes. */
function yearEnd(last: string, end: string): string {
  const december = `${last.slice(0, 4)}-12-31`;
  return december < end ? december : end;
}
