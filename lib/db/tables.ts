/**
 * Every table of Tonearm, declared once. The DDL of DuckDB and of Postgres, `docs/database.md`'s
 * column lists, sync and the verification of a copy are made from these declarations.
 */

/** A column type that both DuckDB and Postgres have. Timestamps carry no zone. */
export type ColumnType =
  | "text"
  | "smallint"
  | "integer"
  | "bigint"
  | "double precision"
  | "boolean"
  | "date"
  | "timestamp";

/** One column: its type, whether it may be null, and a line about its content. */
export interface Column {
  readonly type: ColumnType;
  readonly notNull?: true;
  readonly help: string;
}

/** One table: its columns in order, its key, and the indexes that Postgres is given. */
export interface Table {
  readonly help: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** The columns that identify a row; also the order in which rows are copied and compared. */
  readonly key: readonly string[];
  /**
   * The key column by which a sync splits rows into the runs it compares; new rows should lie
   * together in it, as those of a day do. By default the first key column.
   */
  readonly runs?: string;
  /** Column lists of the indexes that a Postgres copy gets besides the key. */
  readonly indexes?: readonly (readonly string[])[];
  /**
   * Columns whose values grow from row to row, as the days of plays do. A Postgres copy gets a BRIN
   * index on each: it stores the least and the greatest value of every few pages and is tiny.
   */
  readonly growing?: readonly string[];
  /** False for tables that stay in the DuckDB file. */
  readonly synced: boolean;
  /** True for tables that enrichment fills: ingest carries their rows over. */
  readonly metadata?: true;
}

/** The version of the tables below; a file with a higher one is refused. */
export const SCHEMA_VERSION = 1;

/** A column that is never null. */
export const need = (type: ColumnType, help: string): Column => ({ type, notNull: true, help });
/** A column that may be null. */
export const may = (type: ColumnType, help: string): Column => ({ type, help });

const PROVENANCE = {
  provider: may("text", "the service the row came from; several separated by commas"),
  enriched_at: may("timestamp", "when it was fetched, in UTC"),
};

const RECORD = {
  played_at: need("timestamp", "when playback ended, on the listener's wall clock"),
  played_at_utc: need("timestamp", "the same instant in UTC"),
  timezone: need("text", "the IANA zone that was used"),
  ms_played: need("bigint", "how long it played, in milliseconds"),
  track_name: may("text", "the title, as it was written last"),
  artist_name: may("text", "the album artist, as Spotify named it last"),
  album_name: may("text", "the album, as it was written last"),
  spotify_track_uri: may("text", "spotify:track:… or spotify:local:…; absent in account data"),
  date: need("date", "the local day"),
  year: need("smallint", "the local year"),
  month: need("smallint", "the local month, 1 to 12"),
  year_month: need("text", "the local month as 2024-01"),
  dow: need("smallint", "the local weekday, 0 = Sunday"),
  dow_name: need("text", "the weekday's name in English"),
  hour: need("smallint", "the local hour, 0 to 23"),
  platform: may("text", "ios, android, desktop, web, cast, console, car or other"),
  country: may("text", "the country of the connection, two letters"),
  reason_start: may("text", "why playback started"),
  reason_end: may("text", "why playback ended"),
  shuffle: may("boolean", "whether shuffle was on"),
  skipped: may("boolean", "whether it was skipped, as Spotify says"),
  offline: may("boolean", "whether it was played offline"),
  incognito: may("boolean", "whether it was a private session"),
  source_id: need("integer", "the source it came from"),
} as const;

