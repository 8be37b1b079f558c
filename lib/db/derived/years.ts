import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** Each artist's listening in each year. */
export const ARTIST_YEARS = yearsOf("artist", "an artist", "the artist");

/** Each track's listening in each year. */
export const TRACK_YEARS = yearsOf("track", "a track", "the track");

/** Each album's listening in each year. */
export const ALBUM_YEARS = yearsOf("album", "an album", "the album");

/** Ranks are left to questions: one new play would change those of a whole year. */
function yearsOf(kind: string, one: string, the: string): DerivedTable {
  const id = `${kind}_id`;
  return {
    help: `One row ${one} and year.`,
    columns: {
      [id]: need("bigint", the),
      year: need("smallint", "the local year"),
      ms: need("bigint", "listening, in milliseconds"),
      plays: need("integer", "how many plays"),
    },
    key: [id, "year"],
    runs: "year",
    synced: true,
    needs: ["compact_plays"],
    derive: `
    select ${id}, year, sum(ms), count(*)
    from compact_plays
    where ${id} is not null
    group by all`,
  };
}
