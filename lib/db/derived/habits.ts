import { may, need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/**
 * The yes-or-no habits of records: the column, the name of the count of yes, and of known values.
 */
const FLAGS = [
  ["skipped", "skipped", "skip_known"],
  ["shuffle", "shuffled", "shuffle_known"],
  ["offline", "offline", "offline_known"],
  ["incognito", "private", "incognito_known"],
] as const;

/** The attributes that records are counted by. */
const PARTS = ["platform", "country", "reason_start", "reason_end", "hour"] as const;

type HabitPart = (typeof PARTS)[number];

/** The names of the counts. */
export const HABIT_COUNTS = [
  ...["records", "ms"],
  ...FLAGS.flatMap(([, yes, known]) => [yes, known]),
];

/**
 * A select that counts records by how they were played, in the SQL of both engines.
 *
 * @param from a table, or a select with a name, of {@linkcode habitColumns}
 * @param by the columns to group by
 * @param parts the attributes to count by, besides all together
 */
export function countHabits(
  from: string,
  by: readonly string[],
  parts: readonly HabitPart[] = PARTS,
): string {
  const when = (then: (part: HabitPart) => string) =>
    parts.map((part) => `when grouping(${part}) = 0 then ${then(part)}`).join("\n        ");
  return `select
      case
        ${when((part) => `'${part}'`)}
        else 'all'
      end as part,
      ${by.join(",\n      ")},
      case
        ${when((part) => part === "hour" ? "cast(hour as text)" : part)}
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
      (${by.join(", ")}), ${parts.map((part) => `(${[...by, part].join(", ")})`).join(", ")}
    )`;
}

/** The columns of `plays` and `set_aside` that habits are counted from. */
export function habitColumns(by: readonly string[]): string {
  const flags = FLAGS.map(([column]) => column);
  return [...new Set([...by, ...PARTS, ...flags, "ms_played"])].join(", ");
}

const COUNTS = {
  records: need("integer", "how many records"),
  ms: need("bigint", "listening, in milliseconds"),
  skipped: need("integer", "how many were skipped"),
  skip_known: need("integer", "how many say whether they were skipped"),
  shuffled: need("integer", "how many were played in shuffle mode"),
  shuffle_known: need("integer", "how many say so"),
  offline: need("integer", "how many were played offline"),
  offline_known: need("integer", "how many say so"),
  private: need("integer", "how many were played in private sessions"),
  incognito_known: need("integer", "how many say so"),
};

/** Music records, the short ones too, counted by month and by how they were played. */
export const HABIT_MONTHS: DerivedTable = {
  help: "Music records, the short ones too, by month and by how they were played.",
  columns: {
    habit_id: need("integer", "1…n"),
    part: need("text", "all, platform, country, reason_start, reason_end or hour"),
    year_month: need("text", "the local month"),
    name: may("text", "which platform, country, reason or hour"),
    ...COUNTS,
  },
  key: ["habit_id"],
  synced: true,
  needs: [],
  derive: `
    with music as (
      ${musicOf(["year_month"])}
    ),
    counted as (
      ${countHabits("music", ["year_month"])}
    )
    select row_number() over (order by year_month, part, name), *
    from counted`,
};

/** The same by year, for each platform, country and whether it was a private session. */
export const HABIT_YEARS: DerivedTable = {
  help:
    "Music records, the short ones too, by year, platform, country and private session, and by " +
    "how they were played.",
  columns: {
    habit_id: need("integer", "1…n"),
    part: need("text", "all, reason_start, reason_end or hour"),
    year: need("smallint", "the local year"),
    platform: may("text", "the family of devices"),
    country: may("text", "the country of the connection"),
    is_private: need("boolean", "whether they were in private sessions"),
    name: may("text", "which reason or hour"),
    ...COUNTS,
  },
  key: ["habit_id"],
  synced: true,
  needs: [],
  derive: `
    with music as (
      ${musicOf(["year"])}
    ),
    split as (
      select *, coalesce(incognito, false) as is_private
      from music
    ),
    counted as (
      ${
    countHabits("split", ["year", "platform", "country", "is_private"], [
      "reason_start",
      "reason_end",
      "hour",
    ])
  }
    )
    select
      row_number() over (order by year, part, platform, country, is_private, name),
      *
    from counted`,
};

/** A select of all music records. */
function musicOf(by: readonly string[]): string {
  return `select ${habitColumns(by)}
      from plays
      union all
      select ${habitColumns(by)}
      from set_aside
      where reason = 'short'`;
}
