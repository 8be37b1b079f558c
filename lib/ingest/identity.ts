/**
 * Which records are an event that another record tells as well. Names are compared by the keys of
 * `work.names`, so that neither case nor form nor spaces make two events of one.
 */

/** Everything that says something of an event beside its names, most telling first. */
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

/** How many of its details a record tells. */
const DETAILS_TOLD = DETAILS.map((column) => `(${column} is not null)::int`).join(" + ");

/**
 * Which of several records of one event survives: extended before account data, sound before video,
 * what says of which kind it is before what was left out, then the one of the source that reaches furthest, so that an older export beside a newer one
 * changes nothing; then the one that tells more, then by its content. Records that agree in all of
 * it are interchangeable, and the earliest source keeps its own.
 */
const BEST_FIRST =
  `is_precise desc, is_video, records.kind = 'left out', reach desc, ${DETAILS_TOLD} desc, records.kind,
          records.track_name, records.artist_name, ${DETAILS.join(", ")}, source_id, records.rowid`;

/**
 * Finds the extended records, and those of account data among themselves, that are an event met
 * before: `work.duplicates`, by `record`, their row in `records`. Only records that share their time
 * and duration with another one are looked at; of those that agree in URI, or in names where they
 * have none, all but the best are duplicates, and so is a record without URI beside one of the same
 * names that has one.
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
      ) as place
    from work.records
    join moments using (utc, ms)
    join work.numbered_sources using (file_number)
    left join work.names on names.name_id = case when is_by_name then records.name_id end
    where problem is null
  )
  select record
  from ranked
  where place > 1
    or (
      uri is null
      and (utc, ms, track_key, artist_key) in (
        select (utc, ms, track_key, artist_key)
        from ranked
        where uri is not null
      )
    )`;

/**
 * Account data knows only the minute, at times the one before or after, and names another artist
 * than extended history does: such a record is one event with an extended one of the same title and,
 * to the millisecond, the same duration. One record of account data may stand for several events;
 * those of `work.beyond_end` are events of their own.
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
 * Two exports of account data may tell the same event in neighbouring minutes, or name its artist
 * differently: where no extended record has it, the row of the source that reaches further stays, and
 * where both reach as far, the later row. Files of one export never tell the same event, and while
 * they lie in one folder their times do not overlap.
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
