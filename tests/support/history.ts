/** A small history that is the same every time, with everything that is hard about one. */
import { createTable, TABLE_NAMES, TABLES } from "../../lib/db/tables.ts";
import { Database } from "../../lib/db/duckdb.ts";

/** A play as the table has it, or a record that was set aside. */
export interface HistoryRow {
  readonly played_at: string;
  readonly played_at_utc: string;
  readonly timezone: string;
  readonly ms_played: number;
  readonly track_name: string | null;
  readonly artist_name: string | null;
  readonly album_name: string | null;
  readonly spotify_track_uri: string | null;
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly year_month: string;
  readonly dow: number;
  readonly dow_name: string;
  readonly hour: number;
  readonly platform: string | null;
  readonly country: string | null;
  readonly reason_start: string | null;
  readonly reason_end: string | null;
  readonly shuffle: boolean | null;
  readonly skipped: boolean | null;
  readonly offline: boolean | null;
  readonly incognito: boolean | null;
  readonly source_id: number;
}

/** What is known of an artist: its genres. */
export interface HistoryArtist {
  readonly artist_name: string;
  readonly genres: string;
  readonly spotify_artist_id?: string;
  readonly image_url?: string;
  readonly provider?: string;
}

/** A track that a service knows. */
export interface HistoryTrack {
  readonly spotify_track_uri: string;
  readonly release_year: number | null;
  readonly popularity: number | null;
  /** The recording; the same under several URIs. */
  readonly isrc?: string | null;
  readonly album_id?: string;
  readonly album_image_url?: string;
}

/** A credit of a track. */
export interface HistoryCredit {
  readonly spotify_track_uri: string;
  readonly position: number;
  readonly artist_name: string;
}

/** A whole history, in the order of time. */
export interface History {
  readonly plays: readonly HistoryRow[];
  readonly setAside: readonly (HistoryRow & { readonly reason: string })[];
  readonly artists: readonly HistoryArtist[];
  readonly tracks: readonly HistoryTrack[];
  readonly broad: ReadonlyMap<string, string>;
  readonly credits?: readonly HistoryCredit[];
}

/** Nobody's. */
export const EMPTY: History = {
  plays: [],
  setAside: [],
  artists: [],
  tracks: [],
  broad: new Map(),
};

/** Names that break what is put together carelessly. */
export const HOSTILE_ARTISTS = [
  "100% Wool",
  "AC/DC",
  `O'Brien "the" \\ Bean`,
  "🎸 Björk & Ünïcode",
  "فيروز",
  "under_score",
  "'; drop table plays; --",
  "Ａrtist　Wide",
  "ÅNGSTRÖM",
  "aaa",
  "Zebra",
  "zebra",
];

const GENRES = ["art pop", "rock", "indie rock", "شرقي", "hip hop", "jazz"];
const BROAD = new Map([["art pop", "pop"], ["rock", "rock"], ["indie rock", "rock"]]);
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const PLATFORMS = ["ios", "android", "desktop", null];

/** Makes the history: sixteen months in Toronto with a month in Berlin and a day on Samoa's side. */
export function makeHistory(count = 1500): History {
  const random = mulberry32(7);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() ** 2 * values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  };
  const plays: HistoryRow[] = [];
  const setAside: (HistoryRow & { reason: string })[] = [];
  let at = Temporal.Instant.from("2022-12-25T05:30:00Z");
  for (let number = 0; number < count; number++) {
    const pause = random() < 0.8 ? 20 + random() * 400 : random() * 86_400 * 2.2;
    at = at.add({ seconds: Math.round(pause) });
    const artist = pick([...HOSTILE_ARTISTS, "Gone\tTab", null]);
    const track = pick(["One", "Two", "100%", "a/b", "Ünïcode ☃", 'live ("now")', null]);
    const album = pick(["First", "Second / Third", "50% _ more", null]);
    const isTwin = random() < 0.2;
    const row: HistoryRow = {
      ...local(at),
      ms_played: 30_000 + Math.floor(random() * 240_000),
      track_name: track,
      artist_name: artist,
      album_name: album,
      spotify_track_uri: random() < 0.1
        ? null
        : `spotify:track:${hex(`${artist}|${track}|${isTwin ? "remaster" : ""}`)}`,
      platform: pick(PLATFORMS),
      country: pick(["CA", "DE", null]),
      reason_start: pick(["trackdone", "clickrow", null]),
      reason_end: pick(["trackdone", "fwdbtn"]),
      shuffle: pick([true, false, null]),
      skipped: pick([false, true, null]),
      offline: pick([false, true]),
      incognito: pick([false, false, true, null]),
      source_id: 1,
    };
    const kind = random();
    if (kind < 0.12) {
      setAside.push({ ...row, ms_played: Math.floor(random() * 29_999), reason: "short" });
    } else if (kind < 0.17) {
      setAside.push({ ...row, artist_name: `Show ${pick(["É", "B"])}`, reason: "podcast" });
    } else plays.push(row);
  }
  const uris = [...new Set(plays.map(({ spotify_track_uri }) => spotify_track_uri))];
  return {
    plays,
    setAside,
    artists: HOSTILE_ARTISTS.slice(0, 9).map((artist_name, at) => ({
      artist_name,
      genres: GENRES.slice(at % 4, at % 4 + at % 3).join(at % 2 === 0 ? ", " : ","),
    })),
    tracks: uris.filter((uri) => uri !== null).filter((_, at) => at % 3 > 0).map((uri, at) => ({
      spotify_track_uri: uri,
      release_year: at % 5 === 0 ? null : 1958 + at * 7 % 66,
      popularity: at % 7 === 0 ? null : at * 13 % 101,
      isrc: at % 4 === 0 ? `XXTEST${at % 3}` : null,
    })),
    broad: BROAD,
    credits: uris.filter((uri) => uri !== null).flatMap((uri, at) =>
      creditsOf(at, plays.find((play) => play.spotify_track_uri === uri)?.artist_name ?? "?")
        .map((artist_name, position) => ({
          spotify_track_uri: uri,
          position: position + 1,
          artist_name,
        }))
    ),
  };
}

