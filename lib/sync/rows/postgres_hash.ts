/**
 * PostgreSQL's 64-bit hashes of values, with seed 0. Both sides can compare rows by their hashes without
 * sending the values.
 *
 * A hash is kept as two numbers of 32 bits. The mixing is that of PostgreSQL's `hashfn.c`, which took
 * it from Bob Jenkins' lookup3 (public domain).
 */

/** A hash, as its upper and lower 32 bits. */
export interface Hash {
  high: number;
  low: number;
}

const GOLDEN = 0x9e3779b9;
const OFFSET = 3923095;
const START_OF_NUMBER = (GOLDEN + 4 + OFFSET) | 0;

/**
 * The hash of a whole number of 32 bits: of `smallint`, `integer`, `boolean` and `date`.
 *
 * @example
 * ```ts
 * import { hashInteger } from "./postgres_hash.ts";
 *
 * const hash = { high: 0, low: 0 };
 * hashInteger(42, hash);
 * // select hashint4extended(42, 0)
 * console.assert((BigInt(hash.high | 0) << 32n | BigInt(hash.low >>> 0)) === 8010225493015854792n);
 * ```
 */
export function hashInteger(value: number, into: Hash): void {
  let a = (START_OF_NUMBER + value) | 0;
  let b = START_OF_NUMBER;
  let c = START_OF_NUMBER;
  c = ((c ^ b) - (b << 14 | b >>> 18)) | 0;
  a = ((a ^ c) - (c << 11 | c >>> 21)) | 0;
  b = ((b ^ a) - (a << 25 | a >>> 7)) | 0;
  c = ((c ^ b) - (b << 16 | b >>> 16)) | 0;
  a = ((a ^ c) - (c << 4 | c >>> 28)) | 0;
  b = ((b ^ a) - (a << 14 | a >>> 18)) | 0;
  c = ((c ^ b) - (b << 24 | b >>> 8)) | 0;
  into.high = b;
  into.low = c;
}

/** The hash of a whole number of 64 bits: of `bigint` and `timestamp`. */
export function hashBigint(high: number, low: number, into: Hash): void {
  hashInteger(low ^ (high < 0 ? ~high : high), into);
}

/** The hash of bytes: of `text` in UTF-8, and of `double precision` but for zero. */
export function hashBytes(bytes: Uint8Array, from: number, length: number, into: Hash): void {
  let a = (GOLDEN + length + OFFSET) | 0;
  let b = a;
  let c = a;
  let at = from;
  let left = length;
  for (; left >= 12; left -= 12, at += 12) {
    a = (a + word(bytes, at)) | 0;
    b = (b + word(bytes, at + 4)) | 0;
    c = (c + word(bytes, at + 8)) | 0;
    a = ((a - c) ^ (c << 4 | c >>> 28)) | 0;
    c = (c + b) | 0;
    b = ((b - a) ^ (a << 6 | a >>> 26)) | 0;
    a = (a + c) | 0;
    c = ((c - b) ^ (b << 8 | b >>> 24)) | 0;
    b = (b + a) | 0;
    a = ((a - c) ^ (c << 16 | c >>> 16)) | 0;
    c = (c + b) | 0;
    b = ((b - a) ^ (a << 19 | a >>> 13)) | 0;
    a = (a + c) | 0;
    c = ((c - b) ^ (b << 4 | b >>> 28)) | 0;
    b = (b + a) | 0;
  }
  // The lowest byte of the last word is kept for the length.
  for (let place = 0; place < left; place++) {
    const byte = bytes[at + place] ?? 0;
    if (place < 4) a = (a + (byte << 8 * place)) | 0;
    else if (place < 8) b = (b + (byte << 8 * (place - 4))) | 0;
    else c = (c + (byte << 8 * (place - 7))) | 0;
  }
  c = ((c ^ b) - (b << 14 | b >>> 18)) | 0;
  a = ((a ^ c) - (c << 11 | c >>> 21)) | 0;
  b = ((b ^ a) - (a << 25 | a >>> 7)) | 0;
  c = ((c ^ b) - (b << 16 | b >>> 16)) | 0;
  a = ((a ^ c) - (c << 4 | c >>> 28)) | 0;
  b = ((b ^ a) - (a << 14 | a >>> 18)) | 0;
  c = ((c ^ b) - (b << 24 | b >>> 8)) | 0;
  into.high = b;
  into.low = c;
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0) << 16 |
    (bytes[at + 3] ?? 0) << 24;
}
