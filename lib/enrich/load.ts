import type { Json } from "@duckdb/node-api";
import { type Database, openCopy } from "../db/duckdb.ts";
import { table } from "../db/tables.ts";
import { retryWhileBusy } from "./retry_while_busy.ts";
import type { WorkInput } from "./work_input.ts";
import { searchKey } from "./work_list.ts";

/**
 * Titles played both with and without a URI take the most-listened URI of that title. No request is
 * needed.
 */
export const LINK_KNOWN = `
  insert into track_links
  with titles as (
    select artist_name, track_name, spotify_track_uri, sum(ms_played) as ms
    from plays
    where regexp_full_match(spotify_track_uri, 'spotify:track:[0-9A-Za-z]+')
    group by all
  ),
  nameless as (
    select distinct artist_name, track_name
    from plays
    where spotify_track_uri is null
  )
  select artist_name, track_name, arg_max(spotify_track_uri, (ms, spotify_track_uri))
  from nameless
  join titles using (artist_name, track_name)
  anti join track_links using (artist_name, track_name)
  group by artist_name, track_name`;

/** Plays by the track they are of, as `listening`. */
export const LISTENING = `
  create temp table listening as
  select
    coalesce(plays.spotify_track_uri, track_links.spotify_track_uri) as uri,
    plays.artist_name,
    plays.track_name,
    count(*) as plays,
    cast(sum(ms_played) as bigint) as ms
  from plays
  left join track_links
    on plays.spotify_track_uri is null
    and track_links.artist_name = plays.artist_name
    and track_links.track_name = plays.track_name
  group by all`;

const TRACKS = `
  with played as (
    select
      uri,
      arg_max(track_name, ms) as title,
      list(distinct artist_name) as artists,
      sum(plays) as plays,
      sum(ms) as ms
    from listening
    where uri is not null
    group by uri
  )
  select
    uri,
    title,
    artists,
    played.plays,
    played.ms,
    tracks.spotify_track_uri is not null as has_row,
    tracks.isrc as isrc,
    tracks.musicbrainz_recording_id as recording_id,
    [${known("tracks")}] as known,
    exists (from audio_features where spotify_track_uri = uri) as has_features
  from played
  left join tracks on tracks.spotify_track_uri = uri
  order by played.ms desc, uri`;

const ARTISTS = `
  with played as (
    select artist_name as name, sum(plays) as plays, sum(ms) as ms
    from listening
    where artist_name is not null
    group by artist_name
  )
  select
    name,
    played.plays,
    played.ms,
    spotify_artist_id as id,
    musicbrainz_artist_id as mbid,
    [${known("artists")}] as known
  from played
  left join artists on artists.artist_name = name
  order by played.ms desc, name`;

const SEARCHES = `
  select artist_name as artist, track_name as title, sum(plays) as plays, sum(ms) as ms
  from listening
  where uri is null and artist_name is not null and track_name is not null
  group by all
  order by sum(ms) desc, artist, title`;

/**
 * Reads plays and their metadata from an in-memory copy of the database, so that no other program is
 * locked out.
 *
 * @param refreshBefore what was answered before this, in milliseconds since 1970, is asked again
 * @throws {CliError} `no-database`, `newer-database`, `older-database` or `database-busy`
 */
export async function loadWork(path: string, refreshBefore: number): Promise<WorkInput> {
  const database = await retryWhileBusy(() => openCopy(path));
  try {
    await database.run(LINK_KNOWN);
    await database.run(LISTENING);
    return { ...await readInput(database), refreshBefore };
  } finally {
    database.close();
  }
}

async function readInput(database: Database): Promise<Omit<WorkInput, "refreshBefore">> {
  const tracks = await database.rows(TRACKS);
  const artists = await database.rows(ARTISTS);
  const searches = await database.rows(SEARCHES);
  const earlier = await database.rows(
    "select provider, kind, key, status, epoch_ms(asked_at) as at from enrichment_state",
  );
  const [total] = await database.rows(
    "select count(*) as plays, coalesce(sum(ms_played), 0) as ms from plays",
  );
  return {
    tracks: tracks.map((row) => ({
      uri: String(row["uri"]),
      title: String(row["title"] ?? ""),
      artists: texts(row["artists"]),
      ...listening(row),
      isrc: textOf(row["isrc"]),
      recordingId: textOf(row["recording_id"]),
      known: row["has_row"] === true ? new Set(texts(row["known"])) : undefined,
      hasFeatures: row["has_features"] === true,
    })),
    artists: artists.map((row) => ({
      name: String(row["name"]),
      ...listening(row),
      id: textOf(row["id"]),
      mbid: textOf(row["mbid"]),
      known: new Set(texts(row["known"])),
    })),
    searches: searches.map((row) => ({
      key: searchKey(String(row["artist"]), String(row["title"])),
      artist: String(row["artist"]),
      title: String(row["title"]),
      isLinked: false,
      ...listening(row),
    })),
    earlier: earlier.map((row) => ({
      provider: String(row["provider"]),
      kind: String(row["kind"]),
      key: String(row["key"]),
      status: String(row["status"]),
      at: Number(row["at"]),
    })),
    total: listening(total ?? {}),
  };
}

function listening({ plays, ms }: Record<string, Json>) {
  return { plays: Number(plays ?? 0), ms: Number(ms ?? 0) };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** A list of the names of non-null columns, and nulls. */
function known(name: "tracks" | "artists"): string {
  const columns = Object.keys(table(name).columns)
    .filter((column) => column !== "provider" && column !== "enriched_at");
  return columns
    .map((column) => `case when cast(${name}."${column}" as text) <> '' then '${column}' end`)
    .join(", ");
}
