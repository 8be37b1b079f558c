/** The conditions that filters put on tables of plays and records. */
import type { SegmentKind } from "../db/derived/day_segments.ts";
import { type Filters, MOMENTS } from "./filters/params.ts";
import type { Values } from "./sql.ts";

/**
 * The conditions that filters put on `listens`, as a where clause; empty without any.
 *
 * @example
 * ```ts
 * import { Values } from "./sql.ts";
 * import { where } from "./where.ts";
 *
 * const values = new Values();
 * console.assert(where({ startDate: "2024-01-01" }, values) === "where date >= cast($1 as date)");
 * ```
 */
export function where(filters: Filters, values: Values, also: readonly string[] = []): string {
  return clause([...onDates(filters, values), ...onListens(filters, values), ...also]);
}

/** As {@linkcode where}, with the range of days only, for a table of days. */
export function whereDates(
  filters: Filters,
  values: Values,
  also: readonly string[] = [],
): string {
  return clause([...onDates(filters, values), ...also]);
}

/** As {@linkcode where}, for `plays`. */
export function wherePlays(filters: Filters, values: Values): string {
  return isOfNames(filters)
    ? `where play_id in (
    select play_id
    from listens
    ${where(filters, values)}
  )`
    : whereRecords(filters, values);
}

/** As {@linkcode where}, for `set_aside`, which has names in place of numbers. */
export function whereRecords(
  filters: Filters,
  values: Values,
  also: readonly string[] = [],
): string {
  return clause([...onDates(filters, values), ...onRecords(filters, values), ...also]);
}

/** A condition that leaves only the rows whose `column` is among ids with commas. */
export function amongIds(column: string, ids: string, values: Values): string {
  return `${column} in (${ids.split(",").map((id) => values.add(id, "bigint")).join(", ")})`;
}

/** A select of the id of a track by any of its URIs: the track played most under it. */
export function trackByUri(uri: string, values: Values): string {
  return `select track_id
    from track_uris
    where spotify_track_uri = ${values.add(uri, "text")}
    order by plays desc, ms desc, track_id
    limit 1`;
}

/** Whether filters ask for some artists, albums or tracks. */
export function isOfNames({ artist, album, track, uri, genre }: Filters): boolean {
  return [artist, album, track, uri, genre].some((value) => value !== undefined);
}

/** Whether filters choose plays by when and how they were played, or by what is known of a track. */
function isOfMoments(filters: Filters): boolean {
  return MOMENTS.some((name) => filters[name] !== undefined);
}

/** Whether filters ask for more than a range of days. */
export function isNarrowed(filters: Filters): boolean {
  const { platform, country, private: isPrivate } = filters;
  return isOfNames(filters) || isOfMoments(filters) ||
    [platform, country, isPrivate].some((value) => value !== undefined);
}

/** A segment of all plays that `daily_segments` has totals of. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly name: string;
}

/**
 * The segment of `daily_segments` that filters ask for besides days: a platform, a country or both, or
 * private sessions; undefined for filters that ask for anything else.
 */
export function onlySegment(filters: Filters): Segment | undefined {
  const { platform, country, private: isPrivate } = filters;
  if (isOfNames(filters) || isOfMoments(filters)) return undefined;
  if (isPrivate !== undefined) {
    const isAlone = platform === undefined && country === undefined;
    return isAlone ? { kind: "private", name: String(isPrivate) } : undefined;
  }
  if (platform === undefined) {
    return country === undefined ? undefined : { kind: "country", name: country };
  }
  return country === undefined
    ? { kind: "platform", name: platform }
    : { kind: "platform and country", name: `${platform} ${country}` };
}

function onDates({ startDate, endDate }: Filters, values: Values): string[] {
  return [
    ...(startDate === undefined ? [] : [`date >= ${values.add(startDate, "date")}`]),
    ...(endDate === undefined ? [] : [`date <= ${values.add(endDate, "date")}`]),
  ];
}

