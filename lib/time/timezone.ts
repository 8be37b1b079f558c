/**
 * IANA time zones: which names are accepted, how they are spelled, and what a clock there shows.
 * Nothing is computed when this module loads.
 */
import { CliError } from "../core/errors.ts";
import { unknownZoneError } from "./unknown_zone.ts";

/**
 * The name under which the IANA database lists a zone today. Accepts any name in any case; a legacy
 * name becomes the one that replaced it, so that one clock has one name: `US/Eastern` is
 * `America/New_York`, `Asia/Calcutta` is `Asia/Kolkata`, `GMT` and `Etc/UTC` are `UTC`. DuckDB and
 * Temporal both accept every name that is returned.
 *
 * @throws {CliError} `unknown-zone`, with the nearest names; also for offsets such as `+02:00`,
 *   which have no rules for daylight saving time
 *
 * @example
 * ```ts
 * import { canonicalZone } from "./timezone.ts";
 *
 * console.assert(canonicalZone("europe/berlin") === "Europe/Berlin");
 * console.assert(canonicalZone("Asia/Calcutta") === "Asia/Kolkata");
 * ```
 */
export function canonicalZone(name: string): string {
  const known = temporalZone(name);
  if (known === undefined) throw unknownZoneError(name, zoneNames());
  return modernName(new Intl.DateTimeFormat("en", { timeZone: known }).resolvedOptions().timeZone);
}

/**
 * Every zone that is a place, and `UTC`, in alphabetical order: what {@linkcode canonicalZone}
 * returns, except `Etc/GMT+1` and its like. About 420 names, built anew on each call.
 *
 * @example
 * ```ts
 * import { zoneNames } from "./timezone.ts";
 *
 * console.assert(zoneNames().includes("America/Toronto"));
 * ```
 */
export function zoneNames(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone").map(modernName), "UTC"])].sort();
}

/**
 * The zone this computer's clock is set to, or undefined where the system does not say.
 * `systemName` is the system's name for it.
 *
 * @example
 * ```ts
 * import { canonicalZone, computerZone } from "./timezone.ts";
 *
 * const zone = computerZone();
 * console.assert(zone === undefined || canonicalZone(zone) === zone);
 * ```
 */
export function computerZone(systemName = Temporal.Now.timeZoneId()): string | undefined {
  try {
    return canonicalZone(systemName);
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

/**
 * What a clock in `zone` shows at an instant (ISO 8601 with `Z` or an offset), as ISO 8601 without
 * one. The answer is Temporal's; tests compare DuckDB's conversion with it.
 *
 * @throws {RangeError} when the instant or the zone is invalid
 *
 * @example
 * ```ts
 * import { localWallClock } from "./timezone.ts";
 *
 * console.assert(localWallClock("2024-07-01T12:00:00Z", "Europe/Berlin") === "2024-07-01T14:00:00");
 * ```
 */
export function localWallClock(instantUtc: string, zone: string): string {
  return Temporal.Instant.from(instantUtc).toZonedDateTimeISO(zone).toPlainDateTime().toString();
}

/** The zones that Intl reports under a name which the IANA database has since replaced. */
const RENAMED: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

function modernName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/**
 * The name as Temporal spells it. Intl alone accepts names that Temporal refuses (`Factory`); both
 * accept offsets, which start with a sign.
 */
function temporalZone(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
