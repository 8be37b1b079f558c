import {
  localTimeByStretchSql,
  stretchesSql,
  stretchSql,
  zoneNameSql,
} from "../time/local_time_sql.ts";
import { TABLES } from "../db/tables.ts";
import type { ZoneSpan } from "../time/zone_spans.ts";
import { platformFamily } from "./platform.ts";
import { type NumberedFile, readRecords } from "./read.ts";

/** What decides how records become rows. */
export interface BuildSettings {
  readonly minPlayDurationMs: number;
  readonly spans: readonly ZoneSpan[];
}

/**
 * Two records are one event when time, duration and identity agree: the URI, or the names where
 * there is none. Their hash finds the candidates; {@linkcode LOSERS} compares the values themselves.
 */
const IDENTITY = "utc, ms, uri, case when uri is null then track_name end, " +
  "case when uri is null then artist_name end";

/** Reads files that share one shape into `records`, which it makes the first time. */
export function loadRecords(files: readonly NumberedFile[], isFirst: boolean): string {
  return `${isFirst ? "create table work.records as" : "insert into work.records"}
    select *, hash(${IDENTITY}) as event
    from (${readRecords(files)})`;
}

/** The distinct platform texts with the family each belongs to. */
export const MAKE_PLATFORMS = `
  create table work.platforms as
  select platform as platform_text, ${platformFamily("platform")} as platform
  from (select distinct platform from work.records)`;

/** Every column that says something of an event; the survivor is the first by these. */
const CONTENT = "kind, track_name, artist_name, album_name, platform, country, reason_start, " +
  "reason_end, shuffle, skipped, offline, incognito";

/**
 * The records that are an event met before, as `record`, their row in `records`. Which of several
 * survives is decided by content: extended before account data, audio before video, then the
 * content itself; records that agree in all of it are interchangeable, and the earliest source keeps
 * its own.
 */
export const MAKE_DUPLICATES = `
  create table work.duplicates as
  with repeated as (
    select event
    from work.records
    where problem is null
    group by event
    having count(*) > 1
  ),
  ranked as (
    select
      records.rowid as record,
      row_number() over (
        partition by ${IDENTITY}
        order by is_precise desc, is_video, ${CONTENT}, source_id, records.rowid
      ) as place
    from work.records
    join repeated using (event)
    join work.numbered_sources using (file_number)
    where problem is null
  )
  select record
  from ranked
  where place > 1`;

/** Account data knows only the minute: such a record is one event with an extended one of it. */
export const ADD_ACCOUNT_DUPLICATES = `
  insert into work.duplicates
  select account.rowid
  from work.records as account
  where not is_precise
    and problem is null
    and account.rowid not in (select record from work.duplicates)
    and exists (
      select 1
      from work.records as extended
      where extended.is_precise
        and extended.problem is null
        and extended.ms = account.ms
        and date_trunc('minute', extended.utc) = account.utc
        and extended.track_name is not distinct from account.track_name
        and extended.artist_name is not distinct from account.artist_name
    )`;

/** The numbers of sources: by their earliest record, then by content, so that names play no part. */
export const MAKE_SOURCE_NUMBERS = `
  create table work.numbered_sources as
  select
    file_number,
    cast(row_number() over (order by first_at nulls last, last_at, sha256, path) as integer) as source_id,
    is_video,
    records,
    first_at,
    last_at
  from work.files
  left join (
    select file_number, count(*) as records, min(utc) as first_at, max(utc) as last_at
    from (select file_number, case when problem is null then utc end as utc from work.records)
    group by file_number
  ) using (file_number)`;

/** Why an event is no play; null when it is one. */
function reasonToSetAside({ minPlayDurationMs }: BuildSettings): string {
  return `case
        when kind <> 'track' then kind
        when is_video then 'video'
        when ms < ${minPlayDurationMs} then 'short'
      end`;
}

/**
 * Fills `plays` or `set_aside`: sorts the narrow records first, then writes the wide rows in that
 * order, so that the sort carries nothing that can be computed and both steps use all cores.
 */
export function fillEvents(into: "plays" | "set_aside", settings: BuildSettings): string[] {
  return [
    sortEvents(into, settings),
    insertEvents(into, settings),
    `drop table work.${into}_in_order`,
  ];
}

