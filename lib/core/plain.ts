/** Helpers for the values of both engines; importing this loads neither. */

/**
 * A whole number as a number while it is exact, as text beyond 2^53.
 *
 * @example
 * ```ts
 * import { wholeNumber } from "./plain.ts";
 *
 * console.assert(wholeNumber(7n) === 7 && wholeNumber("9007199254740993") === "9007199254740993");
 * ```
 */
export function wholeNumber(value: bigint | string): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

/**
 * A time as engines write it, in ISO's form: `2024-01-31 21:05:00+00` as `2024-01-31T21:05:00Z`.
 *
 * @example
 * ```ts
 * import { isoTime } from "./plain.ts";
 *
 * console.assert(isoTime("2024-01-31 21:05:00") === "2024-01-31T21:05:00");
 * ```
 */
export function isoTime(text: string): string {
  return text.replace(" ", "T").replace(/\+00(:00)?$/, "Z");
}
