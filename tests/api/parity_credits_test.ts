/** Every question that takes `credit`, with every artist credited, on DuckDB and on Postgres. */
import assert from "node:assert/strict";
import { parse } from "../../lib/queries/filters/codec.ts";
import type { Question } from "../../lib/queries/question.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { startPostgres } from "../support/postgres_server.ts";

/** FindingScope as far as a question takes them. */
const SEARCHES = [
  ...["", "metric=plays", "limit=3&page=2", "kind=track", "kind=album", "q=e"],
  ...[
    "sort=first",
    "sort=name",
    "since=range&startDate=2023-02-11",
    "sort=last&direction=asc",
    "granularity=day",
    "granularity=year",
  ],
  ...["platform=ios", "country=DE&private=false", "genre=rock&startDate=2023-02-11"],
  ...["startDate=2023-01-01&endDate=2023-12-31", "startDate=2023-02-11&endDate=2024-01-17"],
  "compare=1970-01-01..2023-05-01",
];
const ARTISTS = ["Zebra", "Guest & Friend", "Only Ever a Guest", "AC/DC", "aaa"];
const NEEDS_ARTIST = ["artist/{artist}", "neighbours"];

function* asked(ids: string): Generator<[Question, URLSearchParams]> {
  for (const question of Object.values<Question>(QUESTIONS)) {
    if (!question.params.includes("credit")) continue;
    const isOfOne = NEEDS_ARTIST.includes(question.path);
    const artists = isOfOne ? ARTISTS : [undefined, ...ARTISTS.slice(0, 2)];
    for (const text of SEARCHES) {
      if (![...new URLSearchParams(text)].every((param) => takes(question, param))) continue;
      for (const artist of artists) {
        const search = new URLSearchParams(text);
        search.set("credit", "all");
        if (artist !== undefined) search.set("artist", artist);
        if (question.path === "interest") search.set("ids", ids);
        yield [question, search];
      }
    }
  }
}

function takes({ params, choices = {} }: Question, [name, value]: [string, string]): boolean {
  const allowed = Object.entries(choices).find(([param]) => param === name)?.[1];
  return params.some((param) => param === name) && (allowed?.includes(value) ?? true);
}

async function ask(store: Store, question: Question, search: URLSearchParams): Promise<unknown> {
  try {
    return (await store.query(question, parse(question, search))).data;
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return "not found";
    throw new Error(`${question.path}?${search}`, { cause: error });
  }
}

Deno.test("credit=all: DuckDB and Postgres give the same answers", async () => {
  const folder = await Deno.makeTempDir();
  await writeHistory(`${folder}/spotify.duckdb`, makeHistory());
  const duckdb = await openStore({ dataDir: folder, postgresUrl: "" });
  await using server = await startPostgres();
  const url = await server.freshDatabase({ icu: true });
  await loadPostgres(url, `${folder}/spotify.duckdb`);
  const postgres = await openStore({ dataDir: folder, postgresUrl: url });
  try {
    const filters = parse(QUESTIONS.ranking, new URLSearchParams("credit=all&limit=8"));
    const { data } = await duckdb.query(QUESTIONS.ranking, filters);
    let count = 0;
    for (const [question, search] of asked(data.map(({ id }) => id).join())) {
      const [expected, found] = await Promise.all([
        ask(duckdb, question, search),
        ask(postgres, question, search),
      ]);
      assert.deepEqual(found, expected, `${question.path}?${search}`);
      count++;
    }
    assert.ok(count > 150, `${count} answers were compared`);
  } finally {
    await postgres.close();
    await duckdb.close();
    await Deno.remove(folder, { recursive: true });
  }
});
