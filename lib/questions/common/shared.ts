/** Pieces of SQL that several questions are made of. */
import type { Filters, ParamName } from "../../filters.ts";
import { isRefined, type Values, where } from "../../sql.ts";

/** The range of days. */
export const DATES = ["startDate", "endDate"] as const satisfies ParamName[];

/** The range of days, and everything that narrows plays down. */
export const NARROWED = [
  ...DATES,
  "artist",
  "album",
  "track",
  "platform",
  "country",
] as const satisfies ParamName[];

/** Ordering by the metric that was asked for, then by the other one. */
export function byMetric({ metric }: Filters): string {
  return metric === "plays" ? "plays desc, ms desc" : "ms desc, plays desc";
}

const TABLE_OF = { artist: "played_artists", track: "played_tracks", album: "played_albums" };

/**
 * A select of `{kind}_id`, `ms`, `plays`, `first_play_id`, `last_play_id` of everything that was
 * played under the filters; without filters the totals are there already.
 */
export function totalsOf(
  kind: "artist" | "track" | "album",
  filters: Filters,
  values: Values,
): string {
  const id = `${kind}_id`;
  if (isUnfiltered(filters)) {
    return `select ${id}, ms, plays, first_play_id, last_play_id
    from ${TABLE_OF[kind]}`;
  }
  return `select
      ${id},
      cast(sum(ms) as bigint) as ms,
      count(*) as plays,
      min(play_id) as first_play_id,
      max(play_id) as last_play_id
    from listens
    ${where(filters, values, kind === "album" ? ["album_id is not null"] : [])}
    group by ${id}`;
}

/** Whether filters leave all plays in. */
export function isUnfiltered(filters: Filters): boolean {
  return filters.startDate === undefined && filters.endDate === undefined && !isRefined(filters);
}

/**
 * A CTE `ends` of the plays that `totals` names as its first and last; joined to `plays` from a few
 * rows, which costs neither engine a pass over all of it.
 */
export const ENDS = `ends as (
  select play_id, played_at
  from plays
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
 * A condition that keeps what can be among the first rows by the metric, ties included, so that names
 * are looked up for those only; `totals` has one row each.
 */
export function nearTheTop(
  { metric, limit = 100, offset = 0 }: Filters,
  values: Values,
  totals = "totals",
): string {
  const column = metric === "plays" ? "plays" : "ms";
  const last = values.add(limit + offset - 1, "integer");
  return `${totals}.${column} >= coalesce(
    (select ${column} from ${totals} order by ${column} desc limit 1 offset ${last}),
    0
  )`;
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
      + case when place <= ${column} % genres then 1 else 0 end`;
}
