import { from, hours, integer, maybeText, type RowOf, share, text } from "../columns.ts";
import type { Filters } from "../filters/params.ts";
import { countHabits, FLAGS, HABIT_COLUMNS } from "../../db/derived/habits.ts";
import { splitMonths } from "../../core/months.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { DATES } from "./common/shared.ts";

const columns = {
  part: text("all, platform, country, reason_start, reason_end, hour, year or year_platform."),
  name: maybeText("What the row stands for; missing for all, and where the export does not say."),
  year: maybeText("The year of year_platform."),
  records: integer("How many music records, the short ones too."),
  hours: hours("Listening, in hours."),
  skip_share: share(
    "The share that was skipped, of those that say so in years that mostly do.",
    "skipped",
    "skip_known",
  ),
  shuffle_share: share("The share played in shuffle mode.", "shuffled", "shuffle_known"),
  offline_share: share("The share played offline.", "offline", "offline_known"),
  incognito_share: share("The share in private sessions.", "private", "incognito_known"),
  skipped: integer("How many were skipped."),
  skip_known: integer("How many say whether they were skipped, in years that mostly do."),
  shuffled: integer("How many were played in shuffle mode."),
  shuffle_known: integer("How many say so, one way or the other."),
  offline: integer("How many were played offline."),
  offline_known: integer("How many say so, one way or the other."),
  incognito: from("private", integer("How many were played in private sessions.")),
  incognito_known: integer("How many say so, one way or the other."),
};

/** How one part of the records was played. */
export type Habit = RowOf<typeof columns>;

export const question = list({
  path: "habits",
  exposure: { ranges: "months", columns: { part: "label", name: "label", year: "label" } },
  help:
    "Shares of skips, shuffle, offline and private sessions over all music records, the short " +
    "ones too: in all, and by platform, country, reason of start and end, hour and year.",
  params: DATES,
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with counted as (
  ${counted(filters, values)}
),
says as (
  -- old exports often say only what was skipped: years mostly silent do not count as known
  select substr(year_month, 1, 4) as said_in
  from counted
  where part = 'all'
  group by substr(year_month, 1, 4)
  having sum(skip_known) * 2 >= sum(records)
),
heard as (
  select
    part, year_month, name,
    ${
      COUNTS.map((count) =>
        count.startsWith("skip")
          ? `case when said_in is null then 0 else ${count} end as ${count}`
          : count
      ).join(",\n    ")
    }
  from counted
  left join says on said_in = substr(year_month, 1, 4)
),
years as (
  select
    part,
    case when part = 'platform' then substr(year_month, 1, 4) end as year,
    case when part = 'all' then substr(year_month, 1, 4) else name end as name,
    ${COUNTS.join(", ")}
  from heard
  where part in ('all', 'platform')
),
named as (
  select part, cast(null as text) as year, name, ${COUNTS.join(", ")}
  from heard
  union all
  select case when part = 'all' then 'year' else 'year_platform' end, year, name, ${
      COUNTS.join(", ")
    }
  from years
),
summed as (
  select
    part, year, name,
    ${COUNTS.map((count) => `cast(sum(${count}) as bigint) as ${count}`).join(",\n    ")}
  from named
  group by part, year, name
)
select *
from summed
order by
  part collate "C",
  year collate "C" nulls first,
  case when part in ('hour', 'year') then 0 else records end desc,
  case when part = 'hour' then cast(name as integer) end nulls first,
  name collate "C" nulls last`);
  },
});

const COUNTS = ["records", "ms", ...FLAGS.flatMap(([, yes, known]) => [yes, known])];

/** Whole months are counted already; days outside of them are counted now. */
function counted({ startDate, endDate }: Filters, values: Values): string {
  const { months, days } = splitMonths(startDate, endDate);
  const inMonths = [
    ...(months === null ? ["1 = 0"] : []),
    ...(months?.from === undefined
      ? []
      : [`year_month collate "C" >= ${values.add(months.from, "text")}`]),
    ...(months?.to === undefined
      ? []
      : [`year_month collate "C" <= ${values.add(months.to, "text")}`]),
  ];
  const records = days.flatMap(([from, to]) => {
    const range = `date between ${values.add(from, "date")} and ${values.add(to, "date")}`;
    return [
      `select ${HABIT_COLUMNS}, ms_played from plays where ${range}`,
      `select ${HABIT_COLUMNS}, ms_played from set_aside where ${range} and reason = 'short'`,
    ];
  });
  const whole = `select part, year_month, name, ${COUNTS.join(", ")}
  from habit_months${inMonths.length === 0 ? "" : `\n  where ${inMonths.join(" and ")}`}`;
  if (records.length === 0) return whole;
  return `${whole}
  union all
  ${countHabits(`(\n    ${records.join("\n    union all\n    ")}\n  ) as music`)}`;
}
