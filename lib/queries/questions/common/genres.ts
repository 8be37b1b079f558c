import type { Filters } from "../../filters/params.ts";
import { rowsOf, type Sql, Values } from "../../sql.ts";
import { albumArtistTotals, byMetric, sharedAmongGenres } from "./shared.ts";

/** Listening by genre or broad genre; artists without genres are left out. */
export function genresSql(column: "genre" | "broad_genre", filters: Filters): Sql {
  const values = new Values();
  return values.statement(`
with totals as (
  ${albumArtistTotals(filters, values)}
),
known as (
  select
    ${column},
    artist_genres.artist_id,
    position,
    genres,
    cast(ms as bigint) as ms,
    cast(plays as bigint) * 10000 as plays
  from totals
  join artist_genres on artist_genres.artist_id = totals.artist_id
),
shared as (
  select
    ${column},
    artist_id,
    ${sharedAmongGenres("ms")} as ms,
    ${sharedAmongGenres("plays")} as plays
  from known
),
summed as (
  select
    ${column},
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays,
    count(distinct artist_id) as artists
  from shared
  group by ${column}
)
select ${column}, ms, plays as plays_e4, artists
from summed
order by ${byMetric(filters)}, ${column} collate "C"
${rowsOf(filters, values)}`);
}
