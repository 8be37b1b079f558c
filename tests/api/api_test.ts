/** The HTTP API over a small history: what it answers, refuses and lets be kept. */
import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import fc from "npm:fast-check@4.10.2";
import { Ajv2020 } from "npm:ajv@8.17.1/dist/2020.js";
import { openApi } from "../../lib/server/api/openapi.ts";
import { respond } from "../../lib/server/api/respond.ts";
import { PARAMS } from "../../lib/queries/filters/params.ts";
import type { Question } from "../../lib/queries/question.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { health, ready } from "../../lib/server/middleware/health.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { HOSTILE_ARTISTS, makeHistory, writeHistory } from "../support/history.ts";

/** What some questions cannot be asked without. */
const REQUIRED: Record<string, Record<string, string>> = {
  search: { q: "o" },
  interest: { ids: "1,2" },
  neighbours: { artist: "AC/DC" },
};

/** What the site answers beside the questions. */
const STATUS: Record<string, (store: Store) => Promise<Response>> = {
  "/api/health": () => health()(),
  "/api/ready": (store) => ready({ dataVersion: () => store.version() })(),
};

const history = makeHistory(600);
let folder = "";
let shared: Store | undefined;
const logged: unknown[] = [];
const context = {
  store: () => Promise.resolve(store()),
  today: () => "2023-12-25",
  log: (error: unknown) => void logged.push(error),
};

Deno.test.beforeAll(async () => {
  folder = await Deno.makeTempDir();
  await writeHistory(`${folder}/spotify.duckdb`, history);
  shared = await openStore({ dataDir: folder, postgresUrl: "" });
});

Deno.test.afterAll(async () => {
  await shared?.close();
  await Deno.remove(folder, { recursive: true });
});

/** The store that the tests share. */
function store(): Store {
  if (shared === undefined) throw new Error("the store is open while tests run");
  return shared;
}

function get(path: string, init?: RequestInit): Promise<Response> {
  return respond(new Request(`http://localhost/api/${path}`, init), context);
}

Deno.test("api: a list is JSON under data", async () => {
  const response = await get("top-artists?limit=3");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.equal((await response.json()).data.length, 3);
});

Deno.test("api: an answer is confirmed by its ETag until the filters differ", async () => {
  const first = await get("summary");
  const etag = first.headers.get("etag") ?? "";
  await first.body?.cancel();
  const again = await get("summary", { headers: { "if-none-match": `"x", ${etag}` } });
  assert.equal(again.status, 304);
  assert.equal(again.body, null);
  const other = await get("summary?platform=ios", { headers: { "if-none-match": etag } });
  assert.equal(other.status, 200);
  await other.body?.cancel();
});

