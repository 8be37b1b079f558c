import { quoteName, type Table } from "../../db/tables.ts";
import type { Column } from "./columns.ts";
import { type Hash, hashBytes } from "./postgres_hash.ts";

/** About how many rows a run has. */
const RUN_ROWS = 1024;
/** The most runs that a table is divided into by the bits of its key or of its key's hash. */
const MOST_RUNS = 4096;

/** How the rows of a table are divided into runs. */
export interface Runs {
  /** The index of the column that decides a row's run. */
  readonly column: number;
  /** The run of a row, as an integer expression of PostgreSQL. */
  readonly sql: string;
  /** Whether DuckDB evaluates the same expression to the same run. */
  readonly isPortable: boolean;
  /** The bits of a key or its hash that are its run; 0 where runs follow the order of the column. */
  readonly mask: number;
  /** The run of a row, computed from the column's values. */
  readonly of: (column: Column, row: number) => number;
  /**
   * A condition that the rows of a range of runs meet, so that an index or the statistics of stored
   * rows find them. Undefined where runs do not follow the order of the column.
   */
  readonly between?: (first: number, last: number) => string;
}

/**
 * Divides a table into runs by a column of its key: numbers and days that follow each other share a
 * run, years each have their own, and the rest is spread: ids by their last bits, texts by their hash.
 *
 * @param rows about how many rows the table has
 * @param mask the mask of an earlier division, to divide the table the same way
 *
 * @example
 * ```ts
 * import { TABLES } from "../../db/tables.ts";
 * import { runsOf } from "./runs.ts";
 *
 * console.assert(runsOf(TABLES.plays, 100_000).sql === '"play_id" >> 10');
 * ```
 */
export function runsOf({ columns, key, runs }: Table, rows: number, mask = maskFor(rows)): Runs {
  const name = runs ?? key[0] ?? "";
  const column = Object.keys(columns).indexOf(name);
  const value = quoteName(name);
  const ordered = { column, isPortable: true, mask: 0 };
  switch (columns[name]?.type) {
    case "smallint":
      return { ...ordered, sql: `${value}::integer`, of: shifted(0) };
    case "integer": {
      const bits = Math.log2(RUN_ROWS);
      return {
        ...ordered,
        sql: `${value} >> ${bits}`,
        of: shifted(bits),
        between: (first, last) =>
          `${value} >= ${first * RUN_ROWS} and ${value} < ${(last + 1) * RUN_ROWS}`,
      };
    }
    case "date":
      return { ...ordered, sql: `(${value} - date '2000-01-01') >> 6`, of: shifted(6) };
    case "bigint":
      // Ids are hashes of names already.
      return {
        column,
        isPortable: true,
        mask,
        sql: `(${value} & ${mask})::integer`,
        of: masked(mask),
      };
    default:
      return {
        column,
        isPortable: false,
        mask,
        sql: `(hashtextextended(${value}, 0) & ${mask})::integer`,
        of: hashed(mask),
      };
  }
}

function maskFor(rows: number): number {
  return Math.min(MOST_RUNS, 2 ** Math.ceil(Math.log2(rows / RUN_ROWS + 1))) - 1;
}

function shifted(bits: number): Runs["of"] {
  return (column, row) => column.kind === "small" ? (column.values[row] ?? 0) >> bits : 0;
}

function masked(mask: number): Runs["of"] {
  return (column, row) => column.kind === "wide" ? (column.words[2 * row] ?? 0) & mask : 0;
}

const hash: Hash = { high: 0, low: 0 };

function hashed(mask: number): Runs["of"] {
  return (column, row) => {
    if (column.kind !== "text") return 0;
    hashBytes(column.bytes, column.offsets[row] ?? 0, Math.max(0, column.lengths[row] ?? 0), hash);
    return hash.low & mask;
  };
}
