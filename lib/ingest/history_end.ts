/**
 * Account data may continue after extended history ends: a row in its last minute, or in the next, can
 * be an event that extended history lacks, with the same title and duration as one that it has. Only
 * there are rows and events matched one to one, within each source.
 */

/**
 * One minute of matching, from the last minute backwards. Events first take rows of the next minute,
 * which no earlier event can take; rows first take events of the next minute, which no earlier row
 * can take. This greedy order gives a maximum matching.
 *
 * @param rows the number of rows in the minute
 * @param waiting the column of unmatched rows of the next minute
 * @param spare the column of unmatched events of the next minute
 * @returns this minute's three columns: waiting, spare, and rows that remain without an event
 */
function pairOff(rows: string, waiting: string, spare: string): string {
  const events = "coalesce(events, 0)";
  const free = `greatest(${events} - ${waiting}, 0)`;
  const wanting = `greatest(${rows} - ${spare}, 0)`;
  return `
      greatest(${wanting} - ${free}, 0),
      greatest(${free} - ${wanting}, 0),
      greatest(${waiting} - ${events}, 0)`;
}

/**
 * Finds the rows of account data without an event of their own at the end of extended history:
 * `work.beyond_end`, by `utc`, `ms`, `track_key` and `artist_key`. Runs after `work.duplicates` has
 * the duplicates among extended records.
 *
 * The number of rows at the end that have an event is the difference between the maximum matchings
 * with and without them, so both are counted, minute by minute, until they no longer differ. The
 * latest rows are left over and, within a minute, those whose artist no event names. A row that is
 * matched in any of its sources is not left over.
 */
export const FIND_BEYOND_END = `
  create table work.beyond_end as
  with recursive history_end as (
    select date_trunc('minute', max(utc)) as last_minute
    from work.records
    where is_precise
      and problem is null
      and not is_implausible
  ),
  account as (
    select file_number, utc, ms, track_key, artist_key, min(names.artist_name) as artist_name
    from work.records
    join work.names using (name_id)
    where not is_precise
      and problem is null
    group by file_number, utc, ms, track_key, artist_key
  ),
  late as (
    select file_number, utc, ms, track_key, artist_key, artist_name
    from account
    join history_end on utc between last_minute and last_minute + interval 1 minute
  ),
  events as (
    select date_trunc('minute', utc) as minute, ms, track_key, artist_key
    from work.records
    join work.names using (name_id)
    where is_precise
      and problem is null
      and ms in (select ms from late)
      and (ms, track_key) in (select (ms, track_key) from late)
      and records.rowid not in (select record from work.duplicates)
  ),
  rows_by_minute as (
    select file_number, ms, track_key, utc as minute, count(*) as rows
    from account
    group by file_number, ms, track_key, utc
  ),
  events_by_minute as (
    select ms, track_key, minute, count(*) as events
    from events
    group by ms, track_key, minute
  ),
  walk as (
    select
      file_number,
      ms,
      track_key,
      last_minute,
      last_minute + interval 1 minute as minute,
      count(*) filter (where utc > last_minute) as waiting,
      cast(0 as bigint) as spare,
      cast(0 as bigint) as without,
      cast(0 as bigint) as waiting_before,
      cast(0 as bigint) as spare_before,
      cast(0 as bigint) as without_before
    from late, history_end
    group by file_number, ms, track_key, last_minute
    union all
    select
      walk.file_number,
      walk.ms,
      walk.track_key,
      last_minute,
      walk.minute - interval 1 minute,${pairOff("coalesce(rows, 0)", "waiting", "spare")},${
  pairOff(
    "case when walk.minute > last_minute then 0 else coalesce(rows, 0) end",
    "waiting_before",
    "spare_before",
  )
}
    from walk
    left join rows_by_minute
      on rows_by_minute.file_number = walk.file_number
      and rows_by_minute.ms = walk.ms
      and rows_by_minute.track_key = walk.track_key
      and rows_by_minute.minute = walk.minute - interval 1 minute
    left join events_by_minute
      on events_by_minute.ms = walk.ms
      and events_by_minute.track_key = walk.track_key
      and events_by_minute.minute = walk.minute - interval 1 minute
    where walk.minute > last_minute
      or (waiting, spare) <> (waiting_before, spare_before)
  ),
  left_over as (
    select file_number, ms, track_key, sum(without - without_before) as rows
    from walk
    group by file_number, ms, track_key
  ),
  ranked as (
    select
      late.*,
      row_number() over (
        partition by file_number, ms, track_key
        order by
          utc desc,
          (ms, track_key, artist_key) in (select (ms, track_key, artist_key) from events),
          artist_name
      ) as rank
    from late
  )
  select utc, ms, track_key, artist_key
  from ranked
  join left_over using (file_number, ms, track_key)
  group by utc, ms, track_key, artist_key
  having bool_and(rank <= rows)`;
