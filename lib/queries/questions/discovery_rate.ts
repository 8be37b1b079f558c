import { hours, integer, type RowOf, share, text } from "../columns.ts";
import { list } from "../question.ts";
import { Values, whereDates } from "../sql.ts";
import { DATES } from "./common/shared.ts";

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
  params: DATES,
  columns,
  sql: (filters) => {
    const values = new Values();
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
