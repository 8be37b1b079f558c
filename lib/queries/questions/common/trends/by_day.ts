import type { Filters } from "../../../filters/params.ts";
import { type Sql, statement, type Values } from "../../../sql.ts";
import { where, whereDates } from "../../../where.ts";
import { creditedListens } from "../shared.ts";
import { bucketsOfDays } from "./buckets.ts";

/** The trend of everything, from the totals of days. */
export function trendByDay(filters: Filters): Sql {
  const { startDate } = filters;
  return statement((values) => {
    const days = `select *
  from ${filters.credit === "all" ? CREDITED : "daily_totals"}
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
  const firstBucket = "date <= (select end_date from cut)";
  const artists = filters.credit === "all"
    ? `(
    select count(distinct artist_id)
    from ${creditedListens(["date"], filters, values, [firstBucket])}
  ) as artists`
    : firsts("artist");
  return `select ${firsts("track")}, ${artists}
  from listens
  ${where(filters, values, [firstBucket])}`;
}

const BUCKETS = ["day", "week", "month", "year"] as const;

/** The totals of days with the firsts of every artist credited. */
const CREDITED = `(
    select
      daily_totals.date, week, year_month, year, day_number, ms, plays,
      ${BUCKETS.map((bucket) => `${bucket}_tracks`).join(", ")},
      ${
  BUCKETS.map((bucket) => `coalesce(credited_days.${bucket}_artists, 0) as ${bucket}_artists`)
    .join(",\n      ")
}
    from daily_totals
    left join credited_days on credited_days.date = daily_totals.date
  ) as days`;
