import { isoDate, yearOf } from "./dates.ts";
import { featuresOf } from "./features.ts";
import type { Artist, Track } from "./music.ts";
import { Random } from "./random.ts";
import type { World } from "./world.ts";

/** The metadata of a demo: for each table its rows, with the table's columns. */
export interface DemoMetadata {
  readonly tracks: readonly Row[];
  readonly artists: readonly Row[];
  readonly audio_features: readonly Row[];
}

/** One row: its columns in the table's order. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The tables that {@linkcode writeDemoMetadata} writes a file for. */
export const METADATA_TABLES = ["tracks", "artists", "audio_features"] as const;

const PROVENANCE = { provider: "demo", enriched_at: "2026-01-02 12:00:00" } as const;

/**
 * What services would know about the music that was heard: rows for `tracks`, `artists` and
 * `audio_features` with believable values. As with real services some is missing: about one track
 * in twenty, all removed and local ones, the genres of some artists.
 *
 * @param heard how many records each track has, as `generateExport` tells
 *
 * @example
 * ```ts
 * import { demoMetadata } from "./metadata.ts";
 * import { makeWorld } from "./world.ts";
 *
 * const world = makeWorld({ seed: 1, years: 1, plays: 50 });
 * const heard = new Uint32Array(world.catalogue.tracks.length).fill(1);
 * console.assert(demoMetadata(world, heard).tracks[0]?.provider === "demo");
 * ```
 */
export function demoMetadata({ seed, catalogue }: World, heard: Uint32Array): DemoMetadata {
  const random = new Random(seed, "metadata");
  const fame = catalogue.artists.map(() => clamp(Math.round(44 + random.normal() * 17), 1, 93));
  const known = catalogue.tracks.filter((track) =>
    (heard[track.index] ?? 0) > 0 && !track.removed && !track.album.artist.local
  );
  const artists = new Set(known.map(({ album }) => album.artist));
  const found = known.filter(() => !random.chance(0.04));
  return {
    tracks: found.map((track) => trackRow(random, track, fame[track.album.artist.index] ?? 0)),
    artists: [...artists].filter(() => !random.chance(0.03)).map((artist) =>
      artistRow(random, artist, fame[artist.index] ?? 0)
    ),
    audio_features: found.filter(() => !random.chance(0.02)).map((track) => ({
      spotify_track_uri: track.uri,
      ...featuresOf(random, track),
      ...PROVENANCE,
    })),
  };
}

/**
 * Writes {@linkcode demoMetadata} as `tracks.json`, `artists.json` and `audio_features.json`, one
 * JSON object a line, for DuckDB's `read_json`.
 *
 * @param folder must exist
 * @returns the path of each table's file
 */
export async function writeDemoMetadata(
  world: World,
  heard: Uint32Array,
  folder: string,
): Promise<Record<(typeof METADATA_TABLES)[number], string>> {
  const metadata = demoMetadata(world, heard);
  const paths = {
    tracks: `${folder}/tracks.json`,
    artists: `${folder}/artists.json`,
    audio_features: `${folder}/audio_features.json`,
  };
  for (const name of METADATA_TABLES) {
    const lines = metadata[name].map((row) => JSON.stringify(row) + "\n");
    await Deno.writeTextFile(paths[name], lines.join(""));
  }
  return paths;
}

function trackRow(random: Random, track: Track, fame: number): Row {
  const { album, title, uri, durationMs } = track;
  const year = yearOf(album.released);
  const place = album.favourites.indexOf(track) / album.favourites.length;
  const date = isoDate(album.released);
  return {
    spotify_track_uri: uri,
    track_name: title,
    primary_artist_name: album.artist.name,
    primary_artist_id: album.artist.id,
    album_name: album.title,
    album_id: album.id,
    album_image_url: null,
    release_date: year < 1985 && random.chance(0.5) ? `${year}` : date,
    release_year: year,
    release_decade: `${year - (year % 10)}s`,
    popularity: clamp(Math.round(fame * (1 - 0.5 * place) + random.normal() * 6 - 4), 0, 96),
    duration_ms: durationMs,
    explicit: random.chance(album.artist.family.explicit),
    isrc: `ZZTNA${date.slice(2, 4)}${String(random.int(100_000)).padStart(5, "0")}`,
    musicbrainz_recording_id: null,
    ...PROVENANCE,
  };
}

function artistRow(random: Random, artist: Artist, fame: number): Row {
  return {
    artist_name: artist.name,
    genres: random.chance(0.07) ? "" : artist.genres.join(", "),
    popularity: fame,
    followers: Math.round(10 ** (1.6 + fame / 16) * random.factor(0.5)),
    spotify_artist_id: artist.id,
    image_url: null,
    musicbrainz_artist_id: null,
    ...PROVENANCE,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
