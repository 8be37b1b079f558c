import { type Column, isValid } from "./columns.ts";

const TEXT_OID = 25;
const DAY_MS = 86_400_000;
/** Milliseconds from 1970 to 2000, when PostgreSQL's count begins. */
const EPOCH_MS = 946_684_800_000;
const SMALLEST = -0x80000000;
const GREATEST = 0x7fffffff;

/**
 * A row as `copy` takes it for a table of two columns, `place smallint` and `fields text[]`: rows of
 * many tables in one copy. PostgreSQL reads each field as its column's type.
 *
 * @param place which table the row is of
 * @param types the types of the columns, as SQL names them
 */
export function encodeChange(
  place: number,
  columns: readonly Column[],
  types: readonly string[],
  row: number,
): Uint8Array<ArrayBuffer> {
  const fields = columns.map((column, at) => fieldOf(column, types[at] ?? "", row));
  const size = fields.reduce((sum, field) => sum + 4 + (field?.length ?? 0), 20);
  const bytes = new Uint8Array(2 + 4 + 2 + 4 + size);
  const view = new DataView(bytes.buffer);
  view.setInt16(0, 2);
  view.setInt32(2, 2);
  view.setInt16(6, place);
  view.setInt32(8, size);
  // An array: one dimension, whether it holds nulls, what it holds, how many from which number on.
  view.setInt32(12, 1);
  view.setInt32(16, 1);
  view.setInt32(20, TEXT_OID);
  view.setInt32(24, fields.length);
  view.setInt32(28, 1);
  let at = 32;
  for (const field of fields) {
    view.setInt32(at, field?.length ?? -1);
    bytes.set(field ?? [], at + 4);
    at += 4 + (field?.length ?? 0);
  }
  return bytes;
}

/** A value as text that PostgreSQL reads; undefined for a null. */
function fieldOf(column: Column, type: string, row: number): Uint8Array | undefined {
  if (column.kind === "text") {
    const length = column.lengths[row] ?? -1;
    const from = column.offsets[row] ?? 0;
    return length < 0 ? undefined : column.bytes.subarray(from, from + length);
  }
  if (!isValid(column.valid, row)) return undefined;
  const text = column.kind === "small"
    ? smallText(column.values[row] ?? 0, type)
    : wideText(column.words[2 * row + 1] ?? 0, column.words[2 * row] ?? 0, type);
  return new TextEncoder().encode(text);
}

function smallText(value: number, type: string): string {
  if (type !== "date") return String(value);
  if (value === GREATEST) return "infinity";
  if (value === SMALLEST) return "-infinity";
  return dateText(new Date(EPOCH_MS + value * DAY_MS));
}

function wideText(high: number, low: number, type: string): string {
  const value = (BigInt(high) << 32n) + BigInt(low >>> 0);
  if (type === "double precision") return doubleText(value);
  if (type !== "timestamp") return String(value);
  if (high === GREATEST && low === -1) return "infinity";
  if (high === SMALLEST && low === 0) return "-infinity";
  const micros = ((value % 1000n) + 1000n) % 1000n;
  const date = new Date(EPOCH_MS + Number((value - micros) / 1000n));
  const time = `${date.toISOString().slice(-13, -1)}${String(micros).padStart(3, "0")}`;
  const [day = "", era = ""] = dateText(date).split(/(?= BC)/);
  return `${day} ${time.replace(/\.0{6}$/, "")}${era}`;
}

/** The shortest text that is read as the same number; the sign of zero stays. */
function doubleText(bits: bigint): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, bits);
  const value = view.getFloat64(0);
  return Object.is(value, -0) ? "-0" : String(value);
}

function dateText(date: Date): string {
  const year = date.getUTCFullYear();
  const rest = date.toISOString().slice(-20, -14);
  const shown = String(year > 0 ? year : 1 - year).padStart(4, "0");
  return `${shown}${rest}${year > 0 ? "" : " BC"}`;
}
