import { may, need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** How records were played, yes or no: the column, what counts the yes, what counts those that say. */
export const FLAGS = [
  ["skipped", "skipped", "skip_known"],
  ["shuffle", "shuffled", "shuffle_known"],
  ["offline", "offline", "offline_known"],
  ["incognito", "private", "incognito_known"],
] as const;

/** What records are counted by. */
export const HABIT_PARTS = ["platform", "country", "reason_start", "reason_end", "hour"] as const;

/** A select of records that counts them by month and part; both engines' SQL. */
export function countHabits(from: string): string {
  return `select
      case
        when grouping(platform) = 0 then 'platform'
        when grouping(country) = 0 then 'country'
        when grouping(reason_start) = 0 then 'reason_start'
        when grouping(reason_end) = 0 then 'reason_end'
        when grouping(hour) = 0 then 'hour'
        else 'all'
      end as part,
      year_month,
      case
        when grouping(platform) = 0 then platform
        when grouping(country) = 0 then country
        when grouping(reason_start) = 0 then reason_start
        when grouping(reason_end) = 0 then reason_end
        when grouping(hour) = 0 then cast(hour as text)
      end as name,
      count(*) as records,
      cast(sum(ms_played) as bigint) as ms,
      ${
    FLAGS.map(([column, yes, known]) =>
      `count(*) filter (where ${column}) as ${yes},
      count(${column}) as ${known}`
    ).join(",\n      ")
  }
    from ${from}
    group by grouping sets (
      (year_month), ${HABIT_PARTS.map((part) => `(year_month, ${part})`).join(", ")}
    )`;
}

/** The columns of `plays` and `set_aside` that habits are counted from. */
export const HABIT_COLUMNS = ["year_month", ...HABIT_PARTS, ...FLAGS.map(([column]) => column)]
  .join(", ");

/** Music records, the short ones too, counted by month and by how they were played. */
export const HABIT_MONTHS: DerivedTable = {
  help: "Music records, the short ones too, by month and by how they were played.",
  columns: {
    habit_id: need("integer", "1…n"),
    part: need("text", "all, platform, country, reason_start, reason_end or hour"),
    year_month: need("text", "the local month"),
    name: may("text", "which platform, country, reason or hour"),
    records: need("integer", "how many records"),
    ms: need("bigint", "listening, in milliseconds"),
    skipped: need("integer", "how many were skipped"),
    skip_known: need("integer", "how many say so, one way or the other"),
    shuffled: need("integer", "how many were played in shuffle mode"),
    shuffle_known: need("integer", "how many say so"),
    offline: need("integer", "how many were played offline"),
    offline_known: need("integer", "how many say so"),
    private: need("integer", "how many were played in private sessions"),
    incognito_known: need("integer", "how many say so"),
  },
  key: ["habit_id"],
  synced: true,
  needs: [],
  derive: `
    with music as (
      select ${HABIT_COLUMNS}, ms_played
      from plays
      union all
      select ${HABIT_COLUMNS}, ms_played
      from set_aside
      where reason = 'short'
    ),
    counted as (
      ${countHabits("music")}
    )
    select row_number() over (order by year_month, part, name), *
    from counted`,
};