Deno.test("api: HEAD has the headers; Fresh leaves out the body", async () => {
  const response = await get("summary", { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.ok(response.headers.get("etag"));
  await response.body?.cancel();
});

Deno.test("api: lists are CSV when asked, objects are not", async () => {
  for (const init of [{ path: "dow?format=csv" }, { path: "dow", accept: "text/csv" }]) {
    const response = await get(init.path, { headers: { accept: init.accept ?? "*/*" } });
    assert.match(response.headers.get("content-type") ?? "", /^text\/csv/);
    assert.match(await response.text(), /^dow,dow_name,hours,plays,days\r\n0,Sunday,/);
  }
  assert.equal((await get("summary?format=csv")).status, 400);
  assert.equal((await get("summary", { headers: { accept: "text/csv" } })).status, 406);
});

Deno.test("api: every list is CSV: the same columns and rows as its JSON", async () => {
  for (const question of Object.values<Question>(QUESTIONS)) {
    if (!question.isList) continue;
    const asked = `${question.path}?${new URLSearchParams(REQUIRED[question.path])}`;
    const { data }: { data: Record<string, unknown>[] } = await (await get(asked)).json();
    const response = await get(asked, { headers: { accept: "text/csv" } });
    assert.equal(response.status, 200, asked);
    assert.match(response.headers.get("content-type") ?? "", /^text\/csv/, asked);
    const [head = "", ...rows] = (await response.text()).split("\r\n");
    assert.equal(rows.pop(), "", `${asked}: the last row ends as the others do`);
    assert.equal(rows.length, data.length, asked);
    if (data[0] !== undefined) assert.deepEqual(head.split(","), Object.keys(data[0]), asked);
  }
});

Deno.test("api: a list within an object is CSV by its name", async () => {
  const review = await (await get("year/2023")).json();
  const response = await get("year/2023?format=csv&section=top_artists");
  const lines = (await response.text()).trimEnd().split("\r\n");
  assert.match(response.headers.get("content-type") ?? "", /^text\/csv/);
  assert.equal(lines[0], "artist_name,image_url,hours,plays");
  assert.equal(lines.length, review.data.top_artists.length + 1);
  for (
    const wrong of ["", "&section=totals", "&section=nothing", "&section=months&section=months"]
  ) {
    assert.equal((await get(`year/2023?format=csv${wrong}`)).status, 400, wrong);
  }
  assert.equal((await get("year/2023?section=top_artists")).status, 400);
});

Deno.test("api: bodies are compressed where the client takes it", async () => {
  const headers = { "accept-encoding": "gzip" };
  const response = await get("heatmap", { headers });
  assert.equal(response.headers.get("content-encoding"), "gzip");
  const plain = await (await get("heatmap")).text();
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.equal(new TextDecoder().decode(gunzipSync(bytes)), plain);
  const refused = await get("heatmap", { headers: { "accept-encoding": "br;q=0, gzip;q=0" } });
  assert.equal(refused.headers.get("content-encoding"), null);
  await refused.body?.cancel();
});

Deno.test("api: names in paths are decoded; what was never played is 404", async () => {
  for (const artist of HOSTILE_ARTISTS) {
    const response = await get(`artist/${encodeURIComponent(artist)}`);
    const plays = history.plays.filter((play) => play.artist_name === artist).length;
    assert.equal(response.status, plays === 0 ? 404 : 200, artist);
    const body = await response.json();
    if (plays > 0) assert.equal(body.data.totals.plays, plays);
  }
  const response = await get("artist/nobody");
  assert.equal(response.status, 404);
  assert.deepEqual(await response.json(), {
    error: {
      code: "not-found",
      message: 'There is no listening to artist "nobody".',
      param: "artist",
    },
  });
  assert.equal((await get("artist/%ff")).status, 400);
  assert.equal((await get("year/1999")).status, 404);
  assert.equal((await get("year/abc")).status, 400);
  assert.equal((await get("artist/AC%2FDC?artist=x")).status, 400);
  assert.equal((await get("nothing")).status, 404);
});

Deno.test("api: a slash in a name survives a proxy that decodes it", async () => {
  const { album_name = null } =
    history.plays.find((play) => play.artist_name === "AC/DC" && play.album_name !== null) ?? {};
  const album = encodeURIComponent(album_name ?? "");
  for (
    const [decoded, escaped] of [
      ["artist/AC/DC", "artist/AC%2FDC"],
      [`album/AC/DC/${album}`, `album/AC%2FDC/${album}`],
    ] as const
  ) {
    const [one, other] = [await get(decoded), await get(escaped)];
    assert.equal(one.status, 200, decoded);
    assert.equal(await one.text(), await other.text(), decoded);
  }
  assert.equal((await get("artist/AC/DC/nobody")).status, 404);
  assert.equal((await get("album/a/b/c/d/e/f")).status, 404);
  assert.equal((await get("year/2023/1")).status, 404);
  assert.equal((await get("summary/a")).status, 404);
});

Deno.test("api: other methods are refused", async () => {
  const response = await get("summary", { method: "POST" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, HEAD");
  await response.body?.cancel();
});

Deno.test("api: plays come in pages that join without gap or repeat", async () => {
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const response: Response = await get(`plays?limit=37${cursor && `&cursor=${cursor}`}`);
    const body: { data: { played_at: string; ms_played: number }[]; next_cursor: string | null } =
      await response.json();
    seen.push(...body.data.map((play) => `${play.played_at} ${play.ms_played}`));
    cursor = body.next_cursor;
  }
  const expected = history.plays.map((play) => `${play.played_at} ${play.ms_played}`).reverse();
  assert.deepEqual(seen, expected);
});

Deno.test("api: every answer is what OpenAPI says", async () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const uri = history.plays.find((play) => play.spotify_track_uri)?.spotify_track_uri ?? "";
  const played = history.plays.find((play) => play.album_name && play.artist_name);
  const values: Record<string, string> = {
    artist: played?.artist_name ?? "",
    album: played?.album_name ?? "",
    year: "2023",
    uri,
    q: "o",
  };
  const description = openApi();
  for (const [path, { get: operation }] of Object.entries(description.paths)) {
    const filled = path.replace("/api/", "").replaceAll(
      /\{(\w+)\}/g,
      (_, name) => encodeURIComponent(values[name] ?? ""),
    );
    const asked = new URLSearchParams(REQUIRED[filled]);
    const response = await (STATUS[path]?.(store()) ?? get(`${filled}?${asked}`));
    assert.equal(response.status, 200, path);
    const schema = Object(operation).responses[200].content["application/json"].schema;
    const body = await response.json();
    assert.ok(ajv.validate(schema, body), `${path}: ${ajv.errorsText()}`);
  }
  assert.equal((await get("openapi.json")).status, 200);
});

Deno.test("api: generated requests are answered or refused, never ignored or broken", async () => {
  const questions = Object.values<Question>(QUESTIONS);
  const odd = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom("", "0", "-1", "1", "100", "101", "NaN", "null", "hours", "plays", "day"),
    fc.constantFrom("2023-03-12", "2023-02-30", "9999-12-31", "0000-00-00", "2200-12-31"),
    fc.constantFrom("%", "_", "\\", "'", '"', "\0", "'; drop table plays; --", "$1", "🎸", "ز"),
    fc.constantFrom(...HOSTILE_ARTISTS, "year", "decade", "show", "episode", "ios", "CA"),
  );
  const names = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...Object.keys(PARAMS), "format") },
    { weight: 1, arbitrary: fc.string({ maxLength: 10 }) },
  );
  const given = fc.array(fc.tuple(names, odd), { maxLength: 4 });
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...questions),
      fc.array(odd),
      given,
      async (question, path, given) => {
        const filled = question.path.replaceAll(
          /\{\w+\}/g,
          () => encodeURIComponent((path.shift() ?? "x").toWellFormed()),
        );
        const search = new URLSearchParams(
          given.map(([name, value]): [string, string] => [name, value]),
        );
        const response = await get(`${filled}?${search}`);
        const body = await response.text();
        assert.ok([200, 400, 404].includes(response.status), `${response.status} ${body}`);
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const takes = [...question.params, ...(question.isList ? ["format"] : [])]
          .filter((name) => !question.inPath.some((param) => param === name));
        const isOdd =
          given.some(([name]) => !takes.some((param) => param === name.toWellFormed())) ||
          new Set(given.map(([name]) => name)).size < given.length;
        if (isOdd && response.status === 200) {
          assert.ok(given.every(([name, value]) => name === "format" && value === "json"));
        }
      },
    ),
    { numRuns: 8_000, seed: 1 },
  );
  assert.deepEqual(logged, []);
  for (const status of [200, 400, 404]) {
    const times = statuses.get(status) ?? 0;
    assert.ok(times > 50, `${times} of 8,000 requests ended in ${status}`);
  }
});

Deno.test("api: says what to run when there is no database", async () => {
  const folder = await Deno.makeTempDir();
  const store = await openStore({ dataDir: folder, postgresUrl: "" });
  const response = await respond(new Request("http://localhost/api/summary"), {
    store: () => Promise.resolve(store),
  });
  assert.equal(response.status, 503);
  const { error } = await response.json();
  assert.equal(error.code, "no-database");
  assert.match(error.message, /deno task pipeline/);
  await store.close();
  await Deno.remove(folder, { recursive: true });
});
