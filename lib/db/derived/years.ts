import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** Each artist's listening in each year. */
export const ARTIST_YEARS = yearsOf("artist", "the artist");

/** Each track's listening in each year. */
export const TRACK_YEARS = yearsOf("track", "the track");

/** Each album's listening in each year. */
export const ALBUM_YEARS = yearsOf("album", "the album");

/** Ranks are left to the questions: one new play would change those of a whole year. */
function yearsOf(kind: string, the: string): DerivedTable {
  return yearsFrom({
    id: `${kind}_id`,
    help: `One row per ${kind} and year.`,
    the,
    needs: ["compact_plays"],
    from: "compact_plays",
  });
}

/** What a table of years is made from. */
interface YearsSource {
  /** The column that names whose years they are. */
  readonly id: string;
  readonly help: string;
  readonly the: string;
  readonly needs: readonly string[];
  /** A table or subquery of that column, `year` and `ms`, one row a play. */
  readonly from: string;
}

/** A table of the listening of each of some things in each year. */
export function yearsFrom({ id, help, the, needs, from }: YearsSource): DerivedTable {
  return {
    help,
    columns: {
      [id]: need("bigint", the),
      year: need("smallint", "the local year"),
      ms: need("bigint", "listening, in milliseconds"),
      plays: need("integer", "how many plays"),
    },
    key: [id, "year"],
    runs: "year",
    synced: true,
    needs,
    derive: `
    select ${id}, year, sum(ms), count(*)
    from ${from}
    where ${id} is not null
    group by all`,
  };
}
