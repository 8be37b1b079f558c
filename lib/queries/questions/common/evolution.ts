/** What artist-evolution and genre-evolution share. */
import { hours, type RowOf, sharedPlays, text } from "../../columns.ts";
import type { Filters } from "../../filters/params.ts";
import { type Sql, Values } from "../../sql.ts";

export const columns = {
  year_month: text("The month, at its end."),
  name: text("The artist or genre."),
  cumulative_hours: hours("All listening from the first month of the data on, in hours."),
  cumulative_plays: sharedPlays("All plays from the first month of the data on."),
};

/** A name at the end of a month. */
export type Evolution = RowOf<typeof columns>;

/** Every name that was in the top 15 by either metric in a month of the range. */
export function evolutionSql(
  kind: "artist" | "genre" | "broad",
  { startDate, endDate }: Filters,
): Sql {
  const values = new Values();
  const months = [`kind = ${values.add(kind, "text")}`];
  if (startDate !== undefined) {
    months.push(`year_month collate "C" >= ${values.add(startDate.slice(0, 7), "text")}`);
  }
  if (endDate !== undefined) {
    months.push(`year_month collate "C" <= ${values.add(endDate.slice(0, 7), "text")}`);
  }
  return values.statement(`
with months as (
  select year_month, name, ms, plays_e4, ms_rank, plays_rank
  from evolution
  where ${months.join("\n    and ")}
),
contenders as (
  select distinct name
  from months
  where ms_rank <= 15
    or plays_rank <= 15
)
select year_month, months.name, ms as cumulative_ms, plays_e4 as cumulative_plays_e4
from months
join contenders on contenders.name = months.name
order by year_month collate "C", ms desc, plays_e4 desc, months.name collate "C"`);
}
