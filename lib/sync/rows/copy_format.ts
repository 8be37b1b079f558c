import {
  type Column,
  isValid,
  type SmallColumn,
  type TextColumn,
  type WideColumn,
} from "./columns.ts";

/** What `copy … (format binary)` begins with: its signature, no flags, no extension. */
export const COPY_HEADER: Uint8Array<ArrayBuffer> = Uint8Array.of(
  ...[...new TextEncoder().encode("PGCOPY\n"), 0xff, 0x0d, 0x0a, 0],
  ...[0, 0, 0, 0, 0, 0, 0, 0],
);

/** What it ends with: -1 in place of a number of fields. */
export const COPY_TRAILER: Uint8Array<ArrayBuffer> = Uint8Array.of(0xff, 0xff);

/**
 * Rows as PostgreSQL's `copy … from stdin (format binary)` takes them, with neither header nor
 * trailer: for each the number of fields, and for each field its length and its bytes.
 *
 * @param columns the columns that are copied, in their order
 * @param chosen the rows to write, by their place; all when absent
 *
 * @example
 * ```ts
 * import { encodeRows } from "./copy_format.ts";
 *
 * const values = Int32Array.of(7);
 * const bytes = encodeRows([{ kind: "small", width: 2, values, valid: undefined }], 1);
 * console.assert(bytes.join() === "0,1,0,0,0,2,0,7");
 * ```
 */
export function encodeRows(
  columns: readonly Column[],
  rows: number,
  chosen?: Int32Array,
): Uint8Array<ArrayBuffer> {
  const written = chosen ?? Int32Array.from({ length: rows }, (_, row) => row);
  const ends = new Int32Array(written.length);
  const size = placeRows(columns, written, ends);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < written.length; at++) {
    view.setInt16(ends[at] ?? 0, columns.length);
    ends[at] = (ends[at] ?? 0) + 2;
  }
  for (const column of columns) {
    if (column.kind === "small") writeSmall(view, column, written, ends);
    else if (column.kind === "wide") writeWide(view, column, written, ends);
    else writeTexts(view, bytes, column, written, ends);
  }
  return bytes;
}

/** Fills in where each row begins, and returns where the last one ends. */
function placeRows(columns: readonly Column[], written: Int32Array, starts: Int32Array): number {
  starts.fill(2 + 4 * columns.length);
  for (const column of columns) {
    const width = column.kind === "small" ? column.width : 8;
    for (let at = 0; at < written.length; at++) {
      const row = written[at] ?? 0;
      const bytes = column.kind === "text"
        ? Math.max(0, column.lengths[row] ?? 0)
        : isValid(column.valid, row)
        ? width
        : 0;
      starts[at] = (starts[at] ?? 0) + bytes;
    }
  }
  let size = 0;
  for (let at = 0; at < written.length; at++) {
    const bytes = starts[at] ?? 0;
    starts[at] = size;
    size += bytes;
  }
  return size;
}

function writeSmall(
  view: DataView,
  { values, width, valid }: SmallColumn,
  written: Int32Array,
  ends: Int32Array,
): void {
  for (let at = 0; at < written.length; at++) {
    const row = written[at] ?? 0;
    const to = ends[at] ?? 0;
    if (!isValid(valid, row)) {
      view.setInt32(to, -1);
      ends[at] = to + 4;
      continue;
    }
    const value = values[row] ?? 0;
    view.setInt32(to, width);
    if (width === 4) view.setInt32(to + 4, value);
    else if (width === 2) view.setInt16(to + 4, value);
    else view.setInt8(to + 4, value);
    ends[at] = to + 4 + width;
  }
}

function writeWide(
  view: DataView,
  { words, valid }: WideColumn,
  written: Int32Array,
  ends: Int32Array,
): void {
  for (let at = 0; at < written.length; at++) {
    const row = written[at] ?? 0;
    const to = ends[at] ?? 0;
    if (!isValid(valid, row)) {
      view.setInt32(to, -1);
      ends[at] = to + 4;
      continue;
    }
    view.setInt32(to, 8);
    view.setInt32(to + 4, words[2 * row + 1] ?? 0);
    view.setInt32(to + 8, words[2 * row] ?? 0);
    ends[at] = to + 12;
  }
}

/** From so many bytes on a text is copied as a whole, and not byte by byte. */
const LONG_TEXT = 48;

function writeTexts(
  view: DataView,
  bytes: Uint8Array,
  { bytes: texts, offsets, lengths }: TextColumn,
  written: Int32Array,
  ends: Int32Array,
): void {
  for (let at = 0; at < written.length; at++) {
    const row = written[at] ?? 0;
    const to = ends[at] ?? 0;
    const length = lengths[row] ?? -1;
    view.setInt32(to, length);
    ends[at] = to + 4 + Math.max(0, length);
    const from = offsets[row] ?? 0;
    if (length > LONG_TEXT) bytes.set(texts.subarray(from, from + length), to + 4);
    else {for (let place = 0; place < length; place++) {
        bytes[to + 4 + place] = texts[from + place] ?? 0;
      }}
  }
}
