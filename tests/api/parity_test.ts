/** Every question on DuckDB and on Postgres: the same answers, row for row. */
import assert from "node:assert/strict";
import { parse } from "../../lib/queries/filters/codec.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import type { Question } from "../../lib/queries/question.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { HOSTILE_ARTISTS, makeHistory, writeHistory } from "../support/history.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { startPostgres } from "../support/postgres_server.ts";

/** Filters that each question is asked with, as far as it takes them. */
const RANGES = [
  {},
  { startDate: "2023-02-11", endDate: "2023-09-17" },
  { startDate: "2023-03-01" },
  { endDate: "2023-12-31" },
  { startDate: "1999-01-01", endDate: "1999-12-31" },
  { startDate: "2023-07-14", endDate: "2023-07-14" },
  { startDate: "2023-03-12", endDate: "2023-03-12" },
  { startDate: "2023-11-05", endDate: "2023-11-06" },
  { startDate: "2023-10-01", endDate: "2023-10-31" },
];

const NARROWING = [
  ...HOSTILE_ARTISTS.map((artist) => ({ artist })),
  { album: "50% _ more" },
  { track: "a/b" },
  { genre: "rock" },
  { genre: "شرقي" },
  { platform: "ios" },
  { country: "de" },
  { private: "true" },
  { private: "false" },
  { platform: "ios", country: "de", startDate: "2023-02-11" },
  { artist: "AC/DC", track: "One", platform: "ios", startDate: "2023-02-11" },
  { artist: "nobody" },
];

/** One value of each filter, of which two are given together. */
const PAIRED = [
  { startDate: "2023-02-11", endDate: "2023-11-17" },
  { artist: "100% Wool" },
  { album: "First" },
  { track: "One" },
  { genre: "rock" },
  { platform: "ios" },
  { country: "CA" },
  { private: "false" },
];

/** Every two of them. */
const PAIRS = PAIRED.flatMap((one, at) =>
  PAIRED.slice(at + 1).map((other) => ({ ...one, ...other }))
);

const CHOICES = {
  metric: ["hours", "plays"],
  granularity: ["day", "week", "month", "year"],
  groupBy: ["year", "decade", "genre", "broad", "show", "episode"],
  kind: ["artist", "track", "album"],
  sort: ["rank", "name", "first", "last"],
  direction: ["asc", "desc"],
  since: ["data", "range"],
};

/** When and how plays were played, and what is known of their tracks. */
const MOMENTS: readonly Record<string, string>[] = [
  { dow: "0", hour: "21" },
  { hour: "0" },
  { released: "1990s" },
  { released: "1994", dow: "5" },
  { popularity: "90" },
  { popularity: "0" },
  { reasonStart: "trackdone" },
  { reasonStart: "clickrow", reasonEnd: "fwdbtn" },
  { reasonEnd: "x'; --" },
];

/** What stands in the path, and what must be given. */
const GIVEN: Record<string, readonly Record<string, string>[]> = {
  "artist/{artist}": HOSTILE_ARTISTS.map((artist) => ({ artist })),
  "album/{artist}/{album}": HOSTILE_ARTISTS.map((artist) => ({ artist, album: "Second / Third" })),
  "year/{year}": ["2022", "2023", "2024", "1999"].map((year) => ({ year })),
  "search": ["o", "%", "_", "ÅNG", "ز", "🎸", "show", "\\", "'"].map((q) => ({ q })),
  "on-this-day": ["2024-07-14", "2024-02-29", "2025-12-25"].map((date) => ({ date })),
  "plays": [{}, { q: "100%" }, { limit: "7" }, ...MOMENTS],
  "summary": [{}, ...MOMENTS],
  "neighbours": HOSTILE_ARTISTS.slice(0, 6).flatMap((artist) => [
    { artist },
    { artist, track: "One", kind: "track" },
    { artist, album: "Second / Third", kind: "album" },
  ]),
  "ranking": [
    {},
    { compare: "1970-01-01..2023-05-01" },
    { compare: "2023-02-01..2023-02-28", kind: "track" },
    { compare: "year" },
    { compare: "previous", startDate: "2023-07-01", endDate: "2023-12-31" },
  ],
};

/**
 * Every question with every filter it takes, as search parameters.
 *
 * @param inPairs whether two filters are given together, too
 */
