import type { DuckDBConnection } from "@duckdb/node-api";

/** How many records Spotify puts into one file, about 11 MB. */
const RECORDS_PER_FILE = 16_500;

/**
 * Writes `count` extended records as JSON arrays into `folder`, in files of about 11 MB, 650 bytes a
 * record, as an export of about twelve years would hold them: a Zipf-like choice of artists and
 * tracks, a third of the records short, some podcasts, a few duplicates. DuckDB makes and writes
 * them; the same count gives the same records.
 */
export async function writeRecords(
  connection: DuckDBConnection,
  folder: string,
  count: number,
): Promise<string[]> {
  const files: string[] = [];
  for (let first = 0; first < count; first += RECORDS_PER_FILE) {
    const last = Math.min(first + RECORDS_PER_FILE, count);
    const file = `${folder}/Streaming_History_Audio_2013-2025_${files.length}.json`;
    await connection.run(
      `copy (${recordsSql(first, last, count)}) to '${file}' (format json, array true)`,
    );
    files.push(file);
  }
  return files;
}

function recordsSql(first: number, last: number, count: number): string {
  return `
    with numbers as (
      select
        -- one record in two hundred repeats the one before it
        case when i % 200 = 199 then i - 1 else i end as i
      from range(${first}, ${last}) as numbers(i)
    ),
    dice as (
      select
        i,
        (hash(i, 1) % 1000000) / 1000000.0 as d1,
        (hash(i, 2) % 1000000) / 1000000.0 as d2,
        (hash(i, 3) % 1000000) / 1000000.0 as d3,
        hash(i, 4) % 100 as d4
      from numbers
    ),
    chosen as (
      select *, cast(floor(4000 * d1 * d1 * d1) as integer) as artist, cast(floor(30 * d2 * d2) as integer) as track
      from dice
    )
    select
      strftime(timestamp '2013-01-01' + to_seconds(cast(i * (12.9 * 365.25 * 86400 / ${count}) as bigint)), '%Y-%m-%dT%H:%M:%SZ') as ts,
      case when d4 < 45 then 'ios' when d4 < 70 then 'iOS 12.1 (iPhone10,6)' when d4 < 85 then 'Windows 10 (10.0.19045; x64)'
        when d4 < 95 then 'Android OS 12 API 31 (samsung, SM-G991B)' else 'Partner google cast_tv;Chromecast;;' end as platform,
      case when d3 < 0.33 then cast(30000 * d1 as bigint) else cast(30000 + 240000 * d2 as bigint) end as ms_played,
      case when d4 < 90 then 'CA' else 'DE' end as conn_country,
      '192.0.2.' || (i % 255) as ip_addr,
      case when d4 = 99 then null else 'The Invented Song Number ' || track || ' of ' || artist end as master_metadata_track_name,
      case when d4 = 99 then null else 'An Artist Called ' || artist end as master_metadata_album_artist_name,
      case when d4 = 99 then null else 'Some Album ' || (track // 10) || ' by ' || artist end as master_metadata_album_album_name,
      case when d4 = 99 then null else 'spotify:track:' || substr(md5(artist || '/' || track), 1, 22) end as spotify_track_uri,
      case when d4 = 99 then 'Episode ' || track end as episode_name,
      case when d4 = 99 then 'A Show About ' || artist end as episode_show_name,
      case when d4 = 99 then 'spotify:episode:' || substr(md5(artist || '/' || track), 1, 22) end as spotify_episode_uri,
      null as audiobook_title, null as audiobook_uri, null as audiobook_chapter_uri, null as audiobook_chapter_title,
      case when d3 < 0.5 then 'trackdone' else 'clickrow' end as reason_start,
      case when d3 < 0.33 then 'fwdbtn' else 'trackdone' end as reason_end,
      d4 % 2 = 0 as shuffle, d3 < 0.33 as skipped, d4 = 7 as offline,
      1500000000 + i as offline_timestamp, d4 = 13 as incognito_mode
    from chosen`;
}
