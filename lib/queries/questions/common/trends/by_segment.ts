import type { Filters } from "../../../filters/params.ts";
import { type Sql, statement } from "../../../sql.ts";
import { type Segment, where, whereDates } from "../../../where.ts";
import { bucketsOfDays } from "./buckets.ts";

/** The trend of one segment, such as a platform or a country, from its days. */
export function trendBySegment({ kind, name }: Segment, filters: Filters): Sql {
  return statement((values) => {
    const days = `select *
  from (
    select week, year_month, year, day_number, daily_segments.*
    from daily_segments
    join daily_totals on daily_totals.date = daily_segments.date
    where kind = '${kind}'
      and name = ${values.add(name, "text")}
  ) as days
  ${whereDates(filters, values)}`;
    // The previous play of a track or artist may be of another segment: what is distinct is counted.
    const recount = filters.startDate === undefined
      ? undefined
      : () =>
        `select count(distinct track_id) as tracks, count(distinct artist_id) as artists
  from listens
  ${where(filters, values, ["date <= (select end_date from cut)"])}`;
    return bucketsOfDays(days, recount, filters, values);
  });
}
