/** Pieces of SQL that several questions are made of. */
import type { FilterName, Filters } from "../../filters/params.ts";
import type { Values } from "../../sql.ts";
import { isNarrowed, where, whereDates } from "../../where.ts";
import { splitYears, type YearSplit } from "../../../core/years.ts";

/** The range of days. */
export const DATES = ["startDate", "endDate"] as const satisfies FilterName[];

/** The filters of how and where plays were played. */
export const SEGMENTS = ["platform", "country", "private"] as const satisfies FilterName[];

/** The filters of whose music was played. */
export const NAMES = ["artist", "album", "track", "genre"] as const satisfies FilterName[];

/**
 * Ordering by the metric that was asked for, then by the other one.
 *
 * @param prefix the table of the columns `ms` and `plays`, with its point, where they need one
 */
export function byMetric({ metric }: Filters, prefix: "" | `${string}.` = ""): string {
  const [ms, plays] = [`${prefix}ms desc`, `${prefix}plays desc`];
  return metric === "plays" ? `${plays}, ${ms}` : `${ms}, ${plays}`;
}

type Kind = NonNullable<Filters["kind"]>;

const TABLE_OF = { artist: "played_artists", track: "played_tracks", album: "played_albums" };

/** Whether plays count for every artist credited, and artists are what is asked about. */
export function isCredited(kind: Kind, { credit }: Filters): boolean {
  return kind === "artist" && credit === "all";
}

/** The table of all artists, tracks or albums, with their totals of all time. */
export function entityTable(kind: Kind, filters: Filters): string {
  return isCredited(kind, filters) ? "credited_artists" : TABLE_OF[kind];
}

/** The table of their years. */
export function yearsTable(kind: Kind, filters: Filters): string {
  return isCredited(kind, filters) ? "credited_years" : `${kind}_years`;
}

/**
 * A select of `artist_id`, `ms` and `plays` of every album artist that was played under the filters,
 * for questions that count each play once; with `credit=all` an artist filter still keeps its guest
 * appearances.
 */
export function albumArtistTotals(filters: Filters, values: Values): string {
  const { credit: _credit, ...others } = filters;
  // Without an artist to look for, credits choose no plays.
  return filters.artist === undefined
    ? totalsOf("artist", others, values)
    : totalsOfListens("artist", filters, values, false);
}

/**
 * A select of `{kind}_id`, `ms` and `plays` of everything that was played under the filters; without
 * filters the totals are there already.
 *
 * @param ends whether `first_play_id` and `last_play_id` are wanted too
 */
export function totalsOf(
  kind: Kind,
  filters: Filters,
  values: Values,
  ends = false,
): string {
  const id = `${kind}_id`;
  if (isUnfiltered(filters)) {
    return `select ${id}, ms, plays${ends ? ", first_play_id, last_play_id" : ""}
    from ${entityTable(kind, filters)}`;
  }
  const { years, days } = splitYears(filters.startDate, filters.endDate);
  if (!ends && !isNarrowed(filters) && years !== undefined) {
    return totalsOfYears(kind, years, days, filters, values);
  }
  return isCredited(kind, filters)
    ? totalsOfCredits(filters, values, ends)
    : totalsOfListens(kind, filters, values, ends);
}

/** The totals of each id that plays have, counted now. */
function totalsOfListens(kind: Kind, filters: Filters, values: Values, ends: boolean): string {
  const id = `${kind}_id`;
  const firstAndLast = `,
      min(play_id) as first_play_id,
      max(play_id) as last_play_id`;
  return `select
      ${id},
      sum(ms) as ms,
      count(*) as plays${ends ? firstAndLast : ""}
    from listens
    ${where(filters, values, [`${id} is not null`])}
    group by ${id}`;
}

/**
 * A subquery of the plays under the filters, once for every artist credited: `artist_id` and the given
 * columns of `listens`. A play without a title counts for no one.
 *
 * @param columns those besides `track_id` and `artist_id`
 * @param also further conditions on `listens`
 */
export function creditedListens(
  columns: readonly string[],
  filters: Filters,
  values: Values,
  also: readonly string[] = [],
): string {
  return `(
    select coalesce(track_credits.artist_id, listened.artist_id) as artist_id, ${columns.join(", ")}
    from (
      select track_id, artist_id, ${columns.join(", ")}
      from listens
      ${where(filters, values, ["track_id is not null", ...also])}
    ) as listened
    left join track_credits on track_credits.track_id = listened.track_id
  ) as credited`;
}

/**
 * The plays of each track for every artist credited: one pass over the plays, and the credits are
 * looked up for its few rows.
 */
