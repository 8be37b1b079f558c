/** The shortest and the longest wait between two attempts, in milliseconds. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * The wait that `Retry-After` asks for, in milliseconds: from seconds or from a date. Undefined when
 * it is absent, zero, past or no number, as it happens; then {@linkcode backoff} decides.
 *
 * @param now milliseconds since 1970, for dates
 *
 * @example
 * ```ts
 * import { retryAfter } from "./retry.ts";
 *
 * console.assert(retryAfter("120", 0) === 120_000);
 * console.assert(retryAfter("0", 0) === undefined);
 * ```
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? "";
  const ms = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : /[a-z]/i.test(text)
    ? Date.parse(text) - now
    : NaN;
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}

/**
 * How long to wait before a retry: doubling from one second to thirty, minus a random half, so that
 * many clients do not come back at once.
 *
 * @param failures how many attempts have failed, from 1
 * @param random from 0 to 1
 *
 * @example
 * ```ts
 * import { backoff } from "./retry.ts";
 *
 * console.assert(backoff(1, 1) === 1000 && backoff(3, 0) === 2000);
 * ```
 */
export function backoff(failures: number, random: number): number {
  const full = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** (failures - 1));
  return Math.round(full / 2 + full / 2 * random);
}
