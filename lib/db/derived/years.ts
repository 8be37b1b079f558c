import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** Each artist's listening and rank in each year. */
export const ARTIST_YEARS = yearsOf("artist", "an artist", "the artist");

/** Each track's listening and rank in each year. */
export const TRACK_YEARS = yearsOf("track", "a track", "the track");

/** Each album's listening and rank in each year. */
export const ALBUM_YEARS = yearsOf("album", "an album", "the album");

function yearsOf(kind: string, one: string, the: string): DerivedTable {
  const id = `${kind}_id`;
  return {
    help: `One row ${one} and year.`,
    columns: {
      [id]: need("bigint", the),
      year: need("smallint", "the local year"),
      ms: need("bigint", "listening, in milliseconds"),
      plays: need("integer", "how many plays"),
      ms_rank: need("integer", "its rank by hours in that year"),
      plays_rank: need("integer", "its rank by plays in that year"),
    },
    key: [id, "year"],
    runs: "year",
    synced: true,
    needs: ["compact_plays"],
    derive: `
    with years as (
      select ${id}, year, sum(ms) as ms, count(*) as plays
      from compact_plays
      where ${id} is not null
      group by all
    )
    select
      ${id},
      year,
      ms,
      plays,
      rank() over (partition by year order by ms desc),
      rank() over (partition by year order by plays desc)
    from years`,
  };
}