function* asked(
  uris: readonly string[],
  ids: Readonly<Record<string, string>>[],
  inPairs: boolean,
): Generator<[Question, URLSearchParams]> {
  for (const question of Object.values<Question>(QUESTIONS)) {
    const given = question.path.startsWith("track/")
      ? uris.map((uri) => ({ uri }))
      : question.path === "interest"
      ? ids
      : GIVEN[question.path] ?? [{}];
    for (const base of given) {
      const pairs = inPairs && base === given[0] ? pairsOf(question) : [];
      for (const filters of [...filtersOf(question), ...pairs]) {
        yield [question, new URLSearchParams({ ...base, ...filters })];
      }
    }
  }
}

function* filtersOf(question: Question): Generator<Record<string, string>> {
  const { params, choices } = question;
  const takes = (filters: object) =>
    Object.keys(filters).every((name) => params.some((param) => param === name));
  yield {};
  yield* takenOf(question, [...RANGES, ...NARROWING]);
  for (const [name, values] of Object.entries(CHOICES)) {
    if (!params.some((param) => param === name)) continue;
    for (const value of values) {
      const allowed = Object.entries(choices ?? {}).find(([param]) => param === name)?.[1];
      if (allowed !== undefined && !allowed.includes(value)) continue;
      yield { [name]: value };
      if (takes(RANGES[1] ?? {})) yield { [name]: value, ...RANGES[1] };
      if (takes({ platform: "" })) {
        yield { [name]: value, platform: "ios", startDate: "2023-02-11" };
      }
      if (takes({ limit: "" })) yield { [name]: value, limit: "3", page: "2" };
    }
  }
}

function* pairsOf(question: Question): Generator<Record<string, string>> {
  yield* takenOf(question, PAIRS);
}

/** Those of some filters that a question takes beside its path. */
function* takenOf({ params, inPath }: Question, all: readonly object[]) {
  for (const filters of all) {
    const found: Record<string, string> = Object.fromEntries(Object.entries(filters));
    const names = Object.keys(found);
    const areTaken = names.every((name) => params.some((param) => param === name));
    const areFree = names.every((name) => !inPath.some((param) => param === name));
    if (names.length > 0 && areTaken && areFree) yield found;
  }
}

async function ask(store: Store, question: Question, search: URLSearchParams): Promise<unknown> {
  try {
    const { data, next } = await store.query(question, parse(question, search));
    return { data, next };
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return "not found";
    throw new Error(`${question.path}?${search}`, { cause: error });
  }
}

Deno.test("questions: DuckDB and Postgres give the same answers", async (test) => {
  const folder = await Deno.makeTempDir();
  const history = makeHistory();
  await writeHistory(`${folder}/spotify.duckdb`, history);
  const uris = [...new Set(history.plays.map((play) => play.spotify_track_uri))]
    .filter((uri) => uri !== null).slice(0, 6);
  const duckdb = await openStore({ dataDir: folder, postgresUrl: "" });
  const ids = await Promise.all(CHOICES.kind.map(async (kind) => {
    const filters = parse(QUESTIONS.ranking, new URLSearchParams({ kind, limit: "3" }));
    const { data } = await duckdb.query(QUESTIONS.ranking, filters);
    return { kind, ids: data.map(({ id }) => id).join() };
  }));
  await using server = await startPostgres();
  try {
    for (const icu of [false, true]) {
      const url = await server.freshDatabase({ icu });
      await loadPostgres(url, `${folder}/spotify.duckdb`);
      const postgres = await openStore({ dataDir: folder, postgresUrl: url });
      const name = icu ? "a Swedish collation, in Kolkata" : "collation C, in UTC";
      await test.step(name, async () => {
        let count = 0;
        for (const [question, search] of asked(uris, ids, !icu)) {
          const [expected, found] = await Promise.all([
            ask(duckdb, question, search),
            ask(postgres, question, search),
          ]);
          assert.deepEqual(found, expected, `${question.path}?${search}`);
          count++;
        }
        assert.ok(count > 1000, `${count} answers were compared`);
      });
      await postgres.close();
    }
  } finally {
    await duckdb.close();
    await Deno.remove(folder, { recursive: true });
  }
});