/** An event's place in time; no two events agree in all of these. */
const TIME_ORDER = IDENTITY;

function sortEvents(into: "plays" | "set_aside", settings: BuildSettings): string {
  const reason = reasonToSetAside(settings);
  return `
    create table work.${into}_in_order as
    select
      utc, ${localTimeByStretchSql(settings.spans, "utc")} as local,
      ms, track_name, artist_name, album_name, uri, platforms.platform as family, country,
      reason_start, reason_end, shuffle, skipped, offline, incognito, source_id, ${reason} as reason
    from work.records
    join work.numbered_sources using (file_number)
    join work.stretches on stretch = ${stretchSql("utc")}
    left join work.platforms on platforms.platform_text = records.platform
    where problem is null
      and not exists (select 1 from work.duplicates where duplicates.record = records.rowid)
      and ${reason} is ${into === "plays" ? "" : "not "}null
    order by ${TIME_ORDER}`;
}

function insertEvents(into: "plays" | "set_aside", { spans }: BuildSettings): string {
  const names = Object.keys(TABLES[into].columns);
  return `
    insert into ${into} (${names.map((name) => `"${name}"`).join(", ")})
    select
      id,
      local,
      utc,
      ${zoneNameSql(spans, "utc")},
      ms,
      track_name,
      artist_name,
      album_name,
      uri,
      cast(local as date),
      year(local),
      month(local),
      strftime(local, '%Y-%m'),
      dayofweek(local),
      dayname(local),
      hour(local),
      family,
      country,
      reason_start,
      reason_end,
      shuffle,
      skipped,
      offline,
      incognito,
      source_id${into === "plays" ? "" : ", reason"}
    from (select rowid + 1 as id, * from work.${into}_in_order)`;
}

/** How far the clock is ahead of UTC, for all the time in which there are events. */
export function makeStretches({ spans }: BuildSettings): string {
  return `create table work.stretches as
    ${stretchesSql(spans, "(select utc from work.records where problem is null)")}`;
}

/** Fills `sources`, each with what became of its records. */
export const INSERT_SOURCES = `
  insert into sources
  with kept as (
    select source_id, count(*) as plays from plays group by source_id
  ),
  aside as (
    select source_id, count(*) as set_aside from set_aside group by source_id
  ),
  repeated as (
    select file_number, count(*) as duplicates
    from work.duplicates
    join work.records on records.rowid = duplicates.record
    group by file_number
  ),
  unusable as (
    select file_number, count(*) as rejected from work.records where problem is not null group by file_number
  )
  select
    source_id,
    path,
    format,
    coalesce(records, 0),
    coalesce(plays, 0),
    coalesce(set_aside, 0),
    coalesce(duplicates, 0),
    coalesce(rejected, 0),
    first_at,
    last_at,
    bytes,
    sha256
  from work.files
  join work.numbered_sources using (file_number)
  left join kept using (source_id)
  left join aside using (source_id)
  left join repeated using (file_number)
  left join unusable using (file_number)
  order by source_id`;

/** Fills `rejects` from a file that holds some; reads it once more, for the positions. */
export function insertRejects(file: NumberedFile): string {
  return `
    insert into rejects
    select source_id, position, problem, record
    from (${readRecords([file], true)})
    join work.numbered_sources using (file_number)
    where problem is not null
    order by position`;
}

/**
 * One hash over all rows of `plays` and `set_aside`, whatever their physical order and the sources
 * they came from: 128 bits as hex.
 */
export const CONTENT_HASH = `
  select md5(string_agg(name || ':' || rows || ':' || sum || ':' || xor, ',' order by name)) as hash
  from (
    ${contentSums("plays", "play_id")}
    union all
    ${contentSums("set_aside", "set_aside_id")}
  )`;

function contentSums(table: "plays" | "set_aside", id: string): string {
  const columns = Object.keys(TABLES[table].columns)
    .filter((name) =>
      !["source_id", "dow_name", "year", "month", "year_month", "dow", "hour"].includes(name)
    )
    .map((name) => `"${name}"`);
  return `
    select
      '${table}' as name,
      count(*) as rows,
      sum(cast(row_hash as hugeint)) as sum,
      bit_xor(row_hash) as xor
    from (select hash(${columns.join(", ")}) as row_hash, ${id} from ${table})`;
}
