/** The encoding of a text file. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/**
 * The encoding of a text, from its first bytes: the byte order mark or, without one, the zero byte
 * beside its first bracket, brace or quote. PowerShell's `>` writes UTF-16.
 *
 * @example
 * ```ts
 * import { encodingOf } from "./text_encoding.ts";
 *
 * console.assert(encodingOf(Uint8Array.of(0xff, 0xfe, 0x5b, 0x00)) === "utf-16le");
 * ```
 */
export function encodingOf(head: Uint8Array): TextEncoding {
  const [first = 1, second = 1] = head;
  if ((first === 0xff && second === 0xfe) || (second === 0 && BEGINNINGS.has(first))) {
    return "utf-16le";
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && BEGINNINGS.has(second))) {
    return "utf-16be";
  }
  return "utf-8";
}

/** What JSON may begin with: a bracket, a brace or white space. */
const BEGINNINGS = new Set([0x5b, 0x7b, 0x20, 0x09, 0x0a, 0x0d]);

/**
 * Converts UTF-16 to UTF-8, chunk by chunk. Half of a surrogate pair has no UTF-8 form and is written
 * as its JSON escape, `\ud83d`.
 *
 * @example
 * ```ts
 * import { Utf16Decoder } from "./text_encoding.ts";
 *
 * const decoder = new Utf16Decoder("utf-16be");
 * console.assert(new TextDecoder().decode(decoder.write(Uint8Array.of(0, 0x5b))) === "[");
 * ```
 */
export class Utf16Decoder {
  readonly #isBigEndian: boolean;
  /** Bytes of a code unit or pair that continues in the next chunk. */
  #rest = new Uint8Array(0);
  #isFirst = true;

  constructor(encoding: Exclude<TextEncoding, "utf-8">) {
    this.#isBigEndian = encoding === "utf-16be";
  }

  /** The UTF-8 bytes of a chunk, without the byte order mark. */
  write(chunk: Uint8Array): Uint8Array {
    const bytes = new Uint8Array(this.#rest.length + chunk.length);
    bytes.set(this.#rest);
    bytes.set(chunk, this.#rest.length);
    const view = new DataView(bytes.buffer);
    let length = bytes.length - bytes.length % 2;
    if (length > 0 && isHigh(view.getUint16(length - 2, !this.#isBigEndian))) length -= 2;
    this.#rest = bytes.slice(length);
    return this.#encode(view, length);
  }

  /** The UTF-8 bytes of an incomplete end. */
  end(): Uint8Array {
    const rest = this.#rest;
    this.#rest = new Uint8Array(0);
    return this.#encode(new DataView(rest.buffer), rest.length - rest.length % 2);
  }

  #encode(view: DataView, length: number): Uint8Array {
    const parts: string[] = [];
    for (let at = 0; at < length; at += PART_BYTES) {
      const units: number[] = [];
      for (let unit = at; unit < Math.min(at + PART_BYTES, length); unit += 2) {
        units.push(view.getUint16(unit, !this.#isBigEndian));
      }
      parts.push(String.fromCharCode(...units));
    }
    let text = parts.join("");
    if (this.#isFirst && text !== "") {
      this.#isFirst = false;
      text = text.replace(/^\ufeff/, "");
    }
    const escaped = text.replaceAll(
      /\p{Surrogate}/gu,
      (half) => `\\u${half.charCodeAt(0).toString(16)}`,
    );
    return new TextEncoder().encode(escaped);
  }
}

/** How many code units are converted per call; they are arguments, so not too many. */
const PART_BYTES = 16 * 1024;

/** Whether a code unit is the first half of a pair. */
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
