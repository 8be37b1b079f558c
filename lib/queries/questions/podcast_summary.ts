import { hours, integer, maybeText, type RowOf } from "../columns.ts";
import { object } from "../question.ts";
import { Values } from "../sql.ts";
import { whereRecords } from "../where.ts";
import { DATES, NAMES, SEGMENTS } from "./common/shared.ts";

const columns = {
  total_hours: hours("Listening, in hours."),
  total_plays: integer("How many records, however short."),
  shows: integer("How many different shows."),
  episodes: integer("How many different episodes."),
  min_date: maybeText("The first day of all podcast records, whatever the filters.", "date"),
  max_date: maybeText("The last day of all podcast records, whatever the filters.", "date"),
};

/** The totals of all podcasts in a range. */
export type PodcastSummary = RowOf<typeof columns>;

export const question = object({
  path: "podcast-summary",
  exposure: {
    ranges: "days",
    columns: { min_date: "month-start", max_date: "month-end" },
  },
  help: "Hours, records, and how many different shows and episodes of podcasts.",
  params: [...DATES, ...SEGMENTS],
  noMeaning: [...NAMES, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with shows as (
  select
    artist_name,
    sum(ms_played) as ms,
    count(*) as plays,
    count(distinct track_name) as episodes
  from set_aside
  ${whereRecords(filters, values, ["reason = 'podcast'"])}
  group by artist_name
)
select
  cast(coalesce(sum(ms), 0) as bigint) as total_ms,
  cast(coalesce(sum(plays), 0) as bigint) as total_plays,
  count(*) as shows,
  cast(coalesce(sum(episodes), 0) as bigint) as episodes,
  (select min(date) from set_aside where reason = 'podcast') as min_date,
  (select max(date) from set_aside where reason = 'podcast') as max_date
from shows`);
  },
});
