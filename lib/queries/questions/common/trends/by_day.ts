import type { Filters } from "../../../filters/params.ts";
import { type Sql, statement, type Values } from "../../../sql.ts";
import { where, whereDates } from "../../../where.ts";
import { bucketsOfDays } from "./buckets.ts";

/** The trend of everything, from the totals of days. */
export function trendByDay(filters: Filters): Sql {
  const { startDate } = filters;
  return statement((values) => {
    const days = `select *
  from daily_totals
  ${whereDates(filters, values)}`;
    const recount = startDate === undefined
      ? undefined
      : (values: Values) => recountOf({ ...filters, startDate }, values);
    return bucketsOfDays(days, recount, filters, values);
  });
}

/** The first plays since the start of the range, recognised by the date of the previous play. */
function recountOf(filters: Filters & { readonly startDate: string }, values: Values): string {
  const start = values.add(filters.startDate, "date");
  const firsts = (what: "track" | "artist") =>
    `count(${what}_id) filter (
      where previous_${what}_date is null or previous_${what}_date < ${start}
    ) as ${what}s`;
  return `select ${firsts("track")}, ${firsts("artist")}
  from listens
  ${where(filters, values, ["date <= (select end_date from cut)"])}`;
}
