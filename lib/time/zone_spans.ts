import type { TravelPeriod } from "./travel_log.ts";

/** A stretch of time with one zone in force. Times are UTC as DuckDB reads a `TIMESTAMP`. */
export interface ZoneSpan {
  readonly zone: string;
  /** First instant: `2019-04-30T22:00:00`, or `-infinity`. */
  readonly startUtc: string;
  /** First instant after it, or `infinity`. */
  readonly endUtc: string;
}

/**
 * Which zone was in force when: spans in order that cover all time, without gap or overlap.
 * `periods` are those of a travel log, ordered and free of overlaps as `parseTravelLog` returns
 * them; outside them `home` is in force.
 *
 * A period begins when its first day begins and ends when its last day ends, both on its own clock.
 * Two periods on neighbouring days leave a gap in UTC when one moves west, and overlap when one
 * moves east. The rule for both: the later period begins by its own clock, and the earlier one
 * holds until then. Home never comes in between.
 *
 * @example
 * ```ts
 * import { zoneSpans } from "./zone_spans.ts";
 *
 * const stay = { from: "2019-05-01", to: "2019-08-30", zone: "Europe/Berlin" };
 * const spans = zoneSpans("America/Toronto", [stay]);
 * console.assert(spans[1]?.startUtc === "2019-04-30T22:00:00");
 * console.assert(spans[2]?.startUtc === "2019-08-30T22:00:00");
 * ```
 */
export function zoneSpans(home: string, periods: readonly TravelPeriod[]): ZoneSpan[] {
  const spans: Span[] = [];
  let end = Infinity;
  for (const [at, period] of [...periods.entries()].toReversed()) {
    const start = Math.min(startOf(period.from, period.zone), end);
    const next = periods[at + 1];
    const abuts = next !== undefined && dayAfter(period.to) === next.from;
    const stop = abuts ? end : Math.min(startOf(dayAfter(period.to), period.zone), end);
    spans.unshift({ zone: period.zone, start, stop }, { zone: home, start: stop, stop: end });
    end = start;
  }
  spans.unshift({ zone: home, start: -Infinity, stop: end });
  return joined(spans).map(({ zone, start, stop }) => ({
    zone,
    startUtc: timestamp(start),
    endUtc: timestamp(stop),
  }));
}

/** Milliseconds since 1970, or an infinity. */
interface Span {
  readonly zone: string;
  readonly start: number;
  readonly stop: number;
}

/**
 * Times beyond the years 1 to 9999 count as infinite: DuckDB and ISO 8601 spell such years
 * differently.
 */
const EARLIEST = Date.parse("0001-01-01T00:00:00Z");
const LATEST = Date.parse("9999-12-31T23:59:59Z");

/** When a local day begins: at midnight, or at the first moment after it that exists. */
function startOf(day: string, zone: string): number {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).toZonedDateTime(zone);
  if (epochMilliseconds < EARLIEST) return -Infinity;
  return epochMilliseconds > LATEST ? Infinity : epochMilliseconds;
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** Drops empty spans and joins neighbours of the same zone. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.filter(({ start, stop }) => start < stop)) {
    const last = result.at(-1);
    if (last?.zone === span.zone) result.splice(-1, 1, { ...last, stop: span.stop });
    else result.push(span);
  }
  return result;
}

function timestamp(time: number): string {
  if (time === -Infinity) return "-infinity";
  return time === Infinity ? "infinity" : new Date(time).toISOString().slice(0, 19);
}
