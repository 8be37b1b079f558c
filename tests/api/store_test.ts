/** The store while its data changes, is written, is missing, or its server is gone. */
import assert from "node:assert/strict";
import { parse } from "../../lib/queries/filters/codec.ts";
import postgres from "postgres";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { RequestError } from "../../lib/core/request_error.ts";
import { openStore, type Store, storeOf } from "../../lib/queries/store.ts";
import { AnswerCache } from "../../lib/queries/store/cache.ts";
import { DuckdbEngine } from "../../lib/queries/store/duckdb_engine.ts";
import { DataChanged } from "../../lib/queries/store/engine.ts";
import { PostgresEngine } from "../../lib/queries/store/postgres_engine.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { patientStore } from "../support/patient_store.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { TransactionPooler } from "../support/transaction_pooler.ts";

const { summary } = QUESTIONS;

Deno.test("duckdb store: the next request sees a replaced file, nothing holds it", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  const small = makeHistory(100);
  await writeHistory(path, small);
  const store = patientStore(folder);
  const before = await store.query(summary, {});
  assert.equal(before.data.total_plays, small.plays.length);
  assert.equal(await store.query(summary, {}), before, "the same answer, from the cache");

  const large = makeHistory(200);
  await writeHistory(`${folder}/next.duckdb`, large, "v2");
  await Deno.rename(`${folder}/next.duckdb`, path);
  const answers = await Promise.all(Array.from({ length: 5 }, () => store.query(summary, {})));
  for (const { data, version } of answers) {
    assert.equal(data.total_plays, large.plays.length);
    assert.notEqual(version, before.version);
  }
  await Deno.remove(path);
  assert.equal((await store.query(summary, {})).data.total_plays, large.plays.length);
  await store.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("plays: a cursor stays right while new plays arrive, later ones and older ones", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  const all = makeHistory(300);
  const [older, latest] = [30, 200];
  await writeHistory(path, { ...all, plays: all.plays.slice(older, latest) });
  const store = patientStore(folder);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const search = new URLSearchParams({ limit: "37", ...(cursor && { cursor }) });
    const answer = await store.query(QUESTIONS.plays, parse(QUESTIONS.plays, search));
    seen.push(...answer.data.map((play) => `${play.played_at} ${play.ms_played}`));
    if (cursor === undefined) {
      await writeHistory(`${folder}/next.duckdb`, all, "v2");
      await Deno.rename(`${folder}/next.duckdb`, path);
    }
    cursor = answer.next ?? undefined;
  } while (cursor !== undefined);
  const expected = all.plays.slice(0, latest).map((play) => `${play.played_at} ${play.ms_played}`);
  assert.deepEqual(seen, expected.reverse(), "what came later is above the first page");
  await store.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("duckdb store: while a writer holds the file, the copy answers", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  const history = makeHistory(100);
  await writeHistory(path, history);
  const logged: string[] = [];
  const store = storeOf(new DuckdbEngine(path, { log: (line) => logged.push(line) }));
  await store.query(summary, {});

  const writer = new Deno.Command(Deno.execPath(), {
    args: ["eval", WRITER(path)],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const output = writer.stdout.getReader();
  await output.read();
  assert.equal((await store.query(summary, {})).data.total_plays, history.plays.length);
  const input = writer.stdin.getWriter();
  await input.close();
  await output.cancel();
  await writer.status;
  assert.equal((await store.query(QUESTIONS.meta, {})).data.length, 3);
  assert.deepEqual(logged, []);
  await store.close();
  await Deno.remove(folder, { recursive: true });
});

/** A process that adds a fact, says so, and keeps the file until its input ends. */
const WRITER = (path: string) => `
  import { DuckDBInstance } from "@duckdb/node-api";
  const instance = await DuckDBInstance.create(${JSON.stringify(path)});
  const connection = await instance.connect();
  await connection.run("insert into meta values ('metadata_version', '1')");
  await connection.run("checkpoint");
  console.log("written");
  for await (const _ of Deno.stdin.readable);
  connection.closeSync();
  instance.closeSync();
`;

Deno.test("duckdb store: a damaged file is told without its path", async () => {
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/spotify.duckdb`, "no database");
  const store = await openStore({ dataDir: folder, postgresUrl: "", log: () => {} });
  await assert.rejects(store.query(summary, {}), (error) => {
    assert.ok(error instanceof RequestError);
    assert.deepEqual([error.status, error.code], [503, "database-unavailable"]);
    assert.ok(!error.message.includes(folder));
    return true;
  });
  await store.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("postgres store: reads only, and tells when the server is empty or gone", async () => {
  const folder = await Deno.makeTempDir();
  const history = makeHistory(100);
  await writeHistory(`${folder}/spotify.duckdb`, history);
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  const logged: string[] = [];
  let now = 0;
  const engine = new PostgresEngine(url, { log: (line) => logged.push(line), now: () => now });
  const store = storeOf(engine);
  const end = async () => {
    await store.close();
    await Deno.remove(folder, { recursive: true });
  };

  await assert.rejects(store.query(summary, {}), (error) => {
    assert.ok(error instanceof RequestError);
    assert.deepEqual([error.status, error.code], [503, "no-database"]);
    return true;
  });
  await loadPostgres(url, `${folder}/spotify.duckdb`);
  const answer = await store.query(summary, {});
  assert.equal(answer.data.total_plays, history.plays.length);
  const snapshot = await engine.current();
  await assert.rejects(snapshot.all({ rows: { text: "delete from plays", values: [] } }));

  now = 10_000;
  assert.equal((await store.query(summary, {})).version, answer.version);

  const writer = postgres(url, { onnotice: () => {} });
  const [{ value: fingerprint = "" } = {}] =
    await writer`select value from meta where key = 'synced_fingerprint'`;
  await writer`update meta set value = reverse(value) where key = 'synced_fingerprint'`;
  now = 15_000;
  await assert.rejects(store.query(summary, {}), /another version of Tonearm.*`deno task sync`/);
  await writer`delete from meta where key = 'synced_fingerprint'`;
  now = 18_000;
  await assert.rejects(store.query(summary, {}), /another version of Tonearm.*`deno task sync`/);
  await writer`insert into meta values ('synced_fingerprint', ${String(fingerprint)})`;
  await writer.end();

  if (server.crash === undefined) {
    console.log("TEST_POSTGRES_URL names a server that cannot be ended: skipped how that is told");
    return await end();
  }
  await server.crash();
  now = 20_000;
  await assert.rejects(store.query(summary, {}), (error) => {
    assert.ok(error instanceof RequestError);
    assert.deepEqual([error.status, error.code], [503, "database-unavailable"]);
    assert.ok(error.retryAfter !== undefined);
    return true;
  });
  const told = logged.join("\n");
  assert.ok(told.length > 0 && !told.includes(new URL(url).password));
  assert.ok(!told.includes("postgres://"));

  await server.start?.();
  now = 30_000;
  assert.equal((await store.query(summary, {})).version, answer.version, "it is back");
  await end();
});

Deno.test("postgres store: statements of one answer are of one state of the data", async () => {
  const folder = await Deno.makeTempDir();
  await writeHistory(`${folder}/spotify.duckdb`, makeHistory(100));
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  await loadPostgres(url, `${folder}/spotify.duckdb`);
  // The version counts as known for ever, as it does for the moment in which a sync swaps tables.
  const engine = new PostgresEngine(url, { log: () => {}, now: () => 0 });
  const store = storeOf(engine, 0);
  const year = { year: 2023 };
  const before = await store.query(QUESTIONS.year, year);
  const writer = postgres(url, { onnotice: () => {} });
  await writer`update meta set value = value || '+' where key = 'synced_at'`;
  const snapshot = await engine.current();
  assert.equal(snapshot.version, before.version, "nothing told the engine");
  await assert.rejects(snapshot.all(QUESTIONS.year.statements(year)), DataChanged);
  await writer`update meta set value = value || '+' where key = 'synced_at'`;
  const { version, data } = await store.query(QUESTIONS.year, year);
  assert.notEqual(version, before.version);
  assert.deepEqual(data, before.data);
  await Promise.all([writer.end(), store.close()]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("storeOf: asks again while the data is being replaced, and gives up in the end", async () => {
  let changes = 2;
  let version = 0;
  const store = storeOf({
    name: "postgres",
    close: () => Promise.resolve(),
    current: () =>
      Promise.resolve({
        version: String(version++),
        release: () => {},
        all: () =>
          changes-- > 0 ? Promise.reject(new DataChanged()) : Promise.resolve({ rows: [] }),
      }),
  });
  assert.equal((await store.query(QUESTIONS.genres, {})).version, "2");
  changes = Infinity;
  await assert.rejects(store.query(QUESTIONS.genres, {}), { code: "database-busy", retryAfter: 2 });
});

Deno.test("postgres store: behind a pooler in transaction mode it answers the same", async () => {
  const folder = await Deno.makeTempDir();
  const history = makeHistory(100);
  await writeHistory(`${folder}/spotify.duckdb`, history);
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  await loadPostgres(url, `${folder}/spotify.duckdb`);
  using pooler = new TransactionPooler(url);
  const logged: string[] = [];
  const log = (line: string) => logged.push(line);
  const direct = await openStore({ dataDir: folder, postgresUrl: url, log });
  const engine = new PostgresEngine(pooler.through(url), { log, connections: 1 });
  const pooled = storeOf(engine);

  const asked = Array.from({ length: 12 }, (_, at) => ({ startDate: `2023-0${1 + at % 9}-01` }));
  const all = (store: Store) =>
    Promise.all(
      asked.flatMap((dates) => [
        store.query(summary, dates),
        store.query(QUESTIONS["top-tracks"], { ...dates, limit: 5 }),
      ]),
    );
  const [here, there] = [await all(direct), await all(pooled)];
  assert.deepEqual(there.map(({ json }) => json), here.map(({ json }) => json));
  assert.equal(pooler.refused, 1);
  assert.match(
    logged.join("\n"),
    /^Postgres: a pooler refuses settings of the session \(unsupported startup parameter[^\n]*$/,
  );

  // A prepared statement would be looked for in a session that another client has.
  const snapshot = await engine.current();
  const text = "select cast(count(*) as integer) as prepared from pg_prepared_statements";
  assert.deepEqual(await snapshot.all({ rows: { text, values: [] } }), {
    rows: [{ prepared: 0 }],
  });
  await Promise.all([direct.close(), pooled.close()]);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("postgres: a month is found by an index, in one statement", async () => {
  const folder = await Deno.makeTempDir();
  await writeHistory(`${folder}/spotify.duckdb`, makeHistory(20_000));
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  await loadPostgres(url, `${folder}/spotify.duckdb`);
  const engine = new PostgresEngine(url, { log: () => {} });
  const snapshot = await engine.current();
  for (const name of ["top-tracks", "heatmap", "plays", "sessions"] as const) {
    const question = QUESTIONS[name];
    const filters = parse(
      question,
      new URLSearchParams({ startDate: "2025-03-01", endDate: "2025-03-31" }),
    );
    const { text, values } = question.sql(filters);
    const { plan = [] } = await snapshot.all({ plan: { text: `explain ${text}`, values } });
    const lines = plan.map((row) => String(row["QUERY PLAN"])).join("\n");
    assert.match(
      lines,
      /Index (Only )?Scan.* on \w*(date|played_at_utc)\w*|Index Scan using \w*(date|played_at_utc)\w*/,
    );
    assert.doesNotMatch(lines, /Seq Scan on (listens|plays|listening_sessions)/, name);
  }
  await engine.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("openStore: with POSTGRES_URL DuckDB is never loaded, and without it Postgres is not", async () => {
  const loaded = async (postgresUrl: string) => {
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: [
        "eval",
        `
        import { openStore } from "./lib/queries/store.ts";
        import process from "node:process";
        const store = await openStore({ dataDir: "nowhere", postgresUrl: "${postgresUrl}", log: () => {} });
        await store.version().catch(() => {});
        await store.close();
        const maps = await Deno.readTextFile("/proc/self/maps").catch(() => "");
        console.log(/duckdb/.test(maps));
      `,
      ],
      cwd: new URL("../..", import.meta.url),
    }).output();
    return new TextDecoder().decode(stdout).trim();
  };
  if (Deno.build.os !== "linux") return;
  assert.equal(await loaded("postgres://x@127.0.0.1:1/x"), "false");
  assert.equal(await loaded(""), "true");
});

Deno.test("AnswerCache: works out once for all who wait, keeps within its bytes, not failures", async () => {
  const cache = new AnswerCache(4_000);
  let made = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const make = async () => {
    made++;
    await promise;
    return { json: "x".repeat(100) };
  };
  const waiting = [cache.get("a", make), cache.get("a", make), cache.get("a", make)];
  resolve();
  const [first, ...others] = await Promise.all(waiting);
  assert.equal(made, 1);
  for (const other of others) assert.equal(other, first);
  for (let key = 0; key < 50; key++) await cache.get(`${key}`, make);
  assert.ok(cache.bytes <= 4_000);
  const { bytes } = cache;
  const large = { json: "x".repeat(2_000) };
  assert.equal(await cache.get("large", () => Promise.resolve(large)), large);
  assert.equal(cache.bytes, bytes, "one that would take a quarter is not kept");
  await assert.rejects(cache.get("bad", () => Promise.reject(new Error("no"))));
  assert.equal((await cache.get("bad", make)).json.length, 100);
});
