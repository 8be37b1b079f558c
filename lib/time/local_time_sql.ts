import type { ZoneSpan } from "./zone_spans.ts";

/**
 * The DuckDB expression that converts a UTC `TIMESTAMP` to the wall clock of the zone in force
 * then. `column` is a column name or another SQL expression, never user input. `spans` are what
 * `zoneSpans` returned.
 *
 * Each zone is a constant in it: DuckDB looks up the rules of a constant once, but those of a
 * joined column for every row, which takes ten times as long. The session's `TimeZone` does not
 * matter.
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
 * The DuckDB expression for the name of the zone in force at a UTC `TIMESTAMP`, with `column` and
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

/** Six hours: shorter than the time between two changes of any zone's clock. */
const STRETCH = "interval '6 hours'";

/**
 * The query for a table of how far the clock is ahead of UTC, one row for each stretch of six hours
 * in which `from` has a row: `stretch`, its first instant; `ahead`, an interval; and `is_steady`,
 * false where the zone or its offset changes within the stretch. With it, {@linkcode
 * localTimeByStretchSql} asks DuckDB for offsets once per stretch, not once per row.
 *
 * @param from a table or query with the UTC `TIMESTAMP` column `utc`
 * @param spans as in {@linkcode localTimeSql}
 */
export function stretchesSql(spans: readonly ZoneSpan[], from: string): string {
  const last = `stretch + ${STRETCH} - interval '1 microsecond'`;
  const span = (column: string) => bySpan(spans, column, (_, at) => String(at));
  return `
    select
      stretch,
      ${localTimeSql(spans, "stretch")} - stretch as ahead,
      ${localTimeSql(spans, `(${last})`)} - (${last}) = ahead
        and ${span("stretch")} = ${span(`(${last})`)} as is_steady
    from (select distinct ${stretchSql("utc")} as stretch from ${from})`;
}

/** The stretch that a UTC `TIMESTAMP` lies in, to join with {@linkcode stretchesSql}. */
export function stretchSql(column: string): string {
  return `time_bucket(${STRETCH}, ${column})`;
}

/** As {@linkcode localTimeSql}, for rows joined with their stretch. */
export function localTimeByStretchSql(spans: readonly ZoneSpan[], column: string): string {
  return `case when is_steady then ${column} + ahead else ${localTimeSql(spans, column)} end`;
}

function bySpan(
  spans: readonly ZoneSpan[],
  column: string,
  value: (zone: string, at: number) => string,
): string {
  const last = spans.at(-1);
  if (last === undefined) {
    throw new TypeError("zone spans cover all time, so there is at least one");
  }
  const whens = spans.slice(0, -1).map(({ zone, endUtc }, at) =>
    `when ${column} < timestamp ${literal(endUtc)} then ${value(zone, at)}`
  );
  const otherwise = value(last.zone, whens.length);
  return whens.length === 0 ? otherwise : ["case", ...whens, `else ${otherwise}`, "end"].join("\n");
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
