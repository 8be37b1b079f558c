/** The site's Postgres is restarted, falls silent, or takes the rights away. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { storeOf } from "../../lib/queries/store.ts";
import { PostgresEngine } from "../../lib/queries/store/postgres_engine.ts";
import { roleSql } from "../../lib/sync/role_sql.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { withFolder } from "../support/folders.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { TcpProxy } from "../support/tcp_proxy.ts";

Deno.test("restart: what is asked first after a restart, a silence or a cut is answered", async (test) => {
  await using server = await startPostgres();
  const { crash, start } = server;
  await withFolder(async (folder) => {
    await writeHistory(`${folder}/spotify.duckdb`, makeHistory(100));
    const url = await server.freshDatabase();
    await loadPostgres(url, `${folder}/spotify.duckdb`);
    using proxy = new TcpProxy(url);
    const logged: string[] = [];
    const engine = new PostgresEngine(proxy.through(url), {
      log: (line) => logged.push(line),
      statementTimeoutMs: 500,
      versionMs: 0,
    });
    // Without a cache every question reaches Postgres.
    const store = storeOf(engine, 1);
    /** So many at once that every connection of the pool is used. */
    const askAll = () =>
      Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          store.query(QUESTIONS.summary, { startDate: `2023-0${at + 1}-01` })),
      );
    const before = (await askAll()).map(({ json }) => json);

    if (crash !== undefined && start !== undefined) {
      await test.step("the server was restarted", async () => {
        await crash();
        await start();
        assert.deepEqual((await askAll()).map(({ json }) => json), before);
      });
    }
    await test.step("the server has ended the sessions", async () => {
      const sql = postgres(url, { max: 1, onnotice: () => {} });
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      await sql.end();
      assert.deepEqual((await askAll()).map(({ json }) => json), before);
    });
    await test.step("the connections were cut on the way", async () => {
      proxy.heal();
      assert.deepEqual((await askAll()).map(({ json }) => json), before);
    });
    await test.step("the network has forgotten the connections, and tells nobody", async () => {
      proxy.swallow();
      assert.deepEqual((await askAll()).map(({ json }) => json), before);
    });
    assert.deepEqual(logged, []);
    await store.close();
  });
});

Deno.test("restart: a role without rights is 503, with a sentence that says what helps", async () => {
  await using server = await startPostgres();
  await withFolder(async (folder) => {
    await writeHistory(`${folder}/spotify.duckdb`, makeHistory(20));
    const url = await server.freshDatabase();
    await loadPostgres(url, `${folder}/spotify.duckdb`);
    const role = `poor_${crypto.randomUUID().slice(0, 8)}`;
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    await sql.unsafe(roleSql().replaceAll("tonearm_site", role));
    await sql.unsafe(`revoke select on meta from ${role}`);
    await sql.end();
    const logged: string[] = [];
    const poor = Object.assign(new URL(url), { username: role, password: "choose a password" });
    const store = storeOf(new PostgresEngine(poor.href, { log: (line) => logged.push(line) }));
    await assert.rejects(store.query(QUESTIONS.summary, {}), {
      status: 503,
      code: "database-unavailable",
    });
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? "", /^Postgres: the role "poor_.* may not read .* --print-role-sql/);
    await store.close();
  });
});