function totalsOfCredits(filters: Filters, values: Values, ends: boolean): string {
  const ofTrack = ", min(play_id) as first_play_id, max(play_id) as last_play_id";
  const ofArtist = ", min(first_play_id) as first_play_id, max(last_play_id) as last_play_id";
  return `select
      coalesce(track_credits.artist_id, listened.artist_id) as artist_id,
      cast(sum(ms) as bigint) as ms,
      cast(sum(plays) as bigint) as plays${ends ? ofArtist : ""}
    from (
      select track_id, artist_id, sum(ms) as ms, count(*) as plays${ends ? ofTrack : ""}
      from listens
      ${where(filters, values, ["track_id is not null"])}
      group by track_id, artist_id
    ) as listened
    left join track_credits on track_credits.track_id = listened.track_id
    where coalesce(track_credits.artist_id, listened.artist_id) is not null
    group by 1`;
}

/**
 * Whole years are precomputed; days outside them are added. Postgres sums doubles much faster than
 * 64-bit integers, and they hold milliseconds exactly for 285,000 years.
 */
function totalsOfYears(
  kind: Kind,
  { from, to }: NonNullable<YearSplit["years"]>,
  days: YearSplit["days"],
  filters: Filters,
  values: Values,
): string {
  const id = `${kind}_id`;
  const single = isCredited(kind, filters)
    ? `(
        select coalesce(track_credits.artist_id, listens.artist_id) as artist_id, date, ms
        from listens
        left join track_credits on track_credits.track_id = listens.track_id
        where listens.track_id is not null
      ) as credited`
    : "listens";
  const whole = [
    ...(from === undefined ? [] : [`year >= ${values.add(from, "integer")}`]),
    ...(to === undefined ? [] : [`year <= ${values.add(to, "integer")}`]),
  ];
  const parts = days.map(([first, last]) =>
    `union all
      select ${id}, cast(ms as double precision), 1
      from ${single}
      where date between ${values.add(first, "date")} and ${values.add(last, "date")}
        and ${id} is not null`
  );
  return `select ${id}, cast(sum(ms) as bigint) as ms, cast(sum(plays) as bigint) as plays
    from (
      select ${id}, cast(ms as double precision) as ms, plays
      from ${yearsTable(kind, filters)}
      where ${whole.length === 0 ? "1 = 1" : whole.join(" and ")}
      ${parts.join("\n      ")}
    ) as parts
    group by ${id}`;
}

/**
 * A select of `all_ms` and `all_plays`: everything under the filters, plays without a name
 * included. Shares are of this.
 */
export function everythingOf(filters: Filters, values: Values): string {
  const sums = (plays: string) =>
    `select cast(coalesce(sum(ms), 0) as bigint) as all_ms, cast(coalesce(${plays}, 0) as bigint) as all_plays`;
  return isNarrowed(filters)
    ? `${sums("count(*)")}
  from listens
  ${where(filters, values)}`
    : `${sums("sum(plays)")}
  from daily_totals
  ${whereDates(filters, values)}`;
}

/** Whether filters keep all plays. */
export function isUnfiltered(filters: Filters): boolean {
  return filters.startDate === undefined && filters.endDate === undefined && !isNarrowed(filters);
}

/**
 * A CTE `ends` of the plays that `totals` names as its first and last; joined to `listens` from a few
 * rows, which costs neither engine a pass over all of it.
 */
export const ENDS = `ends as (
  select play_id, played_at
  from listens
  where play_id in (
    select first_play_id from totals
    union all
    select last_play_id from totals
  )
)`;

/** Joins `first` and `last` of {@linkcode ENDS} to `totals`. */
export const JOIN_ENDS = `left join ends as first on first.play_id = totals.first_play_id
  left join ends as last on last.play_id = totals.last_play_id`;

/**
 * A condition that keeps the candidates for the first rows by the metric, ties included, so that
 * only their names are looked up; `totals` has one row each.
 */
export function nearTheTop(
  { metric, limit = 100, page = 1 }: Filters,
  values: Values,
  totals = "totals",
): string {
  const column = metric === "plays" ? "plays" : "ms";
  const last = values.add(page * limit - 1, "integer");
  // The upper bound lets Postgres expect a few rows, and look their names up by key.
  return `${totals}.${column} between coalesce(
    (select ${column} from ${totals} order by ${column} desc limit 1 offset ${last}),
    0
  ) and 9223372036854775807`;
}

/** The filters of the compared range in place of its own; undefined when nothing is compared. */
export function withComparedDates({ compare, ...filters }: Filters): Filters | undefined {
  if (compare === undefined) return undefined;
  // The store has turned the comparisons by name into ranges.
  if (typeof compare === "string") throw new Error(`the range of ${compare} is not known yet`);
  return { ...filters, startDate: compare.start, endDate: compare.end };
}

/** Only the range of days of filters. */
export function datesOf({ startDate, endDate }: Filters): Filters {
  return {
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
  };
}

/** Shares a whole number among an artist's genres: parts differ by one at most and add up. */
export function sharedAmongGenres(column: string): string {
  return `cast((${column} - ${column} % genres) / genres as bigint)
      + case when position <= ${column} % genres then 1 else 0 end`;
}
