import { hours, integer, type RowOf, share } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { everythingOf, totalsOf } from "./common/shared.ts";

const columns = {
  artists: integer("How many of the first artists: 1, 10 or 100."),
  hours: hours("Listening to the first that many by hours, in hours."),
  plays: integer("Plays of the first that many by plays."),
  hours_share: share("Their share of all hours, those without an artist too.", "ms", "all_ms"),
  plays_share: share(
    "Their share of all plays, those without an artist too.",
    "plays",
    "all_plays",
  ),
};

/** How much goes to the first few artists. */
export type Concentration = RowOf<typeof columns>;

export const question = list({
  path: "concentration",
  exposure: { ranges: "months", columns: {} },
  help: "The share of listening that goes to the first 1, 10 and 100 artists.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    const first = (number: number) =>
      `select
    ${number} as artists,
    cast(coalesce(sum(ms) filter (where ms_rank <= ${number}), 0) as bigint) as ms,
    cast(coalesce(sum(plays) filter (where plays_rank <= ${number}), 0) as bigint) as plays
  from ranked`;
    return values.statement(`
with totals as (
  ${totalsOf("artist", filters, values)}
),
everything as (
  ${everythingOf(filters, values)}
),
ranked as (
  select
    ms,
    plays,
    row_number() over (order by ms desc, plays desc) as ms_rank,
    row_number() over (order by plays desc, ms desc) as plays_rank
  from totals
)
select artists, ms, plays, all_ms, all_plays
from (
  ${[1, 10, 100].map(first).join("\n  union all\n  ")}
) as shares
cross join everything
order by artists`);
  },
});
