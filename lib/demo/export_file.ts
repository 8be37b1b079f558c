import { DAY_MS, yearOf } from "./dates.ts";

/** Text is turned into bytes in pieces of about this many characters. */
const PIECE = 1 << 16;

/**
 * One JSON array in the making, held as bytes. Its name tells the years it spans, so it is known
 * when the array is complete.
 *
 * @example
 * ```ts
 * import { ExportFile } from "./export_file.ts";
 *
 * const file = new ExportFile();
 * file.add('{"ts":"2024-05-01T10:00:00Z"}', Date.UTC(2024, 4, 1, 10));
 * console.assert(file.years === "2024");
 * ```
 */
export class ExportFile {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(4 * PIECE);
  #size = 0;
  #text = "[";
  #first = Infinity;
  #last = -Infinity;

  /** How many records it has. */
  records = 0;

  /** Its size so far in bytes, roughly. */
  get size(): number {
    return this.#size + this.#text.length;
  }

  /** The years of its records: `2019`, or `2016-2018`. */
  get years(): string {
    const [first, last] = [this.#first, this.#last].map((ms) => yearOf(Math.floor(ms / DAY_MS)));
    return first === last ? `${first}` : `${first}-${last}`;
  }

  /**
   * Adds a record.
   *
   * @param json an object
   * @param endMs its time, in milliseconds since 1970 UTC
   */
  add(json: string, endMs: number): void {
    this.#text += this.records === 0 ? json : `,${json}`;
    this.records++;
    this.#first = Math.min(this.#first, endMs);
    this.#last = Math.max(this.#last, endMs);
    if (this.#text.length > PIECE) this.#encode();
  }

  /** The whole array. Nothing can be added after. */
  finish(): Uint8Array {
    this.#text += "]";
    this.#encode();
    return this.#bytes.subarray(0, this.#size);
  }

  #encode(): void {
    const needed = this.#size + 3 * this.#text.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(2 * needed);
      grown.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = grown;
    }
    this.#size += this.#encoder.encodeInto(this.#text, this.#bytes.subarray(this.#size)).written;
    this.#text = "";
  }
}
