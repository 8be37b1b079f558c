import type { ZoneSpan } from "./zone_spans.ts";

/**
 * The DuckDB expression that turns a UTC `TIMESTAMP` into the wall clock of the zone that held
 * then. `column` is a column's name or another SQL expression, never a person's text. `spans` are
 * what `zoneSpans` returned.
 *
 * Each zone stands in it as a constant: DuckDB looks a constant's rules up once, but those of a
 * joined column once a row, which takes ten times as long. The session's `TimeZone` has no part
 * in it.
 *
 * @example
 * ```ts
 * import { localTimeSql } from "./local_time_sql.ts";
 * import { zoneSpans } from "./zone_spans.ts";
 *
 * const sql = localTimeSql(zoneSpans("Europe/Berlin", []), "played_at_utc");
 * console.assert(sql === "timezone('Europe/Berlin', make_timestamptz(epoch_us(played_at_utc)))");
 * ```
 */
export function localTimeSql(spans: readonly ZoneSpan[], column: string): string {
  return bySpan(
    spans,
    column,
    (zone) => `timezone(${literal(zone)}, make_timestamptz(epoch_us(${column})))`,
  );
}

/**
 * The DuckDB expression for the name of the zone that held at a UTC `TIMESTAMP`, with `column` and
 * `spans` as in {@linkcode localTimeSql}.
 *
 * @example
 * ```ts
 * import { zoneNameSql } from "./local_time_sql.ts";
 * import { zoneSpans } from "./zone_spans.ts";
 *
 * console.assert(zoneNameSql(zoneSpans("Europe/Berlin", []), "played_at_utc") === "'Europe/Berlin'");
 * ```
 */
export function zoneNameSql(spans: readonly ZoneSpan[], column: string): string {
  return bySpan(spans, column, literal);
}

function bySpan(
  spans: readonly ZoneSpan[],
  column: string,
  value: (zone: string) => string,
): string {
  const last = spans.at(-1);
  if (last === undefined) {
    throw new TypeError("zone spans cover all time, so there is one at least");
  }
  const whens = spans.slice(0, -1).map(({ zone, endUtc }) =>
    `when ${column} < timestamp ${literal(endUtc)} then ${value(zone)}`
  );
  return whens.length === 0
    ? value(last.zone)
    : ["case", ...whens, `else ${value(last.zone)}`, "end"].join("\n");
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
