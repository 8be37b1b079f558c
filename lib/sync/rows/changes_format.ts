import { type Column, isValid } from "./columns.ts";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DAY_MS = 86_400_000;
/** Milliseconds from 1970 to 2000, when PostgreSQL's count begins. */
const EPOCH_MS = 946_684_800_000;
const SMALLEST = -0x80000000;
const GREATEST = 0x7fffffff;

/**
 * Rows in the text format of a `copy` into a table of two columns, `table_number
 * smallint` and `fields text[]`, which takes rows of many tables in one copy. PostgreSQL reads each field as the type
 * of its column. The binary format would take 4 bytes a field more.
 *
 * @example
 * ```ts
 * import { ChangedRows } from "./changes_format.ts";
 *
 * const rows = new ChangedRows(1, ["integer"]);
 * rows.add([{ kind: "small", width: 4, values: Int32Array.of(42), valid: undefined }], 0);
 * console.assert(new TextDecoder().decode(rows.bytes) === "1\t{42}\n");
 * ```
 */
export class ChangedRows {
  readonly #tableNumber: number;
  readonly #types: readonly string[];
  #bytes = new Uint8Array(4096);
  #length = 0;
  #count = 0;
  readonly #dates = new Map<number, CalendarDate>();

  /**
   * @param tableNumber tells which table the rows belong to
   * @param types the types of its columns, as SQL names them
   */
  constructor(tableNumber: number, types: readonly string[]) {
    this.#tableNumber = tableNumber;
    this.#types = types;
  }

  /** How many rows were added. */
  get count(): number {
    return this.#count;
  }

  /** The encoded rows. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Adds one row of a block. */
  add(columns: readonly Column[], row: number): void {
    this.#ascii(`${this.#tableNumber}\t{`);
    for (const [at, column] of columns.entries()) {
      if (at > 0) this.#ascii(",");
      this.#field(column, this.#types[at] ?? "", row);
    }
    this.#ascii("}\n");
    this.#count++;
  }

  #field(column: Column, type: string, row: number): void {
    if (column.kind === "text") {
      const length = column.lengths[row] ?? -1;
      const from = column.offsets[row] ?? 0;
      if (length < 0) this.#ascii("NULL");
      else this.#text(column.bytes, from, from + length);
    } else if (!isValid(column.valid, row)) this.#ascii("NULL");
    else if (column.kind === "small") this.#ascii(this.#smallText(column.values[row] ?? 0, type));
    else {
      const [low, high] = [column.words[2 * row] ?? 0, column.words[2 * row + 1] ?? 0];
      this.#ascii(this.#wideText(high, low, type));
    }
  }

  /** A text in quotes, escaped for the array and then once more for the copy. */
  #text(bytes: Uint8Array, from: number, to: number): void {
    this.#reserve(4 * (to - from) + 2);
    const written = this.#bytes;
    let length = this.#length;
    const escape = (count: number, byte: number) => {
      for (let left = count; left > 0; left--) written[length++] = BACKSLASH;
      written[length++] = byte;
    };
    written[length++] = QUOTE;
    for (let at = from; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === BACKSLASH) escape(3, BACKSLASH);
      else if (byte === QUOTE) escape(2, QUOTE);
      else if (byte === LINE_FEED) escape(1, 0x6e);
      else if (byte === CARRIAGE_RETURN) escape(1, 0x72);
      else if (byte === TAB) escape(1, 0x74);
      else written[length++] = byte;
    }
    written[length++] = QUOTE;
    this.#length = length;
  }

  #ascii(text: string): void {
    this.#reserve(text.length);
    for (let at = 0; at < text.length; at++) this.#bytes[this.#length++] = text.charCodeAt(at);
  }

  #smallText(value: number, type: string): string {
    if (type !== "date") return String(value);
    if (value === GREATEST) return "infinity";
    if (value === SMALLEST) return "-infinity";
    const { day, era } = this.#date(value);
    return day + era;
  }

  #wideText(high: number, low: number, type: string): string {
    if (type === "double precision") return doubleText(high, low);
    if (type !== "timestamp") return String((BigInt(high) << 32n) + BigInt(low >>> 0));
    if (high === GREATEST && low === -1) return "infinity";
    if (high === SMALLEST && low === 0) return "-infinity";
    const value = (BigInt(high) << 32n) + BigInt(low >>> 0);
    const micros = Number((value % 1000n + 1000n) % 1000n);
    const ms = Number((value - BigInt(micros)) / 1000n);
    const { day, era } = this.#date(Math.floor(ms / DAY_MS));
    return `${day} ${clockText(ms - Math.floor(ms / DAY_MS) * DAY_MS, micros)}${era}`;
  }

  /** The same days come up again and again. */
  #date(days: number): CalendarDate {
    let date = this.#dates.get(days);
    if (date === undefined) this.#dates.set(days, date = calendarDate(days));
    return date;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + size));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}

/** A date as PostgreSQL reads it, and ` BC` where it is before our era. */
interface CalendarDate {
  readonly day: string;
  readonly era: string;
}

/** @param days days since 2000-01-01 */
function calendarDate(days: number): CalendarDate {
  const date = new Date(EPOCH_MS + days * DAY_MS);
  const year = date.getUTCFullYear();
  const shown = String(year > 0 ? year : 1 - year).padStart(4, "0");
  return { day: shown + date.toISOString().slice(-20, -14), era: year > 0 ? "" : " BC" };
}

/** A time of day, with a fraction where it has one. */
function clockText(ms: number, micros: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const seconds = Math.floor(ms / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = (ms % 1000) * 1000 + micros;
  return time.map(two).join(":") +
    (fraction === 0 ? "" : `.${String(fraction).padStart(6, "0")}`);
}

/** The shortest text that is read as the same number; the sign of zero stays. */
function doubleText(high: number, low: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, high);
  view.setInt32(4, low);
  const value = view.getFloat64(0);
  return Object.is(value, -0) ? "-0" : String(value);
}
