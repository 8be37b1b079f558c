import { hours, integer, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { albumArtistTotals } from "./common/shared.ts";

const columns = {
  providers: text("The services that these artists' genres come from, separated by commas."),
  hours: hours("Listening to artists whose genres come from these services, in hours."),
  plays: integer("How many plays of them."),
};

/** Listening by the services that its genres come from. */
export type GenreSource = RowOf<typeof columns>;

export const question = list({
  path: "genre-sources",
  exposure: { ranges: "months", columns: { providers: "label" } },
  help:
    "Which services the known genres come from, and how much listening that covers. An artist " +
    "whose genres come from several services counts under all of them together.",
  params: [...FILTERS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with totals as (
  ${albumArtistTotals(filters, values)}
),
told as (
  select
    coalesce(provider, '') as providers,
    cast(sum(totals.ms) as bigint) as ms,
    cast(sum(totals.plays) as bigint) as plays
  from totals
  join played_artists on played_artists.artist_id = totals.artist_id
  join artists on artists.artist_name = played_artists.artist_name
  where has_genres
  group by 1
)
select providers, ms, plays
from told
order by ms desc, providers collate "C"`);
  },
});
