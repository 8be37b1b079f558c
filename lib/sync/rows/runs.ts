import { quoteName, type Table } from "../../db/tables.ts";
import type { Column } from "./columns.ts";
import { type Hash, hashBigint, hashBytes, hashInteger } from "./postgres_hash.ts";

/** About how many rows a run has. */
const RUN_ROWS = 1024;
/** Runs at most, of those that are told by a hash. */
const MOST_RUNS = 4096;

/** How the rows of a table are divided into runs. */
export interface Runs {
  /** The place of the column that tells the run. */
  readonly column: number;
  /** The run of a row, as PostgreSQL works it out: an integer. */
  readonly sql: string;
  /** Whether DuckDB works it out by the same SQL. */
  readonly isPlain: boolean;
  /** The run of a row, worked out here. */
  readonly of: (column: Column, row: number) => number;
  /**
   * A condition that the rows of a range of runs meet, so that an index or the statistics of stored
   * rows find them. Undefined where runs do not follow the order of the column.
   */
  readonly between?: (first: number, last: number) => string;
}

/**
 * Divides a table into runs by a column of its key: numbers and days that follow each other are in
 * one run, years each have their own, and the rest is spread by its hash.
 *
 * @param rows about how many rows it has
 *
 * @example
 * ```ts
 * import { TABLES } from "../../db/tables.ts";
 * import { runsOf } from "./runs.ts";
 *
 * console.assert(runsOf(TABLES.plays, 100_000).sql === '"play_id" >> 10');
 * ```
 */
export function runsOf({ columns, key, runs }: Table, rows: number): Runs {
  const name = runs ?? key[0] ?? "";
  const column = Object.keys(columns).indexOf(name);
  const value = quoteName(name);
  switch (columns[name]?.type) {
    case "smallint":
      return { column, sql: `${value}::integer`, isPlain: true, of: numbered(0) };
    case "integer": {
      const bits = Math.log2(RUN_ROWS);
      return {
        column,
        sql: `${value} >> ${bits}`,
        isPlain: true,
        of: numbered(bits),
        between: (first, last) =>
          `${value} >= ${first * RUN_ROWS} and ${value} < ${(last + 1) * RUN_ROWS}`,
      };
    }
    case "date":
      return {
        column,
        sql: `(${value} - date '2000-01-01') >> 6`,
        isPlain: true,
        of: numbered(6),
      };
    default: {
      const mask = Math.min(MOST_RUNS, 2 ** Math.ceil(Math.log2(rows / RUN_ROWS + 1))) - 1;
      const hash = columns[name]?.type === "bigint" ? "hashint8extended" : "hashtextextended";
      const sql = `(${hash}(${value}, 0) & ${mask})::integer`;
      return { column, sql, isPlain: false, of: hashed(mask) };
    }
  }
}

function numbered(bits: number): Runs["of"] {
  return (column, row) => column.kind === "small" ? (column.values[row] ?? 0) >> bits : 0;
}

const hash: Hash = { high: 0, low: 0 };

function hashed(mask: number): Runs["of"] {
  return (column, row) => {
    if (column.kind === "wide") {
      hashBigint(column.words[2 * row + 1] ?? 0, column.words[2 * row] ?? 0, hash);
    } else if (column.kind === "text") {
      hashBytes(
        column.bytes,
        column.offsets[row] ?? 0,
        Math.max(0, column.lengths[row] ?? 0),
        hash,
      );
    } else hashInteger(column.values[row] ?? 0, hash);
    return hash.low & mask;
  };
}
