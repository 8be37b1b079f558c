import { hours, integer, maybeNumber, type RowOf } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { object } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";
import { byMetric } from "./common/shared.ts";

/** How many release years in a row are looked at. */
export const SPAN_YEARS = 5;
/** How old someone was in the middle of them. */
export const AGE_THEN = 18;

const columns = {
  age: maybeNumber(
    "The listening age: how old someone is now who was 16 to 20 in those five years.",
  ),
  from_year: maybeNumber("The first of the five release years that hold most."),
  to_year: maybeNumber("The last of them."),
  as_of_year: maybeNumber("The year of the last of these plays, which `age` is told for."),
  span_hours: hours("Listening to what came out in them, in hours."),
  span_plays: integer("How many plays of it."),
  known_hours: hours("Listening to what has a known release year, in hours."),
  known_plays: integer("How many plays of it."),
  all_hours: hours("All listening, in hours."),
  all_plays: integer("All plays."),
};

/** A listening age, with what it is made of. */
export type ListeningAge = RowOf<typeof columns>;

export const question = object({
  path: "listening-age",
  exposure: { ranges: "months", columns: {} },
  help: "The five release years in a row that hold most of the listening, up to the year of the " +
    "last play, and the age that someone has then who was 16 to 20 in them; nothing where no release " +
    "year is known. It tells how old the music is, and nothing about the listener.",
  params: [...FILTERS, "credit", "metric"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with years as (
  select release_year, sum(ms) as ms, count(*) as plays, max(date) as last_date
  from listens
  ${where(filters, values)}
  group by release_year
),
totals as (
  select
    cast(coalesce(sum(ms), 0) as bigint) as all_ms,
    cast(coalesce(sum(plays), 0) as bigint) as all_plays,
    cast(coalesce(sum(ms) filter (where release_year is not null), 0) as bigint) as known_ms,
    cast(coalesce(sum(plays) filter (where release_year is not null), 0) as bigint) as known_plays
  from years
),
latest as (
  select year as as_of_year
  from daily_totals
  where date = (select max(last_date) from years)
),
spans as (
  select
    ends.release_year as to_year,
    cast(sum(years.ms) as bigint) as ms,
    cast(sum(years.plays) as bigint) as plays
  from years as ends
  join years on years.release_year
    between ends.release_year - ${SPAN_YEARS - 1} and ends.release_year
  where ends.release_year <= (select as_of_year from latest)
  group by ends.release_year
),
best as (
  select to_year, ms, plays
  from spans
  order by ${byMetric(filters)}, to_year desc
  limit 1
)
select
  as_of_year - to_year + ${AGE_THEN + (SPAN_YEARS - 1) / 2} as age,
  to_year - ${SPAN_YEARS - 1} as from_year,
  to_year,
  as_of_year,
  coalesce(best.ms, 0) as span_ms,
  coalesce(best.plays, 0) as span_plays,
  known_ms,
  known_plays,
  all_ms,
  all_plays
from totals
left join best on true
left join latest on true`);
  },
});
