import { TABLES } from "../db/tables.ts";
import { stretchesSql } from "../time/local_time_sql.ts";
import type { ZoneSpan } from "../time/zone_spans.ts";
import type { Judging } from "./judge.ts";
import { NAME_ID } from "./names.ts";
import { platformFamily } from "./platform.ts";
import { type NumberedFile, readRecords } from "./read.ts";
import type { Rule } from "./rules/rule.ts";

/** The settings that decide how records become rows. */
export interface BuildSettings extends Judging {
  readonly spans: readonly ZoneSpan[];
  /** The person's rules; none if absent. */
  readonly rules?: readonly Rule[];
}

/** Reads files of one shape into `work.records`, which the first call creates. */
export function loadRecords(
  files: readonly NumberedFile[],
  judging: Judging,
  isFirst: boolean,
): string {
  return `${isFirst ? "create table work.records as" : "insert into work.records"}
    select *, ${NAME_ID} as name_id
    from (${readRecords(files, judging)})`;
}

/** The distinct platform texts, each with its device family. */
export const MAKE_PLATFORMS = `
  create table work.platforms as
  select platform as platform_text, ${platformFamily("platform")} as platform
  from (select distinct platform from work.records)`;

/**
 * Numbers the sources by their earliest record, then by content, so that file names do not matter.
 * `reach` ranks how recent a source is: by the last record of all files in its folder or ZIP, which
 * are usually one export, then by its own last record. Implausible records are ignored here.
 */
export const makeSourceNumbers = ({ minPlayDurationMs }: Judging) => `
  create table work.numbered_sources as
  with flagged as (
    select
      file_number,
      ms,
      problem is null as is_usable,
      has_name,
      is_usable and track_name is null and artist_name is null as is_nameless,
      case when is_usable and not is_implausible then utc end as utc
    from work.records
  ),
  spans as (
    select
      file_number,
      count(*) as records,
      count(*) filter (where is_usable) as usable,
      count(*) filter (where is_nameless) as nameless,
      count(*) filter (where is_usable and has_name) as named,
      count(*) filter (where is_usable and not has_name and ms >= ${minPlayDurationMs}) as nameless_plays,
      min(utc) as first_at,
      max(utc) as last_at
    from flagged
    group by file_number
  ),
  by_folder as (
    select
      *,
      max(last_at) over (partition by folder) as folder_last_at
    from (select *, regexp_replace(path, '[^/!]*$', '') as folder from work.files)
    left join spans using (file_number)
  )
  select
    file_number,
    folder,
    cast(row_number() over (order by first_at nulls last, last_at, sha256, path) as integer) as source_id,
    cast(dense_rank() over (order by folder_last_at nulls first, last_at nulls first) as integer) as reach,
    is_video,
    coalesce(records, 0) as records,
    coalesce(usable, 0) as usable,
    coalesce(nameless, 0) as nameless,
    coalesce(named, 0) as named,
    coalesce(nameless_plays, 0) as nameless_plays,
    first_at,
    last_at
  from by_folder`;

/** The offset of local time from UTC, for every stretch of time that has events. */
export function makeStretches({ spans }: BuildSettings): string {
  return `create table work.stretches as
    ${stretchesSql(spans, "(select utc from work.records where problem is null)")}`;
}

/** Fills `sources`, with counts of where each source's records ended up. */
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
    records,
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

/** Fills `rejects` from a file that has rejected records; reads it again to get positions. */
export function insertRejects(file: NumberedFile, judging: Judging): string {
  return `
    insert into rejects
    select source_id, position, problem, record
    from (${readRecords([file], judging, true)})
    join work.numbered_sources using (file_number)
    where problem is not null
    order by position`;
}

/**
 * One hash over all rows of `plays` and `set_aside`, independent of their physical order and their
 * sources: 128 bits as hex.
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
