const FORMAT = new Intl.DateTimeFormat("en-GB", {
  ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const,
});

/**
 * A day as people read it, from an ISO text that begins with it.
 *
 * @example
 * ```ts
 * import { longDay } from "./long_day.ts";
 *
 * console.assert(longDay("2015-01-03T21:05:00") === "3 January 2015");
 * ```
 */
export function longDay(iso: string): string {
  return FORMAT.format(Date.parse(iso.slice(0, 10)));
}
