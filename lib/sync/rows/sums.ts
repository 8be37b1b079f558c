import { quoteName, type Table } from "../../db/tables.ts";
import type { Block } from "./read.ts";
import { hashRows, type RowHashes } from "./row_hashes.ts";
import type { Runs } from "./runs.ts";

/** The number of some rows and the sum of their hashes. */
export interface Sum {
  readonly rows: number;
  /** The sum of their hashes, its last 64 bits as a signed number. */
  readonly hashes: bigint;
}

/** The sums of a table, by run. */
export type Sums = ReadonlyMap<number, Sum>;

/**
 * The hash of a row, as an expression of PostgreSQL 14 and later. It takes the columns in the order of
 * their declaration, whatever their order in the existing table.
 */
export function rowHashSql({ columns }: Pick<Table, "columns">): string {
  return `hash_record_extended(row(${Object.keys(columns).map(quoteName).join(", ")}), 0)`;
}

/** The sum of all runs. */
export function totalOf(sums: Sums): Sum {
  let rows = 0;
  let hashes = 0n;
  for (const sum of sums.values()) {
    rows += sum.rows;
    hashes += sum.hashes;
  }
  return { rows, hashes: wrapSum(hashes) };
}

/** The last 64 bits of a sum of hashes, as a signed number. */
export function wrapSum(hashes: bigint): bigint {
  return BigInt.asIntN(64, hashes);
}

/** A running sum. Its halves are exact for a few million rows, and are folded before that. */
interface Growing {
  rows: number;
  folded: bigint;
  unfolded: number;
  high: number;
  low: number;
}

/** How many rows are added before a sum is folded. */
const FOLD_ROWS = 2 ** 20;

/** Adds up the hashes of rows, run by run. */
export class RunSums {
  readonly #runs: Runs | undefined;
  readonly #sums = new Map<number, Growing>();

  /** @param runs how rows are divided; all are one run when absent */
  constructor(runs?: Runs) {
    this.#runs = runs;
  }

  /** Adds the rows of a block, whose hashes may be known. */
  add({ rows, columns }: Block, { high, low }: RowHashes = hashRows(columns, rows)): void {
    const column = columns[this.#runs?.column ?? 0];
    let run = 0;
    let sum: Growing | undefined;
    for (let row = 0; row < rows; row++) {
      const next = this.#runs === undefined || column === undefined
        ? 0
        : this.#runs.of(column, row);
      if (sum === undefined || next !== run) sum = this.#sumOf(run = next);
      sum.rows++;
      sum.unfolded++;
      sum.high += high[row] ?? 0;
      sum.low += low[row] ?? 0;
      if (sum.unfolded === FOLD_ROWS) fold(sum);
    }
  }

  /** The sums so far. */
  sums(): Sums {
    for (const sum of this.#sums.values()) fold(sum);
    return new Map(
      [...this.#sums].map(([run, { rows, folded }]) => [run, { rows, hashes: wrapSum(folded) }]),
    );
  }

  #sumOf(run: number): Growing {
    const known = this.#sums.get(run);
    if (known !== undefined) return known;
    const sum = { rows: 0, folded: 0n, unfolded: 0, high: 0, low: 0 };
    this.#sums.set(run, sum);
    return sum;
  }
}

function fold(sum: Growing): void {
  sum.folded += (BigInt(sum.high) << 32n) + BigInt(sum.low);
  [sum.unfolded, sum.high, sum.low] = [0, 0, 0];
}
