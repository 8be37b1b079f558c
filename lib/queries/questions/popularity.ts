import { hours, integer, type RowOf } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  popularity: integer("The least popularity of the band: 0, 10, … 90; the last one holds 100 too."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

/** One band of popularity. */
export type PopularityBand = RowOf<typeof columns>;

export const question = list({
  path: "popularity",
  exposure: { ranges: "months", columns: {} },
  help: "Hours and plays by how popular Spotify says the tracks are, in bands of ten; tracks " +
    "without a known popularity are left out.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with known as (
  select popularity, sum(ms) as ms, count(*) as plays
  from listens
  ${where(filters, values, ["popularity is not null"])}
  group by popularity
),
bands as (
  select
    case when popularity >= 90 then 90 else popularity - popularity % 10 end as band,
    ms,
    plays
  from known
)
select band as popularity, cast(sum(ms) as bigint) as ms, cast(sum(plays) as bigint) as plays
from bands
group by band
order by band`);
  },
});
