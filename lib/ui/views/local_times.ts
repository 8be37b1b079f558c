import { localWallClock } from "../../time/timezone.ts";

/** A stretch of time and its zone, as the database notes them. */
interface Stretch {
  readonly zone: string;
  readonly startUtc: string;
  readonly endUtc: string;
}

/**
 * The listener's wall clock at a UTC time; a month, which public sites show instead of moments,
 * stays as it is.
 *
 * @param zone the zone at home
 * @param spans the database's zones by time
 *
 * @example
 * ```ts
 * import { localTimes } from "./local_times.ts";
 *
 * const local = localTimes("Europe/Berlin", "[]");
 * console.assert(local("2024-07-01T22:30:00") === "2024-07-02T00:30:00");
 * ```
 */
export function localTimes(zone: string, spans: string | undefined): (utc: string) => string {
  const stretches = stretchesOf(spans);
  return (utc) => {
    if (utc.length <= 10) return utc;
    const time = utc.slice(0, 19);
    const inside = stretches.find(({ startUtc, endUtc }) =>
      (startUtc === "-infinity" || startUtc <= time) && (endUtc === "infinity" || time < endUtc)
    );
    const name = inside?.zone ?? zone;
    return name === "" ? time : localWallClock(`${time}Z`, name);
  };
}

/** The zones of a travel log, home among them. */
export function zonesOf(spans: string | undefined, zone: string): string[] {
  const found = stretchesOf(spans).map((stretch) => stretch.zone);
  return [...new Set([...(zone === "" ? [] : [zone]), ...found])];
}

function stretchesOf(spans: string | undefined): Stretch[] {
  try {
    const parsed: unknown = JSON.parse(spans ?? "[]");
    return Array.isArray(parsed) ? parsed.filter(isStretch) : [];
  } catch {
    return []; // a database of another version: its zone is known all the same
  }
}

function isStretch(value: unknown): value is Stretch {
  return typeof value === "object" && value !== null && "zone" in value &&
    typeof value.zone === "string" && "startUtc" in value && typeof value.startUtc === "string" &&
    "endUtc" in value && typeof value.endUtc === "string";
}
