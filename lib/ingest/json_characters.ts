/** The byte that begins an escape. */
export const BACKSLASH = 0x5c;
/** Bytes of the longest unit that is judged as a whole: an escaped surrogate pair. */
export const LONGEST_UNIT = 12;

const REPLACEMENT_ESCAPE = new TextEncoder().encode("\\ufffd");
const REPLACEMENT = new TextEncoder().encode("\ufffd");

/** A character or an escape in the text of JSON. */
export interface Unit {
  /** How many bytes it takes. */
  readonly length: number;
  /** The replacement for DuckDB's reader; absent if it accepts the bytes unchanged. */
  readonly replacement?: Uint8Array;
  /** True when the character is not known any more. */
  readonly isLost?: true;
}

/**
 * The escape at an offset in a string. Half of a surrogate pair is lost; a pair counts as one.
 *
 * @param at where the backslash is, with {@linkcode LONGEST_UNIT} bytes after it or the text's end
 *
 * @example
 * ```ts
 * import { escapeAt } from "./json_characters.ts";
 *
 * console.assert(escapeAt(new TextEncoder().encode("\\ud83d!"), 0).isLost === true);
 * ```
 */
export function escapeAt(bytes: Uint8Array, at: number): Unit {
  const unit = hexAt(bytes, at);
  if (unit === undefined) return { length: 2 };
  if (unit < 0xd800 || unit > 0xdfff) return { length: 6 };
  const next = unit < 0xdc00 ? hexAt(bytes, at + 6) : undefined;
  const isPair = next !== undefined && next >= 0xdc00 && next <= 0xdfff;
  return isPair ? { length: 12 } : { length: 6, replacement: REPLACEMENT_ESCAPE, isLost: true };
}

/** The value of the escape `\u1234` at an offset; undefined if there is none. */
function hexAt(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] !== BACKSLASH || bytes[at + 1] !== 0x75) return undefined;
  const digits = String.fromCharCode(...bytes.subarray(at + 2, at + 6));
  return /^[\da-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

/**
 * The three- or four-byte UTF-8 character at an offset. One that is truncated after its second byte
 * is lost, and so is half of a surrogate pair; bytes that are not UTF-8 at all are left alone.
 *
 * @param at where its first byte is, with {@linkcode LONGEST_UNIT} bytes after it or the text's end
 *
 * @example
 * ```ts
 * import { characterAt } from "./json_characters.ts";
 *
 * console.assert(characterAt(Uint8Array.of(0xf0, 0x9f, 0x98, 0x22), 0).length === 3);
 * ```
 */
export function characterAt(bytes: Uint8Array, at: number): Unit {
  const [lead = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (lead === 0xed && second >= 0xa0 && second <= 0xbf && isContinuation(third)) {
    return surrogateAt(bytes, at);
  }
  const wanted = lead < 0xf0 ? 3 : 4;
  let length = 1;
  while (length < wanted && isContinuation(bytes[at + length] ?? 0)) length++;
  const isCut = length > 1 && length < wanted && lead <= 0xf4;
  return isCut ? { length, replacement: REPLACEMENT, isLost: true } : { length };
}

/** A surrogate in bytes of its own; two that are a pair are the character they stand for. */
function surrogateAt(bytes: Uint8Array, at: number): Unit {
  const unit = (offset: number) =>
    0xd000 | ((bytes[offset + 1] ?? 0) & 0x3f) << 6 | (bytes[offset + 2] ?? 0) & 0x3f;
  const isPair = unit(at) < 0xdc00 && bytes[at + 3] === 0xed && (bytes[at + 4] ?? 0) >= 0xb0 &&
    (bytes[at + 4] ?? 0) <= 0xbf && isContinuation(bytes[at + 5] ?? 0);
  if (!isPair) return { length: 3, replacement: REPLACEMENT, isLost: true };
  const character = String.fromCharCode(unit(at), unit(at + 3));
  return { length: 6, replacement: new TextEncoder().encode(character) };
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}
