import type { SegmentKind } from "../db/derived/days.ts";
import type { Filters } from "./filters/params.ts";

/** A value that reaches SQL as a parameter. */
export type SqlValue = string | number;

/** A statement for both engines, with the values of its `$1` … `$n`. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Collects the values of a statement while its text is put together. */
export class Values {
  readonly values: SqlValue[] = [];

  /** Takes a value of SQL's type `type` and returns its placeholder. */
  add(value: SqlValue, type: "text" | "date" | "integer" | "bigint" | "timestamp"): string {
    this.values.push(value);
    return `cast($${this.values.length} as ${type})`;
  }

  /** The statement that holds the placeholders. */
  statement(text: string): Sql {
    return { text, values: this.values };
  }
}

/**
 * A statement whose text is put together with its values.
 *
 * @example
 * ```ts
 * import { statement } from "./sql.ts";
 *
 * const { text, values } = statement((values) => `select ${values.add("a", "text")} as name`);
 * console.assert(text === "select cast($1 as text) as name" && values[0] === "a");
 * ```
 */
export function statement(text: (values: Values) => string): Sql {
  const values = new Values();
  return values.statement(text(values));
}

/** A select of the id of a track by any of its URIs: the track played most under it. */
export function trackByUri(uri: string, values: Values): string {
  return `select track_id
    from track_uris
    where spotify_track_uri = ${values.add(uri, "text")}
    order by plays desc, ms desc, track_id
    limit 1`;
}

/**
 * The conditions that filters put on `listens`, as a where clause; empty without any.
 *
 * @example
 * ```ts
 * import { Values, where } from "./sql.ts";
 *
 * const values = new Values();
 * console.assert(where({ startDate: "2024-01-01" }, values) === "where date >= cast($1 as date)");
 * ```
 */
export function where(filters: Filters, values: Values, also: readonly string[] = []): string {
  return clause([...conditions(filters, values), ...also]);
}

/** As {@linkcode where}, for a table with nothing but days. */
export function whereDates(
  { startDate, endDate }: Filters,
  values: Values,
  also: readonly string[] = [],
): string {
  return clause([...dateConditions(startDate, endDate, values), ...also]);
}

/** A condition that leaves only the rows whose `column` is among ids with commas. */
export function amongIds(column: string, ids: string, values: Values): string {
  return `${column} in (${ids.split(",").map((id) => values.add(id, "bigint")).join(", ")})`;
}

/** The clause that leaves only the rows of the page that filters ask for. */
export function rowsOf({ limit = 100, page = 1 }: Filters, values: Values): string {
  return `limit ${values.add(limit, "integer")} offset ${
    values.add((page - 1) * limit, "integer")
  }`;
}

/** Whether filters ask for more than a range of days. */
export function isRefined({ artist, album, track, uri, platform, country }: Filters): boolean {
  return [artist, album, track, uri, platform, country].some((value) => value !== undefined);
}

/** A segment of all plays that `daily_segments` has totals of. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly name: string;
}

/**
 * The segment of `daily_segments` that filters ask for besides days: a platform, a country or both;
 * undefined for filters that ask for anything else.
 */
export function onlySegment(
  { artist, album, track, uri, platform, country }: Filters,
): Segment | undefined {
  if ([artist, album, track, uri].some((value) => value !== undefined)) return undefined;
  if (platform === undefined) {
    return country === undefined ? undefined : { kind: "country", name: country };
  }
  return country === undefined
    ? { kind: "platform", name: platform }
    : { kind: "platform and country", name: `${platform} ${country}` };
}

function conditions(filters: Filters, values: Values): string[] {
  const { startDate, endDate, artist, album, track, uri, platform, country } = filters;
  const found = dateConditions(startDate, endDate, values);
  if (artist !== undefined) {
    found.push(`artist_id in (
      select artist_id from played_artists where artist_name = ${values.add(artist, "text")}
    )`);
  }
  if (album !== undefined) {
    found.push(`album_id in (
      select album_id from played_albums where album_name = ${values.add(album, "text")}
    )`);
  }
  if (track !== undefined) {
    found.push(`track_id in (
      select track_id from played_tracks where track_name = ${values.add(track, "text")}
    )`);
  }
  if (uri !== undefined) found.push(`track_id = (${trackByUri(uri, values)})`);
  if (platform !== undefined) found.push(`platform = ${values.add(platform, "text")}`);
  if (country !== undefined) found.push(`country = ${values.add(country, "text")}`);
  return found;
}

function dateConditions(
  startDate: string | undefined,
  endDate: string | undefined,
  values: Values,
): string[] {
  return [
    ...(startDate === undefined ? [] : [`date >= ${values.add(startDate, "date")}`]),
    ...(endDate === undefined ? [] : [`date <= ${values.add(endDate, "date")}`]),
  ];
}

function clause(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `where ${conditions.join("\n  and ")}`;
}
