/**
 * What ingest prints when no zone is set: the zone it used, the computer's own, and how to change
 * it. Four lines, without a final line end.
 *
 * @example
 * ```ts
 * import { unsetZoneNotice } from "./zone_notice.ts";
 *
 * const notice = unsetZoneNotice({ used: "America/Toronto", computer: "Europe/Berlin" });
 * console.assert(notice.includes("LOCAL_TIMEZONE=Europe/Berlin"));
 * ```
 */
export function unsetZoneNotice(
  { used, computer, travelLog = "data_raw/timezones.json" }: {
    /** The zone that local times are in. */
    readonly used: string;
    /** The computer's own, from `computerZone()`. */
    readonly computer: string | undefined;
    /** Where a travel log is expected. */
    readonly travelLog?: string;
  },
): string {
  const differs = computer !== undefined && computer !== used;
  const other = differs ? computer : "Europe/Berlin";
  return [
    `No time zone is set, so local times are in ${used}, the default.`,
    differs
      ? `This computer is in ${computer}.`
      : computer === used
      ? "This computer is in the same zone."
      : "This computer does not say which zone it is in.",
    `${differs ? "To use that one" : "To use another one"}: ` +
    `--timezone ${other}, or LOCAL_TIMEZONE=${other} in .env.`,
    `For moves and travels: ${travelLog} names the zone by date. See docs/timezones.md.`,
  ].join("\n");
}
