import { hours, integer, type RowOf, share, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { statement, type Values } from "../sql.ts";
import { isNarrowed, where, whereDates } from "../where.ts";

const columns = {
  year_month: text("The month."),
  discovery_rate_hours: share("The share of its hours.", "new_ms", "ms"),
  discovery_rate_plays: share("The share of its plays.", "new_plays", "plays"),
  hours: hours("All listening in the month, in hours."),
  plays: integer("All plays in the month."),
  new_hours: hours("Listening to tracks first played in it, in hours."),
  new_plays: integer("Plays of such tracks."),
};

/** The discoveries of one month. */
export type DiscoveryRate = RowOf<typeof columns>;

export const question = list({
  path: "discovery-rate",
  exposure: { ranges: "months", columns: { year_month: "label" } },
  help:
    "The share, 0 to 1, of a month's listening that went to tracks first played in that month, on " +
    "whatever device.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) =>
    statement((values) => `
with days as (
  ${discoveriesOf(filters, values)}
)
select
  year_month,
  cast(sum(days.new_ms) as bigint) as new_ms,
  cast(sum(days.ms) as bigint) as ms,
  cast(sum(days.new_plays) as bigint) as new_plays,
  cast(sum(days.plays) as bigint) as plays
from days
join daily_totals on daily_totals.date = days.date
group by year_month
order by year_month collate "C"`),
});

function discoveriesOf(filters: Filters, values: Values): string {
  return isNarrowed(filters)
    ? `select
    date,
    coalesce(sum(ms) filter (where is_discovery), 0) as new_ms,
    sum(ms) as ms,
    count(*) filter (where is_discovery) as new_plays,
    count(*) as plays
  from listens
  ${where(filters, values)}
  group by date`
    : `select date, new_ms, ms, new_plays, plays
  from daily_totals
  ${whereDates(filters, values)}`;
}
