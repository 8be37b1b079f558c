import { hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  year_month: text("The month."),
  decade: text("The decade the tracks came out in, as 1990s."),
  hours: hours("Listening in that month, in hours."),
  plays: integer("How many plays in that month."),
};

/** One decade's music in one month. */
export type DecadeMonth = RowOf<typeof columns>;

export const question = list({
  path: "decade-evolution",
  exposure: { ranges: "months", columns: { year_month: "label", decade: "label" } },
  help:
    "Hours and plays of each month by the decade in which the tracks came out; tracks without " +
    "a known year are left out.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with days as (
  select date, release_year - release_year % 10 as decade, sum(ms) as ms, count(*) as plays
  from listens
  ${where(filters, values, ["release_year is not null"])}
  group by 1, 2
)
select
  year_month,
  cast(decade as text) || 's' as decade,
  cast(sum(days.ms) as bigint) as ms,
  cast(sum(days.plays) as bigint) as plays
from days
join daily_totals on daily_totals.date = days.date
group by year_month, days.decade
order by year_month collate "C", days.decade`);
  },
});
