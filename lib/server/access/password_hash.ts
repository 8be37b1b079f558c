import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** The cost of scrypt: memory is 128 × 2^logN × r bytes, time is proportional to that times p. */
export interface ScryptCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about a third of a second: bearable on the smallest server. */
export const COST: ScryptCost = { logN: 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const FORM = /^scrypt:(\d{1,2}):(\d{1,2}):(\d{1,2}):([A-Za-z0-9_-]{22,86}):([A-Za-z0-9_-]{43})$/;

/** A parsed hash string. */
export interface PasswordHash {
  readonly cost: ScryptCost;
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * The hash string of a password, with its costs and its salt: `scrypt:<logN>:<r>:<p>:<salt>:<key>`.
 * Colons, because Compose reads `$` in `.env` files as a variable.
 *
 * @example
 * ```ts
 * import { hashPassword, parseHash, verifyPassword } from "./password_hash.ts";
 *
 * const text = await hashPassword("correct horse", { logN: 12, r: 8, p: 1 });
 * console.assert(await verifyPassword("correct horse", parseHash(text)));
 * ```
 */
export async function hashPassword(password: string, cost: ScryptCost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  const { logN, r, p } = cost;
  return `scrypt:${logN}:${r}:${p}:${toText(salt)}:${toText(key)}`;
}

/**
 * Reads a hash string.
 *
 * @throws {Error} when it is not one, or asks for more than 256 MiB or less than is safe
 *
 * @example
 * ```ts
 * import { hashPassword, parseHash } from "./password_hash.ts";
 *
 * const text = await hashPassword("correct horse", { logN: 12, r: 8, p: 1 });
 * console.assert(parseHash(text).cost.logN === 12);
 * ```
 */
export function parseHash(text: string): PasswordHash {
  const [, logN, r, p, salt, key] = FORM.exec(text) ?? [];
  if (salt === undefined || key === undefined) throw new Error("what hash-password prints");
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const isBearable = 128 * 2 ** cost.logN * cost.r <= 2 ** 28 && cost.p <= 16;
  if (cost.logN < 12 || cost.r < 1 || cost.p < 1 || !isBearable) {
    throw new Error("costs from 12:1:1 up to 256 MiB and 16 rounds");
  }
  return { cost, salt: toBytes(salt), key: toBytes(key) };
}

/** Whether a password matches a hash, in constant time. */
export async function verifyPassword(password: string, hash: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, hash.salt, hash.cost), hash.key);
}

/**
 * Stretches a password into 32 bytes, off the thread that answers requests. The same characters
 * typed on different systems are the same password (NFKC, no space around it).
 *
 * @example
 * ```ts
 * import { derive } from "./password_hash.ts";
 *
 * const key = await derive("correct horse", new Uint8Array(16), { logN: 12, r: 8, p: 1 });
 * console.assert(key.length === 32);
 * ```
 */
export function derive(
  password: string,
  salt: Uint8Array,
  { logN, r, p }: ScryptCost,
): Promise<Uint8Array> {
  const N = 2 ** logN;
  const options = { N, r, p, maxmem: 256 * N * r + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(normal(password), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function normal(password: string): string {
  return password.normalize("NFKC").trim();
}

function toText(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.fromBase64(text, { alphabet: "base64url" });
}