/** Every table by name, in the order they are made. */
export const TABLES = {
  plays: {
    help: "One row per play: music, played for at least the shortest time that counts.",
    columns: { play_id: need("integer", "1…n in the order of time"), ...RECORD },
    key: ["play_id"],
    growing: ["date"],
    synced: true,
  },
  set_aside: {
    help:
      "Records that are kept but are not plays, each with its reason. An episode's show is in " +
      "artist_name, its title in track_name.",
    columns: {
      set_aside_id: need("integer", "1…n in the order of time"),
      ...RECORD,
      reason: need(
        "text",
        "short, podcast, audiobook, video, implausible, left out or no duration",
      ),
    },
    key: ["set_aside_id"],
    indexes: [["date"], ["reason"]],
    synced: true,
  },
  sources: {
    help: "The files, or files inside a ZIP, that records came from.",
    columns: {
      source_id: need("integer", "1…n in the order of their earliest records"),
      path: need("text", "the path inside data_raw/; a ZIP's entries follow its path after a `!`"),
      format: need("text", "extended, extended_video, account_music, account_podcast, …"),
      records: need("bigint", "how many records it holds"),
      plays: need("bigint", "how many of them are plays"),
      set_aside: need("bigint", "how many were set aside"),
      duplicates: need("bigint", "how many were met before"),
      rejected: need("bigint", "how many could not be used"),
      first_at: may("timestamp", "its earliest record that is not implausible, in UTC"),
      last_at: may("timestamp", "its latest record that is not implausible, in UTC"),
      bytes: need("bigint", "its size, unpacked"),
      sha256: need("text", "the hash of its content"),
    },
    key: ["source_id"],
    synced: true,
  },
  rejects: {
    help: "Records that cannot be used, without their private fields.",
    columns: {
      source_id: need("integer", "the source it came from"),
      position: need("bigint", "its place in the source, from 1"),
      reason: need("text", "why it cannot be used"),
      record: need("text", "the record as JSON, private fields removed"),
    },
    key: ["source_id", "position"],
    synced: false,
  },
  tracks: {
    help: "What services know about a track.",
    columns: {
      spotify_track_uri: need(
        "text",
        "the track; musicbrainz:recording:… where only MusicBrainz knows what was played",
      ),
      track_name: may("text", "its title"),
      primary_artist_name: may("text", "its first artist"),
      primary_artist_id: may("text", "that artist's Spotify id"),
      album_name: may("text", "its album"),
      album_id: may("text", "that album's Spotify id"),
      album_image_url: may("text", "the album's cover"),
      release_date: may("text", "when it came out: 2011, 2011-05 or 2011-05-30"),
      release_year: may("smallint", "the year of that"),
      release_decade: may("text", "its decade, as 1990s"),
      popularity: may("smallint", "0 to 100, as Spotify says"),
      duration_ms: may("bigint", "its length in milliseconds"),
      explicit: may("boolean", "whether it is marked explicit"),
      isrc: may("text", "the recording's ISRC"),
      musicbrainz_recording_id: may("text", "the recording's id at MusicBrainz"),
      ...PROVENANCE,
    },
    key: ["spotify_track_uri"],
    indexes: [["isrc"]],
    synced: true,
    metadata: true,
  },
  artists: {
    help: "What services know about an artist.",
    columns: {
      artist_name: need("text", "the artist"),
      genres: may("text", "genres, separated by commas; empty when none are known"),
      popularity: may("smallint", "0 to 100, as Spotify says"),
      followers: may("bigint", "followers on Spotify"),
      spotify_artist_id: may("text", "the Spotify id"),
      image_url: may("text", "a picture"),
      musicbrainz_artist_id: may("text", "the artist's id at MusicBrainz"),
      ...PROVENANCE,
    },
    key: ["artist_name"],
    synced: true,
    metadata: true,
  },
  audio_features: {
    help: "How a track sounds, as a service measured it.",
    columns: {
      spotify_track_uri: need("text", "the track"),
      danceability: may("double precision", "0 to 1"),
      energy: may("double precision", "0 to 1"),
      valence: may("double precision", "0 (sad) to 1 (happy)"),
      tempo: may("double precision", "beats a minute"),
      acousticness: may("double precision", "0 to 1"),
      instrumentalness: may("double precision", "0 to 1"),
      speechiness: may("double precision", "0 to 1"),
      liveness: may("double precision", "0 to 1"),
      loudness: may("double precision", "decibels, mostly -60 to 0"),
      key: may("smallint", "0 = C … 11 = B, -1 unknown"),
      mode: may("smallint", "1 major, 0 minor"),
      time_signature: may("smallint", "beats a bar"),
      ...PROVENANCE,
    },
    key: ["spotify_track_uri"],
    synced: true,
    metadata: true,
  },
  track_artists: {
    help: "Every artist that a service credits for a track, in the order of the credit.",
    columns: {
      spotify_track_uri: need("text", "the track, as in tracks"),
      position: need("smallint", "1 for the first artist of the credit"),
      artist_name: need("text", "the artist, as played where the names agree, else as credited"),
      spotify_artist_id: may("text", "the Spotify id"),
      musicbrainz_artist_id: may("text", "the id at MusicBrainz"),
      ...PROVENANCE,
    },
    key: ["spotify_track_uri", "position"],
    synced: true,
    metadata: true,
  },
  genre_mappings: {
    help: "Which broad genre a genre belongs to.",
    columns: {
      subgenre: need("text", "the genre as services name it"),
      broad_genre: need("text", "one of about 25"),
      rule: may("text", "the rule that decided"),
    },
    key: ["subgenre"],
    synced: true,
    metadata: true,
  },
  enrichment_state: {
    help: "What was asked of which service, and what came of it.",
    columns: {
      provider: need("text", "the service"),
      kind: need(
        "text",
        "track, search, recording, artist, mbid, isrc, features, or provider for its own state",
      ),
      key: need("text", "the URI, name, title or state that was asked for"),
      status: need("text", "found or missing; for mbid and a provider's state the value"),
      asked_at: need("timestamp", "when, in UTC"),
    },
    key: ["provider", "kind", "key"],
    synced: true,
    metadata: true,
  },
  track_links: {
    help: "The track that a search by name found, for plays that have no URI.",
    columns: {
      artist_name: need("text", "the artist that was played"),
      track_name: need("text", "the title that was played"),
      spotify_track_uri: need("text", "the track that was found, as in tracks"),
    },
    key: ["artist_name", "track_name"],
    synced: true,
    metadata: true,
  },
  notices: {
    help: "What the last ingest found and you should know.",
    columns: {
      notice_id: need("integer", "1…n, most pressing first"),
      code: need("text", "what it is about, one of the codes in errors.md"),
      sentence: need("text", "a sentence or two for people"),
      numbers: need("text", "what the sentence counts, as a JSON object"),
    },
    key: ["notice_id"],
    synced: true,
  },
  meta: {
    help: "Facts about the database: schema version, zone, thresholds, when it was built, counts.",
    columns: {
      key: need("text", "the fact"),
      value: may("text", "its value"),
    },
    key: ["key"],
    synced: true,
  },
} as const satisfies Record<string, Table>;

