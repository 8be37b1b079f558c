import { openCopy } from "../db/duckdb.ts";
import { type Share, share } from "./share.ts";
import { LINK_KNOWN, LISTENING } from "./load.ts";
import { retryWhileBusy } from "./retry_while_busy.ts";

/** The share of listening that has metadata, in all and for each field. */
export interface Coverage extends Share {
  readonly fields: Readonly<Record<string, Share>>;
}

/** Fields that charts are made of, and when a play has each. */
const FIELDS: Readonly<Record<string, string>> = {
  release_year: "tracks.release_year is not null",
  album_image: "tracks.album_image_url is not null",
  duration: "tracks.duration_ms is not null",
  explicit: "tracks.explicit is not null",
  popularity: "tracks.popularity is not null",
  isrc: "tracks.isrc is not null",
  genres: "artists.genres <> ''",
  artist_id: "artists.spotify_artist_id is not null",
  artist_image: "artists.image_url is not null",
  audio_features: "audio_features.spotify_track_uri is not null",
};

/**
 * Measures which share of plays and of hours has metadata: a play counts when its track, or the one
 * that a search found for it, has a row. Reads from a copy in memory.
 *
 * @throws {CliError} `no-database` or `database-busy`
 */
export async function measureCoverage(path: string): Promise<Coverage> {
  const database = await retryWhileBusy(() => openCopy(path));
  try {
    await database.run(LINK_KNOWN);
    await database.run(LISTENING);
    const conditions = { all: "tracks.spotify_track_uri is not null", ...FIELDS };
    const columns = Object.entries(conditions).flatMap(([name, condition]) => [
      `coalesce(sum(plays) filter (where ${condition}), 0) as ${name}_plays`,
      `coalesce(sum(ms) filter (where ${condition}), 0) as ${name}_ms`,
    ]);
    const [row = {}] = await database.rows(`
      select
        coalesce(sum(plays), 0) as total_plays,
        coalesce(sum(ms), 0) as total_ms,
        ${columns.join(",\n        ")}
      from listening
      left join tracks on tracks.spotify_track_uri = uri
      left join artists using (artist_name)
      left join audio_features on audio_features.spotify_track_uri = uri`);
    const of = (name: string) => ({
      plays: Number(row[`${name}_plays`]),
      ms: Number(row[`${name}_ms`]),
    });
    const total = of("total");
    return {
      ...share(of("all"), total),
      fields: Object.fromEntries(
        Object.keys(FIELDS).map((name) => [name, share(of(name), total)]),
      ),
    };
  } finally {
    database.close();
  }
}
