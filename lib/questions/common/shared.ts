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
