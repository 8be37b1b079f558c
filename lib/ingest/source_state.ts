import { counted } from "../core/plural.ts";
import type { Database } from "../db/duckdb.ts";
import { CliError } from "../core/errors.ts";
import { isExported } from "./read_export.ts";
import type { Source } from "./sources.ts";

/** Where a source's records ended up, and the unknown keys in its first records. */
export interface SourceState extends Pick<Source, "path" | "format"> {
  readonly records: number;
  /** Usable records. */
  readonly usable: number;
  /** Usable records without title and artist, or with placeholders instead. */
  readonly nameless: number;
  /** Usable records with a name, even a placeholder. */
  readonly named: number;
  /** Usable records without any name that are long enough to be a play. */
  readonly namelessPlays: number;
  /** Plays and records set aside; 0 if all are duplicates of other sources' records. */
  readonly kept: number;
  readonly unknownKeys: readonly string[];
}

/**
 * The state of each source. Needs `work.numbered_sources` and `work.duplicates`.
 *
 * @param sources in the order of their file numbers
 * @param unknown the unknown keys in each source's first records
 */
export async function sourceStates(
  database: Database,
  sources: readonly Source[],
  unknown: readonly (readonly string[])[],
): Promise<SourceState[]> {
  const rows = await database.rows(`
    with repeated as (
      select file_number, count(*) as duplicates
      from work.duplicates
      join work.records on records.rowid = record
      group by file_number
    )
    select
      file_number,
      cast(records as integer) as records,
      cast(usable as integer) as usable,
      cast(nameless as integer) as nameless,
      cast(named as integer) as named,
      cast(nameless_plays as integer) as nameless_plays,
      cast(usable - coalesce(duplicates, 0) as integer) as kept
    from work.numbered_sources
    left join repeated using (file_number)
    order by file_number`);
  const states: SourceState[] = [];
  for (const row of rows) {
    const number = Number(row["file_number"]);
    const source = sources[number];
    if (source === undefined) continue;
    states.push({
      path: source.path,
      format: source.format,
      records: Number(row["records"]),
      usable: Number(row["usable"]),
      nameless: Number(row["nameless"]),
      named: Number(row["named"]),
      namelessPlays: Number(row["nameless_plays"]),
      kept: Number(row["kept"]),
      unknownKeys: unknown[number] ?? [],
    });
  }
  return states;
}

/**
 * Refuses a history source without any usable or any named record: the format must have changed, and
 * a database of nameless plays is worse than the old one. Nameless records that are too short for a
 * play are genuine.
 *
 * @throws {CliError} `nothing-usable`
 */
export function refuseUseless(states: readonly SourceState[]): void {
  for (const { path, format, records, usable, named, namelessPlays, unknownKeys } of states) {
    if (records === 0 || isExported(format)) continue;
    const isNameless = named === 0 && namelessPlays > 0;
    if (usable > 0 && !isNameless) continue;
    const found = usable === 0 ? "can be used" : "has a title or an artist";
    const keys = unknownKeys.length === 0
      ? ""
      : ` Unknown keys in its records: ${unknownKeys.slice(0, 8).join(", ")}.`;
    throw new CliError("nothing-usable", {
      what: `None of the ${counted(records, "record")} in ${path} ${found}.${keys}`,
      where: path,
      fix: "If this is what Spotify sent, update Tonearm, or report it with these keys. " +
        "Otherwise move the file out of the folder. The data you had is unchanged.",
    });
  }
}
