import { from, hours, integer, maybeText, type RowOf, share, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { HABIT_COUNTS } from "../../db/derived/habits.ts";
import { list } from "../question.ts";
import { statement } from "../sql.ts";
import { habitCounts, SAYS } from "./common/habits.ts";

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

const COUNTS = HABIT_COUNTS.join(", ");

export const question = list({
  path: "habits",
  exposure: { ranges: "months", columns: { part: "label", name: "label", year: "label" } },
  help:
    "Shares of skips, shuffle, offline and private sessions over all music records, the short " +
    "ones too: in all, and by platform, country, reason of start and end, hour and year.",
  params: FILTERS,
  noMeaning: ["credit"],
  columns,
  sql: (filters) =>
    statement((values) => `
with counted as (
  ${habitCounts(filters, values)}
),
${SAYS},
heard as (
  select
    part, year, name,
    ${
      HABIT_COUNTS.map((count) =>
        count.startsWith("skip")
          ? `case when said_in is null then 0 else ${count} end as ${count}`
          : count
      ).join(",\n    ")
    }
  from counted
  left join says on said_in = year
),
named as (
  select part, cast(null as text) as year, name, ${COUNTS}
  from heard
  union all
  select 'year', cast(null as text), cast(year as text), ${COUNTS}
  from heard
  where part = 'all'
  union all
  select 'year_platform', cast(year as text), name, ${COUNTS}
  from heard
  where part = 'platform'
),
summed as (
  select
    part, year, name,
    ${HABIT_COUNTS.map((count) => `cast(sum(${count}) as bigint) as ${count}`).join(",\n    ")}
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
  name collate "C" nulls last`),
});
