import { DuckDBInstance } from "@duckdb/node-api";
import { Database } from "../lib/db/duckdb.ts";
import { parse } from "../lib/queries/filters/codec.ts";
import type { Filters } from "../lib/queries/filters/params.ts";
import { ingest } from "../lib/ingest/ingest.ts";
import { Progress } from "../lib/core/progress.ts";
import type { Question } from "../lib/queries/question.ts";
import { QUESTIONS } from "../lib/queries/questions.ts";
import { type Store, storeOf } from "../lib/queries/store.ts";
import type { Engine } from "../lib/queries/store/engine.ts";
import { DuckdbEngine } from "../lib/queries/store/duckdb_engine.ts";
import { PostgresEngine } from "../lib/queries/store/postgres_engine.ts";
import { zoneSpans } from "../lib/time/zone_spans.ts";
import { loadPostgres } from "../tests/support/load_postgres.ts";
import { type PostgresServer, startPostgres } from "../tests/support/postgres_server.ts";
import { benchLoad } from "./load.ts";
import { writeRecords } from "./records.ts";
import { markdownTable, writeSection } from "./results.ts";

/** Of the records that are made, this share become plays. */
const SHARE_OF_PLAYS = 0.66;
/** Most of the data, but not whole months: what is prepared does not answer it alone. */
const RANGE = "startDate=2014-03-10&endDate=2025-06-17";
const COMPARED = "compare=2008-01-01..2014-03-09";
const RUNS = 5;
/** The size that is also put under load. */
const LOAD_PLAYS = 500_000;
/** What questions are asked with, as far as they take it; names for the table. */
const ASKED = [
  ["", ""],
  [", a range", RANGE],
  [", a platform", "platform=ios"],
  [", a country and a range", `country=CA&${RANGE}`],
  [", a platform and a country", "platform=ios&country=CA"],
  [", a word and a range", `q=1&${RANGE}`],
  [", compared", `${RANGE}&${COMPARED}`],
  [" of tracks, a range", `kind=track&${RANGE}`],
  [" of tracks, compared", `kind=track&${RANGE}&${COMPARED}`],
  [" of albums, compared", `kind=album&${RANGE}&${COMPARED}`],
  [" by day", "granularity=day"],
] as const;

/** Each question's name with the two times in milliseconds: worked out, and from the cache. */
type Times = Map<string, { readonly cold: number; readonly cached: number }>;

/**
 * Times every question on both engines, cold and from the cache, and three endpoints of the site
 * under 50 connections. With `TEST_POSTGRES_URL` it uses that server, else one from npm.
 *
 * @param sizes how many plays each database has
 */
export async function benchQuestions(sizes: readonly number[]): Promise<void> {
  await using server = await startPostgres();
  for (const size of sizes) await benchSize(size, server);
}

