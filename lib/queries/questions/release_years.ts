import { hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  period: text("The year as 1994, or the decade as 1990s."),
  release_year: integer("The year, or the decade's first."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

/** What came out in one year or decade. */
export type ReleasePeriod = RowOf<typeof columns>;

export const question = list({
  path: "release-years",
  exposure: { ranges: "months", columns: { period: "label" } },
  help: "Hours and plays by the year or decade in which the tracks came out; tracks without a " +
    "known year are left out.",
  params: [...FILTERS, "credit", "groupBy"],
  choices: { groupBy: ["year", "decade"] },
  defaults: { groupBy: "year" },
  columns,
  sql: (filters) => {
    const values = new Values();
    const isDecade = filters.groupBy === "decade";
    return values.statement(`
with years as (
  select release_year, sum(ms) as ms, count(*) as plays
  from listens
  ${where(filters, values, ["release_year is not null"])}
  group by release_year
),
grouped as (
  select ${
      isDecade ? "release_year - release_year % 10" : "release_year"
    } as release_year, ms, plays
  from years
)
select
  cast(release_year as text)${isDecade ? " || 's'" : ""} as period,
  release_year,
  cast(sum(ms) as bigint) as ms,
  cast(sum(plays) as bigint) as plays
from grouped
group by release_year
order by release_year`);
  },
});
