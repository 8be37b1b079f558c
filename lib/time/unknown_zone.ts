import { CliError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";

/**
 * The error for a name that is not an IANA time zone: the nearest of the `known` names or, for an
 * offset such as `UTC+2`, why that is not enough.
 *
 * @example
 * ```ts
 * import { unknownZoneError } from "./unknown_zone.ts";
 *
 * const error = unknownZoneError("toronto", ["America/Toronto", "Europe/Berlin"]);
 * console.assert(error.fix?.startsWith("Did you mean America/Toronto?"));
 * ```
 */
export function unknownZoneError(name: string, known: readonly string[]): CliError {
  const offset = OFFSET.exec(name);
  if (offset !== null) {
    return new CliError("unknown-zone", {
      what: `"${name}" is an offset, not a time zone: it does not say when clocks change.`,
      fix: `Name the place, such as Europe/Berlin. ${fixedClock(offset)}${LIST}`,
    });
  }
  const shown = JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
  return new CliError("unknown-zone", {
    what: `${shown} is not a time zone in the IANA database.`,
    fix: `${hint(name, known)} ${LIST}`,
  });
}

/** `+02:00`, `-5`, `UTC+2`, `GMT-03:30`, also with a typographic minus. */
const OFFSET = /^(?:UTC|GMT)? ?([+\-\u2212]) ?(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?$/i;

const LIST = "docs/timezones.md shows how to list all names.";

/** Twice as long as any zone name; comparing longer ones only costs time. */
const LONGEST = 64;

/** Legacy names that people still type, and mistype. */
const FAMILIAR = ["US/Eastern", "US/Central", "US/Mountain", "US/Pacific", "Canada/Eastern"];

/**
 * The IANA database has fixed clocks of whole hours from -12 to +14, with POSIX's reversed sign.
 */
function fixedClock([, sign, hours, minutes = "00"]: RegExpExecArray): string {
  const hour = Number(hours);
  const east = sign === "+";
  if (minutes !== "00" || hour > (east ? 14 : 12)) return "";
  if (hour === 0) return "A clock that never changes is UTC. ";
  return `A clock that never changes is Etc/GMT${east ? "-" : "+"}${hour} (the sign is reversed). `;
}

function hint(name: string, known: readonly string[]): string {
  const near = nearestZones(name, known);
  if (near.length > 1) return `Did you mean ${near.slice(0, -1).join(", ")} or ${near.at(-1)}?`;
  if (near.length > 0) return `Did you mean ${near[0]}?`;
  if (/^[A-Za-z]{1,4}$/.test(name)) {
    return "Abbreviations are shared by several zones: name the place, such as America/New_York.";
  }
  return "Name the nearest large city that the list has, such as America/New_York.";
}

/** Zones whose city has exactly that name; else zones with a similar name or city. */
function nearestZones(name: string, known: readonly string[]): string[] {
  if (name.length > LONGEST) return [];
  const wanted = name.trim().replaceAll(/\s+/g, "_");
  const place = wanted.slice(wanted.lastIndexOf("/") + 1);
  const names = [...known, ...FAMILIAR];
  const city = names.filter((zone) => zone.toLowerCase().endsWith(`/${place.toLowerCase()}`));
  if (place !== "" && city.length > 0) return city.slice(0, 3);
  if (place.length <= 4) return [];
  const near = nearest(wanted, names);
  return near.length > 0 ? near : nearest(place, names);
}
