import type { ColumnType } from "../../db/tables.ts";
import { type Vector, WIDTHS } from "../../db/vectors.ts";

/** A column of integers of up to 32 bits, as PostgreSQL represents its values. */
export interface SmallColumn {
  readonly kind: "small";
  /** How many bytes a value takes in PostgreSQL. */
  readonly width: 1 | 2 | 4;
  readonly values: Int32Array;
  readonly valid: Uint8Array | undefined;
}

/** A column of values of 64 bits. */
export interface WideColumn {
  readonly kind: "wide";
  /** Of each value the lower and then the upper 32 bits. */
  readonly words: Int32Array;
  /** Whether they are floating point numbers. */
  readonly isDouble: boolean;
  readonly valid: Uint8Array | undefined;
}

/** A column of texts in UTF-8. */
export interface TextColumn {
  readonly kind: "text";
  readonly bytes: Uint8Array;
  /** Where each text begins. */
  readonly offsets: Int32Array;
  /** How many bytes each has; -1 for a null. */
  readonly lengths: Int32Array;
}

/** The values of some rows, as PostgreSQL represents them. */
export type Column = SmallColumn | WideColumn | TextColumn;

/** PostgreSQL counts days and microseconds from 2000 on, DuckDB from 1970 on. */
const EPOCH_DAYS = 10_957;
const EPOCH_MICROSECONDS = 946_684_800_000_000n;
const EPOCH_LOW = Number(BigInt.asUintN(32, EPOCH_MICROSECONDS));
const EPOCH_HIGH = Number(EPOCH_MICROSECONDS >> 32n);
/** The ends of time: the greatest number, and for DuckDB its negative. */
const GREATEST = 0x7fffffff;

/** Whether a row has a value. */
export function isValid(valid: Uint8Array | undefined, row: number): boolean {
  return valid === undefined || ((valid[row >> 3] ?? 0) >> (row & 7) & 1) === 1;
}

/** A vector of numbers, as PostgreSQL represents them. */
export function numberColumn(
  type: Exclude<ColumnType, "text">,
  { bytes, valid }: Vector,
  rows: number,
): Column {
  switch (type) {
    case "boolean":
      return { kind: "small", width: 1, values: Int32Array.from(bytes), valid };
    case "smallint":
      return {
        kind: "small",
        width: 2,
        values: Int32Array.from(new Int16Array(bytes.buffer)),
        valid,
      };
    case "integer":
      return { kind: "small", width: 4, values: new Int32Array(bytes.buffer), valid };
    case "date":
      return { kind: "small", width: 4, values: days(new Int32Array(bytes.buffer), rows), valid };
    case "bigint":
      return { kind: "wide", words: new Int32Array(bytes.buffer), isDouble: false, valid };
    case "timestamp":
      return {
        kind: "wide",
        words: microseconds(new Int32Array(bytes.buffer), rows),
        isDouble: false,
        valid,
      };
    case "double precision":
      return { kind: "wide", words: new Int32Array(bytes.buffer), isDouble: true, valid };
  }
}

/** A vector of short texts, which lie in their descriptors after their lengths. */
export function shortTextColumn({ bytes, valid }: Vector, rows: number): TextColumn {
  const words = new Int32Array(bytes.buffer);
  const offsets = new Int32Array(rows);
  const lengths = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    offsets[row] = row * WIDTHS.text + 4;
    lengths[row] = isValid(valid, row) ? words[row * 4] ?? 0 : -1;
  }
  return { kind: "text", bytes, offsets, lengths };
}

/** Turns DuckDB's days into PostgreSQL's, in place. */
function days(values: Int32Array, rows: number): Int32Array {
  for (let row = 0; row < rows; row++) {
    const value = values[row] ?? 0;
    if (value === GREATEST) continue;
    values[row] = value === -GREATEST ? -GREATEST - 1 : value - EPOCH_DAYS;
  }
  return values;
}

/** Turns DuckDB's microseconds into PostgreSQL's, in place. */
function microseconds(words: Int32Array, rows: number): Int32Array {
  for (let at = 0; at < 2 * rows; at += 2) {
    const low = (words[at] ?? 0) >>> 0;
    const high = words[at + 1] ?? 0;
    if (high === GREATEST && low === 0xffffffff) continue;
    if (high === -GREATEST - 1 && low === 1) {
      words[at] = 0;
      continue;
    }
    words[at] = low - EPOCH_LOW;
    words[at + 1] = high - EPOCH_HIGH - (low < EPOCH_LOW ? 1 : 0);
  }
  return words;
}
