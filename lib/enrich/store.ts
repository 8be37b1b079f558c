import type { Database } from "../db/duckdb.ts";
import type { TableName } from "../db/tables.ts";
import { broadGenre, type GenreOverrides } from "./genres.ts";
import { splitGenres } from "./genre_list.ts";
import { LINK_KNOWN } from "./load.ts";
import { mergeFacts, replace } from "./merge.ts";
import type { Writer } from "./writer.ts";
import type { Findings, ProviderName, TrackCredits } from "./provider.ts";

/** Where answers are stored, and how they are merged. */
export interface StoreOptions {
  readonly writer: Writer;
  /** The providers in use, highest priority first. */
  readonly order: readonly ProviderName[];
  readonly overrides: GenreOverrides;
}

/**
 * Stores what one answer brought, in one transaction: facts are merged into their tables, requests
 * are logged, new genres are rolled up, and `metadata_version` changes.
 *
 * @param now milliseconds since 1970
 * @throws {CliError} `database-busy` when somebody holds the file for too long
 */
export async function store(
  options: StoreOptions,
  provider: ProviderName,
  findings: Findings,
  now: number,
): Promise<void> {
  await options.writer.write(async (database) => {
    const at = new Date(now).toISOString().slice(0, 19);
    const merge = async (name: TableName, rows: readonly object[] = []) => {
      if (rows.length === 0) return;
      const stronger = options.order.slice(0, Math.max(0, options.order.indexOf(provider)));
      const row = JSON.stringify(rows.map((row) => ({ ...row, provider, enriched_at: at })));
      await database.run(mergeFacts(name), [row, stronger.join(",")]);
    };
    await merge("tracks", findings.tracks);
    await merge("artists", findings.artists);
    await merge("audio_features", findings.features);
    await replace(database, "track_links", findings.links ?? []);
    await storeCredits(database, options, provider, findings.credits ?? [], at);
    const facts = (findings.service ?? []).map(({ key, value }) => ({
      kind: "provider",
      key,
      status: value,
    }));
    const state = [...findings.answered, ...facts];
    await replace(
      database,
      "enrichment_state",
      state.map((r) => ({ provider, ...r, asked_at: at })),
    );
    const genres = (findings.artists ?? []).flatMap(({ genres }) => splitGenres(genres));
    await replace(database, "genre_mappings", mappings(genres, options.overrides));
    if (findings.answered.length > 0) await touch(database);
  });
}

/** The credits of a track are one provider's as a whole; those of a stronger one stay. */
async function storeCredits(
  database: Database,
  { order }: StoreOptions,
  provider: ProviderName,
  credits: readonly TrackCredits[],
  at: string,
): Promise<void> {
  const told = credits.filter(({ artists }) => artists.length > 0);
  if (told.length === 0) return;
  const uris = JSON.stringify(told.map(({ spotify_track_uri }) => spotify_track_uri));
  const stronger = order.slice(0, Math.max(0, order.indexOf(provider))).join(",");
  const kept = await database.rows(
    `select distinct spotify_track_uri from track_artists
     where spotify_track_uri in (select unnest(from_json(cast($1 as json), '["text"]')))
       and list_contains(string_split($2, ','), provider)`,
    [uris, stronger],
  );
  const isKept = new Set(kept.map((row) => row["spotify_track_uri"]));
  const fresh = told.filter(({ spotify_track_uri }) => !isKept.has(spotify_track_uri));
  await database.run(
    `delete from track_artists
     where spotify_track_uri in (select unnest(from_json(cast($1 as json), '["text"]')))`,
    [JSON.stringify(fresh.map(({ spotify_track_uri }) => spotify_track_uri))],
  );
  await replace(
    database,
    "track_artists",
    fresh.flatMap(({ spotify_track_uri, artists }) =>
      artists.map((artist, index) => ({
        spotify_track_uri,
        position: index + 1,
        ...artist,
        provider,
        enriched_at: at,
      }))
    ),
  );
}

/**
 * Links titles without URI that were played with one as well, and rebuilds `genre_mappings` from the
 * genres that artists have. Writes only when something differs.
 */
export async function tidy({ writer, overrides }: StoreOptions): Promise<void> {
  await writer.write(async (database) => {
    const count = "select count(*) as n from track_links";
    const before = await database.rows(count);
    await database.run(LINK_KNOWN);
    const after = await database.rows(count);
    const isRolledUp = await rollUpGenres(database, overrides);
    if (isRolledUp || before[0]?.["n"] !== after[0]?.["n"]) await touch(database);
  });
}

/**
 * Rebuilds `genre_mappings` from the genres that artists have.
 *
 * @returns whether anything differed and was written
 */
export async function rollUpGenres(
  database: Database,
  overrides: GenreOverrides = new Map(),
): Promise<boolean> {
  const rows = await database.rows("select distinct genres from artists where genres <> ''");
  const wanted = mappings(rows.flatMap(({ genres }) => splitGenres(String(genres))), overrides);
  const present = await database.rows("from genre_mappings order by subgenre");
  if (JSON.stringify(present) === JSON.stringify(wanted)) return false;
  await database.run("delete from genre_mappings");
  await replace(database, "genre_mappings", wanted);
  return true;
}

function mappings(genres: readonly string[], overrides: GenreOverrides) {
  const distinct = [...new Set(genres)].sort((a, b) => a < b ? -1 : 1);
  return distinct.map((subgenre) => {
    const { broad, rule } = broadGenre(subgenre, overrides);
    return { subgenre, broad_genre: broad, rule };
  });
}

/** A new version, so that caches and sync notice. */
export async function touch(database: Database): Promise<void> {
  await replace(database, "meta", [{ key: "metadata_version", value: crypto.randomUUID() }]);
}