/** Whom the track at a place is credited to: to its artist, with a guest, to others; mostly unknown. */
function creditsOf(at: number, artist: string): string[] {
  if (at % 5 === 0) return [artist, "Guest & Friend", "zebra"];
  if (at % 7 === 0) return ["Zebra", "Only Ever a Guest"];
  return at % 3 === 0 ? [artist] : [];
}

/** Writes a history as a database that ingest and enrichment could have made. */
export async function writeHistory(path: string, history: History, version = "v1"): Promise<void> {
  const database = await Database.openUnlocked(path);
  const folder = await Deno.makeTempDir();
  try {
    for (const name of TABLE_NAMES) await database.run(createTable(name, undefined, false));
    const write = async (table: keyof typeof TABLES, rows: readonly object[]) => {
      if (rows.length === 0) return;
      const file = `${folder}/${table}.ndjson`;
      await Deno.writeTextFile(file, rows.map((row) => JSON.stringify(row)).join("\n"));
      const types = Object.entries(TABLES[table].columns).map(([column, { type }]) =>
        `"${column}": '${type === "double precision" ? "double" : type}'`
      );
      await database.run(
        `insert into ${table} by name
        from read_json('${file}', format = 'newline_delimited', columns = {${types.join(", ")}})`,
      );
    };
    await write("plays", history.plays.map((row, at) => ({ play_id: at + 1, ...row })));
    await write("set_aside", history.setAside.map((row, at) => ({ set_aside_id: at + 1, ...row })));
    await write("artists", history.artists);
    await write("tracks", history.tracks);
    await write("track_artists", history.credits ?? []);
    await write(
      "genre_mappings",
      [...history.broad].map(([subgenre, broad_genre]) => ({ subgenre, broad_genre })),
    );
    await write("sources", [{
      source_id: 1,
      path: "export.zip!a.json",
      format: "extended",
      records: history.plays.length + history.setAside.length,
      plays: history.plays.length,
      set_aside: history.setAside.length,
      duplicates: 0,
      rejected: 0,
      first_at: history.plays[0]?.played_at_utc ?? null,
      last_at: history.plays.at(-1)?.played_at_utc ?? null,
      bytes: 1,
      sha256: "0",
    }]);
    await write("notices", [
      {
        notice_id: 1,
        code: "music-videos",
        sentence: "2 <videos> & more.",
        numbers: '{"records":2}',
      },
      { notice_id: 2, code: "of-another-version", sentence: "Something else.", numbers: "{}" },
    ]);
    await write("rejects", [
      { source_id: 1, position: 7, reason: "no time", record: "{}" },
      { source_id: 9, position: 2, reason: "negative time", record: "{}" },
    ]);
    await write("meta", [{ key: "data_version", value: version }, {
      key: "timezone",
      value: "UTC",
    }]);
  } finally {
    database.close();
    await Deno.remove(folder, { recursive: true });
  }
}

function local(at: Temporal.Instant) {
  const day = at.toString().slice(0, 10);
  const timezone = day >= "2023-07-01" && day < "2023-08-01"
    ? "Europe/Berlin"
    : day >= "2023-10-01" && day < "2023-10-08"
    ? "Pacific/Apia"
    : "America/Toronto";
  const clock = at.toZonedDateTimeISO(timezone).toPlainDateTime();
  const date = clock.toPlainDate().toString();
  const dow = clock.dayOfWeek % 7;
  return {
    played_at: clock.toString({ smallestUnit: "second" }),
    played_at_utc: at.toZonedDateTimeISO("UTC").toPlainDateTime().toString({
      smallestUnit: "second",
    }),
    timezone,
    date,
    year: clock.year,
    month: clock.month,
    year_month: date.slice(0, 7),
    dow,
    dow_name: DAYS[dow] ?? "",
    hour: clock.hour,
  };
}

/** 22 characters that stand for a text. */
function hex(text: string): string {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash.toString(16).padStart(22, "0");
}

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  };
}
