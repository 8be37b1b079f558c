import {
  type Column,
  isValid,
  type SmallColumn,
  type TextColumn,
  type WideColumn,
} from "./columns.ts";
import { type Hash, hashBigint, hashBytes, hashInteger } from "./postgres_hash.ts";

/** The hashes of rows, their upper and their lower 32 bits. */
export interface RowHashes {
  readonly high: Int32Array;
  readonly low: Uint32Array;
}

/**
 * The hashes that `hash_record_extended(row, 0)` of PostgreSQL gives rows of these columns.
 *
 * @param columns the columns of the table, in their order
 *
 * @example
 * ```ts
 * import { hashRows } from "./row_hashes.ts";
 *
 * const values = Int32Array.of(1, 2);
 * const { high } = hashRows([{ kind: "small", width: 4, values, valid: undefined }], 2);
 * console.assert(high[0] !== high[1]);
 * ```
 */
export function hashRows(columns: readonly Column[], rows: number): RowHashes {
  const hashes = { high: new Int32Array(rows), low: new Uint32Array(rows) };
  for (const column of columns) {
    if (column.kind === "small") addSmall(hashes, column, rows);
    else if (column.kind === "wide") addWide(hashes, column, rows);
    else addTexts(hashes, column, rows);
  }
  return hashes;
}

const NULL: Hash = { high: 0, low: 0 };
const hash: Hash = { high: 0, low: 0 };

function addSmall(hashes: RowHashes, { values, valid }: SmallColumn, rows: number): void {
  for (let row = 0; row < rows; row++) {
    if (!isValid(valid, row)) {
      add(hashes, row, NULL);
      continue;
    }
    hashInteger(values[row] ?? 0, hash);
    add(hashes, row, hash);
  }
}

function addWide(hashes: RowHashes, { words, valid, isDouble }: WideColumn, rows: number): void {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  for (let row = 0; row < rows; row++) {
    const low = words[2 * row] ?? 0;
    const high = words[2 * row + 1] ?? 0;
    if (!isValid(valid, row) || isDouble && low === 0 && (high & 0x7fffffff) === 0) {
      // Zero and its negative are equal, and have the seed for a hash.
      add(hashes, row, NULL);
      continue;
    }
    if (isDouble) hashBytes(bytes, 8 * row, 8, hash);
    else hashBigint(high, low, hash);
    add(hashes, row, hash);
  }
}

function addTexts(hashes: RowHashes, { bytes, offsets, lengths }: TextColumn, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const length = lengths[row] ?? -1;
    if (length < 0) {
      add(hashes, row, NULL);
      continue;
    }
    hashBytes(bytes, offsets[row] ?? 0, length, hash);
    add(hashes, row, hash);
  }
}

/** Adds the next column's value to a row's hash. */
function add(hashes: RowHashes, row: number, { high, low }: Hash): void {
  const product = (hashes.low[row] ?? 0) * 31 + (low >>> 0);
  const newLow = product >>> 0;
  hashes.low[row] = newLow;
  hashes.high[row] = Math.imul(hashes.high[row] ?? 0, 31) + high + (product - newLow) / 2 ** 32;
}