function onListens(filters: Filters, values: Values): string[] {
  const { artist, album, track, uri, genre } = filters;
  const named = (kind: "artist" | "album" | "track", name: string | undefined) =>
    name === undefined ? [] : [
      kind === "artist" && filters.credit === "all" ? creditedTo(name, values) : `${kind}_id in (
      select ${kind}_id from played_${kind}s where ${kind}_name = ${values.add(name, "text")}
    )`,
    ];
  return [
    ...named("artist", artist),
    ...named("album", album),
    ...named("track", track),
    ...(uri === undefined ? [] : [`track_id = (${trackByUri(uri, values)})`]),
    ...(genre === undefined ? [] : [`artist_id in (${artistsOf(genre, values)})`]),
    ...onSegments(filters, values),
    ...(filters.private === undefined ? [] : [filters.private ? "is_private" : "not is_private"]),
    ...onMoments(filters, values),
  ];
}

/** When and how, and what is known of the track: `listens` alone has all of it. */
function onMoments(
  { dow, hour, reasonStart, reasonEnd, ...of }: Filters,
  values: Values,
): string[] {
  const { released, popularity } = of;
  const year = Number(released?.slice(0, 4));
  const last = released?.endsWith("s") === true ? year + 9 : year;
  const because = (column: "reason_start" | "reason_end", reason: string | undefined) =>
    reason === undefined ? [] : [
      `${column}_id = (select reason_id from play_reasons where reason = ${
        values.add(reason, "text")
      })`,
    ];
  return [
    ...(dow === undefined ? [] : [`dow = ${values.add(dow, "integer")}`]),
    ...(hour === undefined ? [] : [`hour = ${values.add(hour, "integer")}`]),
    ...(released === undefined ? [] : [
      `release_year between ${values.add(year, "integer")} and ${values.add(last, "integer")}`,
    ]),
    ...(popularity === undefined ? [] : [
      `popularity between ${values.add(popularity, "integer")} and ${
        values.add(popularity === 90 ? 100 : popularity + 9, "integer")
      }`,
    ]),
    ...because("reason_start", reasonStart),
    ...because("reason_end", reasonEnd),
  ];
}

/** The condition that a play's track is credited to an artist, among others or alone. */
function creditedTo(artist: string, values: Values): string {
  const ids = `select artist_id from credited_artists where artist_name = ${
    values.add(artist, "text")
  }`;
  return `track_id in (
      select track_id from track_credits where artist_id in (${ids})
      union all
      select track_id
      from played_tracks
      where artist_id in (${ids})
        and track_id not in (select track_id from track_credits)
    )`;
}

function onRecords(filters: Filters, values: Values): string[] {
  const { artist, album, track, genre } = filters;
  const named = (column: string, name: string | undefined) =>
    name === undefined ? [] : [`${column} = ${values.add(name, "text")}`];
  const isPrivate = "coalesce(incognito, false)";
  return [
    ...named("artist_name", artist),
    ...named("album_name", album),
    ...named("track_name", track),
    ...(genre === undefined ? [] : [
      `artist_name in (
      select artist_name from played_artists where artist_id in (${artistsOf(genre, values)})
    )`,
    ]),
    ...onSegments(filters, values),
    ...(filters.private === undefined ? [] : [filters.private ? isPrivate : `not ${isPrivate}`]),
  ];
}

/** What both kinds of tables have under the same names. */
function onSegments({ platform, country }: Filters, values: Values): string[] {
  return [
    ...(platform === undefined ? [] : [`platform = ${values.add(platform, "text")}`]),
    ...(country === undefined ? [] : [`country = ${values.add(country, "text")}`]),
  ];
}

/** A select of the artists of a genre, as services name it or as a broad one. */
function artistsOf(genre: string, values: Values): string {
  const name = values.add(genre, "text");
  return `select artist_id from artist_genres where genre = ${name} or broad_genre = ${name}`;
}

function clause(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `where ${conditions.join("\n  and ")}`;
}
