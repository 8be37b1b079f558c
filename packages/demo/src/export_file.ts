import { DAY_MS, yearOf } from "./dates.ts";
import type { Json } from "./record.ts";

const ENCODER = new TextEncoder();
const [OPEN, COMMA, CLOSE] = [0x5b, 0x2c, 0x5d];

/**
 * One JSON array in the making, held as bytes. Its name tells the years it spans, so it is known
 * when the array is complete.
 *
 * @example
 * ```ts
 * import { ExportFile } from "./export_file.ts";
 *
 * const file = new ExportFile();
 * file.add(['{"ms_played":', new TextEncoder().encode("1"), "}"], Date.UTC(2024, 4, 1));
 * console.assert(file.years === "2024");
 * ```
 */
export class ExportFile {
  #bytes: Uint8Array<ArrayBuffer>;
  #size = 0;
  #first = Infinity;
  #last = -Infinity;

  /** How many records it has. */
  records = 0;

  /** @param capacity how many bytes it will have, about; it grows when there are more */
  constructor(capacity = 65_536) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** Its size so far in bytes. */
  get size(): number {
    return this.#size;
  }

  /** The years of its records: `2019`, or `2016-2018`. */
  get years(): string {
    const [first, last] = [this.#first, this.#last].map((ms) => yearOf(Math.floor(ms / DAY_MS)));
    return first === last ? `${first}` : `${first}-${last}`;
  }

  /**
   * Adds a record.
   *
   * @param json an object in its pieces, the first and last in ASCII
   * @param endMs its time, in milliseconds since 1970 UTC
   */
  add([head, item, tail]: Json, endMs: number): void {
    this.#reserve(head.length + item.length + tail.length + 2);
    this.#bytes[this.#size++] = this.records === 0 ? OPEN : COMMA;
    this.#encode(head);
    this.#bytes.set(item, this.#size);
    this.#size += item.length;
    this.#encode(tail);
    this.records++;
    if (endMs < this.#first) this.#first = endMs;
    if (endMs > this.#last) this.#last = endMs;
  }

  /** The whole array. Nothing can be added after. */
  finish(): Uint8Array {
    this.#bytes[this.#size++] = CLOSE;
    return this.#bytes.subarray(0, this.#size);
  }

  #encode(ascii: string): void {
    ENCODER.encodeInto(ascii, this.#bytes.subarray(this.#size));
    this.#size += ascii.length;
  }

  #reserve(more: number): void {
    if (this.#size + more <= this.#bytes.length) return;
    const grown = new Uint8Array(2 * (this.#size + more));
    grown.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = grown;
  }
}
