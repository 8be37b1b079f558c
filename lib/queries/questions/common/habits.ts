/** How music records were played: precomputed where possible, else counted now. */
import { splitMonths } from "../../../core/months.ts";
import { splitYears } from "../../../core/years.ts";
import { countHabits, HABIT_COUNTS, habitColumns } from "../../../db/derived/habits.ts";
import type { Filters } from "../../filters/params.ts";
import type { Values } from "../../sql.ts";
import { isNarrowed, isOfNames, wherePlays, whereRecords } from "../../where.ts";

/**
 * A CTE of the years in which most records say whether they were skipped. Old exports often flag
 * only what was skipped: silence does not count as known.
 */
export const SAYS = `says as (
  select cast(substr(year_month, 1, 4) as smallint) as said_in
  from habit_months
  where part = 'all'
  group by 1
  having sum(skip_known) * 2 >= sum(records)
)`;

/** A select of `part`, `year`, `name` and the counts of the records under the filters. */
export function habitCounts(filters: Filters, values: Values): string {
  if (isOfNames(filters)) return countRecords(filters, [[undefined, undefined]], values);
  return isNarrowed(filters) ? countsOfYears(filters, values) : countsOfMonths(filters, values);
}

/** Whole months are precomputed; days outside them are counted now. */
function countsOfMonths(filters: Filters, values: Values): string {
  const { months, days } = splitMonths(filters.startDate, filters.endDate);
  const whole = [
    ...(months === null ? ["1 = 0"] : []),
    ...(months?.from === undefined
      ? []
      : [`year_month collate "C" >= ${values.add(months.from, "text")}`]),
    ...(months?.to === undefined
      ? []
      : [`year_month collate "C" <= ${values.add(months.to, "text")}`]),
  ];
  const counted = `select
    part, cast(substr(year_month, 1, 4) as smallint) as year, name, ${HABIT_COUNTS.join(", ")}
  from habit_months
  ${whole.length === 0 ? "" : `where ${whole.join(" and ")}`}`;
  return days.length === 0 ? counted : `${counted}
  union all
  ${countRecords(filters, days, values)}`;
}

/** Whole years are precomputed by platform, country and private session. */
function countsOfYears(filters: Filters, values: Values): string {
  const { years, days } = splitYears(filters.startDate, filters.endDate);
  const { platform, country, private: isPrivate } = filters;
  const whole = [
    ...(years === undefined ? ["1 = 0"] : []),
    ...(years?.from === undefined ? [] : [`year >= ${values.add(years.from, "integer")}`]),
    ...(years?.to === undefined ? [] : [`year <= ${values.add(years.to, "integer")}`]),
    ...(platform === undefined ? [] : [`platform = ${values.add(platform, "text")}`]),
    ...(country === undefined ? [] : [`country = ${values.add(country, "text")}`]),
    ...(isPrivate === undefined ? [] : [isPrivate ? "is_private" : "not is_private"]),
  ];
  const counted = `select part, year, name, ${HABIT_COUNTS.join(", ")}
  from chosen
  union all
  select 'platform', year, platform, ${HABIT_COUNTS.join(", ")}
  from chosen
  where part = 'all'
  union all
  select 'country', year, country, ${HABIT_COUNTS.join(", ")}
  from chosen
  where part = 'all'`;
  return `with chosen as (
    select *
    from habit_years
    where ${whole.join(" and ")}
  )
  ${counted}${
    days.length === 0 ? "" : `
  union all
  ${countRecords(filters, days, values)}`
  }`;
}

/**
 * Counts plays and short records now.
 *
 * @param ranges the days that count; open ends are those of the filters
 */
function countRecords(
  filters: Filters,
  ranges: readonly (readonly [from: string | undefined, to: string | undefined])[],
  values: Values,
): string {
  const records = ranges.flatMap(([from, to]) => {
    const { startDate, endDate, ...narrowing } = filters;
    const [first, last] = [from ?? startDate, to ?? endDate];
    const inRange = {
      ...narrowing,
      ...(first === undefined ? {} : { startDate: first }),
      ...(last === undefined ? {} : { endDate: last }),
    };
    const columns = habitColumns(["year"]);
    return [
      `select ${columns} from plays ${wherePlays(inRange, values)}`,
      `select ${columns} from set_aside ${whereRecords(inRange, values, ["reason = 'short'"])}`,
    ];
  });
  const from = `(
    ${records.join("\n    union all\n    ")}
  ) as music`;
  return `select part, year, name, ${HABIT_COUNTS.join(", ")}
  from (
    ${countHabits(from, ["year"])}
  ) as counted`;
}
