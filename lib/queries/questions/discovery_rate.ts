import { hours, integer, type RowOf, share, text } from "../columns.ts";
import { list } from "../question.ts";
import { isRefined, Values, where, whereDates } from "../sql.ts";
import { NARROWED } from "./common/shared.ts";

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
  help: "The share, 0 to 1, of a month's listening that went to tracks first played in that month.",
  params: NARROWED,
  columns,
  sql: (filters) => {
    const values = new Values();
    if (isRefined(filters)) {
      return values.statement(`
with days as (
  select
    date,
    sum(ms) as ms,
    count(*) as plays,
    coalesce(sum(ms) filter (where is_discovery), 0) as new_ms,
    count(*) filter (where is_discovery) as new_plays
  from listens
  ${where(filters, values)}
  group by date
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
order by year_month collate "C"`);
    }
    return values.statement(`
select
  year_month,
  cast(sum(new_ms) as bigint) as new_ms,
  cast(sum(ms) as bigint) as ms,
  cast(sum(new_plays) as bigint) as new_plays,
  cast(sum(plays) as bigint) as plays
from daily_totals
${whereDates(filters, values)}
group by year_month
order by year_month collate "C"`);
  },
});
