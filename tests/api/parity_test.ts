/** Every question on DuckDB and on Postgres: the same answers, row for row. */
import assert from "node:assert/strict";
import { parse } from "../../lib/queries/filters/codec.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import type { Question } from "../../lib/queries/question.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { type History, HOSTILE_ARTISTS, makeHistory, writeHistory } from "../support/history.ts";
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

/** A search, and whether it is asked of both collations. */
interface Asked {
  readonly search: URLSearchParams;
  readonly isForBoth: boolean;
}

/** Of so many filters one is asked with each further value of what must be given. */
const ROTATION = 4;

/**
 * A question with every filter it takes. The first value of what must be given meets all filters,
 * two together as well; each further value meets some, in turn, so that every filter meets several.
 */
function* askedOf(question: Question, given: readonly Readonly<Record<string, string>>[]) {
  const filters = [...filtersOf(question)];
  for (const [nth, base] of given.entries()) {
    const some = filters.filter((_, at) => nth === 0 || at === 0 || (at + nth) % ROTATION === 0);
    for (const one of some) yield asked({ ...base, ...one }, true);
    if (nth > 0) continue;
    for (const two of takenOf(question, PAIRS)) yield asked({ ...base, ...two }, false);
  }
}

function asked(search: Record<string, string>, isForBoth: boolean): Asked {
  return { search: new URLSearchParams(search), isForBoth };
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

/** The same history in DuckDB and twice in Postgres, and what of it is asked for by its key. */
interface Engines {
  readonly duckdb: Store;
  readonly inUtc: Store;
  readonly swedish: Store;
  readonly given: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

let engines: Engines | undefined;
const opened = new AsyncDisposableStack();

Deno.test.beforeAll(async () => {
  const folder = await Deno.makeTempDir();
  opened.defer(() => Deno.remove(folder, { recursive: true }));
  const history = makeHistory();
  await writeHistory(`${folder}/spotify.duckdb`, history);
  const server = opened.use(await startPostgres());
  const open = async (postgresUrl: string) => {
    if (postgresUrl !== "") await loadPostgres(postgresUrl, `${folder}/spotify.duckdb`);
    return opened.adopt(
      await openStore({ dataDir: folder, postgresUrl }),
      (store) => store.close(),
    );
  };
  const duckdb = await open("");
  engines = {
    duckdb,
    inUtc: await open(await server.freshDatabase()),
    swedish: await open(await server.freshDatabase({ icu: true })),
    given: { ...GIVEN, "track/{uri}": urisOf(history), interest: await idsOf(duckdb) },
  };
});

Deno.test.afterAll(() => opened.disposeAsync());

for (const question of Object.values<Question>(QUESTIONS)) {
  Deno.test(`${question.path}: DuckDB and Postgres give the same answers`, async () => {
    assert.ok(engines !== undefined);
    const { duckdb, inUtc, swedish, given } = engines;
    let count = 0;
    for (const { search, isForBoth } of askedOf(question, given[question.path] ?? [{}])) {
      const [expected, ...found] = await Promise.all(
        [duckdb, inUtc, ...(isForBoth ? [swedish] : [])].map((store) =>
          ask(store, question, search)
        ),
      );
      for (const [at, answer] of found.entries()) {
        const where = at === 0 ? "collation C, in UTC" : "a Swedish collation, in Kolkata";
        assert.deepEqual(answer, expected, `${question.path}?${search}: ${where}`);
      }
      count += found.length;
    }
    const takesFilters = question.params.some((name) => name === "platform");
    assert.ok(count > (takesFilters ? 30 : 1), `${count} answers were compared`);
  });
}

function urisOf({ plays }: History): { uri: string }[] {
  const uris = plays.flatMap(({ spotify_track_uri: uri }) => uri === null ? [] : [uri]);
  return [...new Set(uris)].slice(0, 6).map((uri) => ({ uri }));
}

/** The first three of each ranking, as `interest` is asked for them. */
async function idsOf(store: Store): Promise<{ kind: string; ids: string }[]> {
  return await Promise.all(CHOICES.kind.map(async (kind) => {
    const filters = parse(QUESTIONS.ranking, new URLSearchParams({ kind, limit: "3" }));
    const { data } = await store.query(QUESTIONS.ranking, filters);
    return { kind, ids: data.map(({ id }) => id).join() };
  }));
}
