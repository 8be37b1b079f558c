/**
 * Finds records of the same event. Names are compared by the keys of `work.names`, so case, Unicode
 * form and spaces make no difference.
 */

/** The details of an event other than its names, most informative first. */
const DETAILS = [
  "reason_start",
  "reason_end",
  "shuffle",
  "skipped",
  "offline",
  "incognito",
  "platform",
  "country",
  "records.album_name",
];

/** How many of these details a record has. */
const DETAILS_TOLD = DETAILS.map((column) => `(${column} is not null)::int`).join(" + ");

/**
 * Which of several records of one event is kept: extended before account data, audio before video,
 * a known kind before one that was left out, then the one from the most recent source, so that an
 * older export beside a newer one changes nothing; then the one with more details, then by content.
 * Records that are equal in all of this are interchangeable; the earliest source keeps its own.
 */
const BEST_FIRST =
  `is_precise desc, is_video, records.kind = 'left out', reach desc, ${DETAILS_TOLD} desc, records.kind,
          records.track_name, records.artist_name, ${DETAILS.join(", ")}, source_id, records.rowid`;

/**
 * Finds duplicates among extended records, and among account data: `work.duplicates`, whose `record`
 * is the rowid in `work.records`. Only records that share their time and duration with another are
 * considered. Among those with the same URI, or the same names if they have none, all but the best
 * are duplicates, and so is a record without a URI beside one with a URI and the same names.
 */
export const MAKE_DUPLICATES = `
  create table work.duplicates as
  with moments as (
    select utc, ms, bool_or(uri is null) as is_by_name
    from work.records
    where problem is null
    group by utc, ms
    having count(*) > 1
  ),
  ranked as (
    select
      records.rowid as record,
      utc,
      ms,
      records.uri,
      case when is_by_name then track_key end as track_key,
      case when is_by_name then artist_key end as artist_key,
      row_number() over (
        partition by
          utc,
          ms,
          records.uri,
          case when records.uri is null then track_key end,
          case when records.uri is null then artist_key end
        order by ${BEST_FIRST}
      ) as rank
    from work.records
    join moments using (utc, ms)
    join work.numbered_sources using (file_number)
    left join work.names on names.name_id = case when is_by_name then records.name_id end
    where problem is null
  )
  select record
  from ranked
  where rank > 1
    or (
      uri is null
      and (utc, ms, track_key, artist_key) in (
        select (utc, ms, track_key, artist_key)
        from ranked
        where uri is not null
      )
    )`;

/**
 * Account data has only the minute, sometimes off by one, and may name another artist than extended
 * history: a row is the same event as an extended record with the same title and, to the millisecond,
 * the same duration. One row of account data may stand for several events; the rows in
 * `work.beyond_end` are events of their own.
 */
export const ADD_ACCOUNT_DUPLICATES = `
  insert into work.duplicates
  with account as (
    select
      rowid as record,
      utc,
      ms,
      name_id,
      unnest([utc - interval 1 minute, utc, utc + interval 1 minute]) as minute
    from work.records
    where not is_precise
      and problem is null
      and rowid not in (select record from work.duplicates)
  ),
  extended as (
    select ms, name_id, date_trunc('minute', utc) as minute
    from work.records
    where is_precise
      and problem is null
  ),
  pairs as (
    select distinct
      record,
      utc,
      ms,
      account.name_id as account_name,
      extended.name_id as extended_name
    from account
    join extended using (ms, minute)
  )
  select distinct record
  from pairs
  join work.names as account on account.name_id = account_name
  join work.names as extended on extended.name_id = extended_name
  where account.track_key = extended.track_key
    and (utc, ms, account.track_key, account.artist_key) not in (
      select (utc, ms, track_key, artist_key)
      from work.beyond_end
    )`;

/**
 * Two exports of account data may give the same event neighbouring minutes, or different spellings of
 * its artist. If no extended record has the event, the row of the more recent source is kept, or the
 * later row if both are equally recent. Files of one export never contain the same event; in one
 * folder, only files whose time ranges overlap can be from different exports.
 */
export const ADD_NEIGHBOURING_DUPLICATES = `
  insert into work.duplicates
  with account as (
    select records.rowid as record, utc, ms, track_key, file_number, reach, folder, first_at, last_at
    from work.records
    join work.names using (name_id)
    join work.numbered_sources using (file_number)
    where not is_precise
      and problem is null
      and records.rowid not in (select record from work.duplicates)
  ),
  near as (
    select *, unnest([utc - interval 1 minute, utc, utc + interval 1 minute]) as minute
    from account
  )
  select distinct near.record
  from near
  join account as other
    on other.utc = minute
    and other.ms = near.ms
    and other.track_key = near.track_key
    and other.file_number <> near.file_number
    and (other.reach, other.utc) > (near.reach, near.utc)
    and (
      other.folder <> near.folder
      or (other.first_at < near.last_at and near.first_at < other.last_at)
    )`;