async function benchSize(size: number, server: PostgresServer): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-bench-" });
  try {
    await makeDatabase(folder, size);
    const duckdb = new DuckdbEngine(`${folder}/spotify.duckdb`, { log: console.error });
    const opened = performance.now();
    (await duckdb.current()).release();
    const loading = (performance.now() - opened) / 1000;
    const onDuckdb = await measure(duckdb);
    await duckdb.close();
    const url = await server.freshDatabase();
    await loadPostgres(url, `${folder}/spotify.duckdb`);
    const postgres = new PostgresEngine(url, { log: console.error });
    const onPostgres = await measure(postgres);
    await postgres.close();
    await report(size, loading, onDuckdb, onPostgres);
    if (size === LOAD_PLAYS) await benchLoad(folder, size, url);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function makeDatabase(folder: string, plays: number): Promise<void> {
  await Deno.mkdir(`${folder}/raw`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await writeRecords(connection, `${folder}/raw`, Math.round(plays / SHARE_OF_PLAYS));
  connection.closeSync();
  instance.closeSync();
  const timezone = "America/Toronto";
  await ingest({
    dataRawDir: `${folder}/raw`,
    dataDir: folder,
    timezone,
    spans: zoneSpans(timezone, []),
    minPlayDurationMs: 30_000,
    now: Date.now(),
    progress: new Progress({ silent: true }),
  });
  await Deno.remove(`${folder}/raw`, { recursive: true });
  await addMetadata(`${folder}/spotify.duckdb`);
}

/** What services would know: nine tracks in ten, four artists in five with up to four genres. */
async function addMetadata(path: string): Promise<void> {
  const database = await Database.open(path);
  try {
    await database.run(`
      insert into tracks by name
      select
        spotify_track_uri,
        any_value(track_name) as track_name,
        1960 + hash(spotify_track_uri) % 65 as release_year,
        hash(spotify_track_uri, 1) % 101 as popularity
      from plays
      where hash(spotify_track_uri, 2) % 10 > 0
      group by spotify_track_uri`);
    await database.run(`
      insert into artists by name
      select
        artist_name,
        list_aggregate(
          list_transform(
            range(cast(hash(artist_name) % 5 as bigint)),
            lambda number: 'genre ' || (hash(artist_name, number) % 400)
          ),
          'string_agg', ','
        ) as genres
      from (select distinct artist_name from plays)`);
    await database.run(`
      insert into genre_mappings by name
      select 'genre ' || number as subgenre, 'broad ' || (number % 25) as broad_genre
      from range(400) as numbers(number)`);
  } finally {
    database.close();
  }
}

async function measure(engine: Engine): Promise<Times> {
  const times: Times = new Map();
  const [store, cold] = [storeOf(engine), storeOf(engine, 0)];
  const [track] = (await store.query(QUESTIONS["top-tracks"], { limit: 1 })).data;
  const [album] = (await store.query(QUESTIONS["top-albums"], { limit: 1 })).data;
  const idsOf = async (kind: NonNullable<Filters["kind"]>) => {
    const { data } = await store.query(QUESTIONS.ranking, { kind, limit: 5 });
    return data.map(({ id }) => id).join();
  };
  const given: Record<string, Record<string, string>> = {
    interest: { ids: await idsOf("artist") },
    "interest of tracks": { ids: await idsOf("track") },
    "interest of albums": { ids: await idsOf("album") },
    artist: { artist: album?.artist_name ?? "" },
    album: { artist: album?.artist_name ?? "", album: album?.album_name ?? "" },
    track: { uri: track?.spotify_track_uri ?? "" },
    year: { year: "2020" },
    search: { q: "number 1" },
    neighbours: { artist: album?.artist_name ?? "" },
    "neighbours of tracks": { artist: track?.artist_name ?? "", track: track?.track_name ?? "" },
    "neighbours of albums": { artist: album?.artist_name ?? "", album: album?.album_name ?? "" },
  };
  for (const [name, question] of Object.entries<Question>(QUESTIONS)) {
    for (const [suffix, asked] of ASKED) {
      const own = new URLSearchParams(asked);
      if (![...own.keys()].every((key) => question.params.some((param) => param === key))) continue;
      const kind = own.has("kind") ? `${name} of ${own.get("kind")}s` : name;
      const search = new URLSearchParams({ ...given[kind], ...Object.fromEntries(own) });
      times.set(`${name}${suffix}`, await timeOne({ store, cold }, question, search));
    }
  }
  return times;
}

/**
 * The shortest of several runs: other work on the machine only ever adds.
 *
 * @param stores the engine with a cache, and without one
 */
async function timeOne(
  stores: { readonly store: Store; readonly cold: Store },
  question: Question,
  search: URLSearchParams,
) {
  const filters = parse(question, search);
  const shortest = async (store: Store) => {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const started = performance.now();
      await store.query(question, filters);
      times.push(performance.now() - started);
    }
    return Math.min(...times);
  };
  return { cold: await shortest(stores.cold), cached: await shortest(stores.store) };
}

async function report(size: number, loading: number, duckdb: Times, postgres: Times) {
  const rows = [...duckdb].map(([name, { cold, cached }]) => {
    const there = postgres.get(name);
    return [
      name,
      ...[cold, there?.cold, cached, there?.cached].map((time) => (time ?? NaN).toFixed(1)),
    ];
  });
  const columns = ["question", "DuckDB", "Postgres", "DuckDB, cached", "Postgres, cached"];
  await writeSection(
    `Questions, ${size.toLocaleString("en")} plays`,
    [
      `Milliseconds, the shortest of ${RUNS} runs; a range is from March 2014 to June 2025, nearly`,
      `all. Copying the file into memory and preparing it took ${loading.toFixed(1)} s. Budget at`,
      "500,000: DuckDB 40, Postgres 250, cached 2.",
      "",
      markdownTable(columns, rows),
    ].join("\n"),
  );
}