/** The name of a table. */
export type TableName = keyof typeof TABLES;

/** All table names, in the order they are made. */
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** The declaration of a table, its literal types widened. */
export function table(name: TableName): Table {
  return TABLES[name];
}

/** An identifier in double quotes, so that `key` or `date` is never read as a keyword. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * The `create table` statement of a table, in SQL for both DuckDB and Postgres.
 *
 * @param name the table's declaration
 * @param as the name it is made under, quoted and with its schema if need be
 * @param withKey whether the primary key is declared; DuckDB answers as fast without its index
 *
 * @example
 * ```ts
 * import { createTable } from "./tables.ts";
 *
 * console.assert(createTable("meta").startsWith('create table "meta" ('));
 * ```
 */
export function createTable(
  name: TableName,
  as: string = quoteName(name),
  withKey = true,
): string {
  return createTableOf(table(name), as, withKey);
}

/** As {@linkcode createTable}, for a declaration that is not in {@linkcode TABLES}. */
export function createTableOf({ columns, key }: Table, as: string, withKey = true): string {
  const lines = Object.entries(columns).map(([column, { type, notNull }]) =>
    `  ${quoteName(column)} ${type}${notNull ? " not null" : ""}`
  );
  if (withKey) lines.push(`  primary key (${key.map(quoteName).join(", ")})`);
  return `create table ${as} (\n${lines.join(",\n")}\n)`;
}
