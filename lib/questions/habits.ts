import { hours, integer, maybeText, type RowOf, share, text } from "../columns.ts";
import type { Filters } from "../filters.ts";
import { splitMonths } from "../months.ts";
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
  offline_share: share("The share played offline.", "off", "offline_known"),
  incognito_share: share("The share in private sessions.", "private", "incognito_known"),
};

/** How one part of the records was played. */
export type Habit = RowOf<typeof columns>;

export const question = list({
  path: "habits",
  help:
    "Shares of skips, shuffle, offline and private sessions over all music records, the short " +
    "ones too: in all, and by platform, country, reason of start and end, hour and year.",
  params: [...DATES, "platform", "country"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with music as (
  ${music(filters, values)}
),
says as (
  select year as said_in
  from music
  group by year
  having sum(records) filter (where skipped is not null) * 2 >= sum(records)
),
counted as (
  select
    platform, country, reason_start, reason_end, hour, year,
    grouping(platform) as no_platform,
    grouping(country) as no_country,
    grouping(reason_start) as no_start,
    grouping(reason_end) as no_end,
    grouping(hour) as no_hour,
    grouping(year) as no_year,
    cast(coalesce(sum(records), 0) as bigint) as records,
    cast(coalesce(sum(ms), 0) as bigint) as ms,
    ${counts()}
  from music
  left join says on said_in = year
  group by grouping sets
    ((), (platform), (country), (reason_start), (reason_end), (hour), (year), (year, platform))
),
named as (
  select
    case
      when no_platform = 0 and no_year = 0 then 'year_platform'
      when no_platform = 0 then 'platform'
      when no_country = 0 then 'country'
      when no_start = 0 then 'reason_start'
      when no_end = 0 then 'reason_end'
      when no_hour = 0 then 'hour'
      when no_year = 0 then 'year'
      else 'all'
    end as part,
    case
      when no_platform = 0 then platform
      when no_country = 0 then country
      when no_start = 0 then reason_start
      when no_end = 0 then reason_end
      when no_hour = 0 then cast(hour as text)
      when no_year = 0 then cast(year as text)
    end as name,
    case when no_platform = 0 and no_year = 0 then cast(year as text) end as year,
    records, ms,
    skipped, skip_known, shuffled, shuffle_known, off, offline_known, private, incognito_known
  from counted
)
select *
from named
order by
  part collate "C",
  year collate "C" nulls first,
  case when part in ('hour', 'year') then 0 else records end desc,
  case when part = 'hour' then cast(name as integer) end nulls first,
  name collate "C" nulls last`);
  },
});

/**
 * Old exports often say nothing of what was not skipped: in years that are silent on most records
 * skips are unknown, else everything of theirs would seem skipped.
 */
function counts(): string {
  const sets = [
    ["skipped", "skipped", "skip_known", " and said_in is not null"],
    ["shuffle", "shuffled", "shuffle_known", ""],
    ["offline", "off", "offline_known", ""],
    ["incognito", "private", "incognito_known", ""],
  ] as const;
  return sets.map(([column, yes, known, also]) =>
    `cast(coalesce(sum(records) filter (where ${column}${also}), 0) as bigint) as ${yes},
    cast(coalesce(sum(records) filter (where ${column} is not null${also}), 0) as bigint) as ${known}`
  ).join(",\n    ");
}

const COLUMNS =
  "year, platform, country, reason_start, reason_end, hour, shuffle, skipped, offline, incognito";

/** Whole months are counted already; days outside of them are read one by one. */
function music(filters: Filters, values: Values): string {
  const { months, days } = splitMonths(filters.startDate, filters.endDate);
  const narrowed = [
    ...(filters.platform === undefined
      ? []
      : [`platform = ${values.add(filters.platform, "text")}`]),
    ...(filters.country === undefined ? [] : [`country = ${values.add(filters.country, "text")}`]),
  ];
  const inMonths = [
    ...(months === null ? ["1 = 0"] : []),
    ...(months?.from === undefined
      ? []
      : [`year_month collate "C" >= ${values.add(months.from, "text")}`]),
    ...(months?.to === undefined
      ? []
      : [`year_month collate "C" <= ${values.add(months.to, "text")}`]),
    ...narrowed,
  ];
  const select = (from: string, counts: string, conditions: string[]) =>
    `select ${COLUMNS}, ${counts}
  from ${from}${conditions.length === 0 ? "" : `\n  where ${conditions.join(" and ")}`}`;
  const between = days.flatMap(([from, to]) => {
    const range = `date between ${values.add(from, "date")} and ${values.add(to, "date")}`;
    return [
      select("plays", "1, ms_played", [range, ...narrowed]),
      select("set_aside", "1, ms_played", [range, "reason = 'short'", ...narrowed]),
    ];
  });
  return [select("habit_months", "records, ms", inMonths), ...between].join("\n  union all\n  ");
}
