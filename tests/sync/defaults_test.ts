/** A role and a database with unusual defaults for everything that changes texts and numbers. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import type { Question } from "../../lib/queries/question.ts";
import { openStore } from "../../lib/queries/store.ts";
import { syncDatabase } from "../../lib/sync/sync.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { withFolder } from "../support/folders.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { TransactionPooler } from "../support/transaction_pooler.ts";

/** Each default of the role, and another of the database, which it goes before. */
const UNUSUAL: Readonly<Record<string, readonly [string, string]>> = {
  datestyle: ["German, DMY", "SQL, MDY"],
  intervalstyle: ["sql_standard", "iso_8601"],
  timezone: ["Asia/Kathmandu", "America/St_Johns"],
  extra_float_digits: ["-15", "0"],
  bytea_output: ["escape", "escape"],
  standard_conforming_strings: ["off", "off"],
  transform_null_equals: ["on", "on"],
  quote_all_identifiers: ["on", "on"],
  search_path: ["odd, pg_catalog, public", "nowhere, public"],
  default_transaction_isolation: ["serializable", "repeatable read"],
  default_transaction_read_only: ["on", "on"],
  lock_timeout: ["1ms", "1ms"],
  client_min_messages: ["debug1", "error"],
};

/** What shadows functions of Postgres in the first schema of the role's path. */
const SHADOWS = `
  create schema odd;
  create function odd.md5(text) returns text language sql as 'select ''shadow''';
  create function odd.lower(text) returns text language sql as 'select ''shadow''';
  create function odd.round(numeric, integer) returns numeric language sql as 'select 7.0'`;

const ANSWERED: readonly Question[] = [
  QUESTIONS.summary,
  QUESTIONS.trends,
  QUESTIONS.calendar,
  QUESTIONS["top-tracks"],
  QUESTIONS.sessions,
  QUESTIONS.plays,
];

Deno.test("defaults: sync and the site do not mind those of the role, the database and the server", async (test) => {
  await using server = await startPostgres();
  await withFolder(async (folder) => {
    const path = `${folder}/spotify.duckdb`;
    await writeHistory(path, makeHistory(200));
    const admin = await server.freshDatabase();
    const role = `odd_${crypto.randomUUID().slice(0, 8)}`;
    const url = Object.assign(new URL(admin), { username: role, password: "odd" }).href;
    await makeOdd(admin, role);
    await using local = closing(await openStore({ dataDir: folder, postgresUrl: "" }));

    for (const swap of ["rename", "rows", "steps"] as const) {
      await test.step(`sync by ${swap} copies and verifies everything`, async () => {
        const done = await syncDatabase({ dataDir: folder, url, swap, force: true });
        assert.equal(done.verified, true);
        const again = await syncDatabase({ dataDir: folder, url, swap });
        assert.equal(again.up_to_date, true);
      });
    }

    using pooler = new TransactionPooler(url);
    const sites = { "": url, " behind a pooler in transaction mode": pooler.through(url) };
    for (const [how, postgresUrl] of Object.entries(sites)) {
      await test.step(`the site${how} answers as on DuckDB`, async () => {
        await using remote = closing(
          await openStore({ dataDir: folder, postgresUrl, log: () => {} }),
        );
        for (const question of ANSWERED) {
          const [here, there] = await Promise.all(
            [local, remote].map(async ({ store }) => (await store.query(question, {})).json),
          );
          assert.equal(there, here, question.path);
        }
      });
    }
  });
});

async function makeOdd(admin: string, role: string): Promise<void> {
  const sql = postgres(admin, { max: 1, onnotice: () => {} });
  const name = new URL(admin).pathname.slice(1);
  await sql.unsafe(`create role ${role} login password 'odd'`);
  await sql.unsafe(SHADOWS);
  await sql.unsafe(`grant all on schema odd, public to ${role}`);
  await sql.unsafe(`grant create on database ${name} to ${role}`);
  for (const [setting, [ofRole, ofDatabase]] of Object.entries(UNUSUAL)) {
    const value = (text: string) => setting === "search_path" ? text : `'${text}'`;
    await sql.unsafe(`alter database ${name} set ${setting} to ${value(ofDatabase)}`);
    await sql.unsafe(`alter role ${role} set ${setting} to ${value(ofRole)}`);
  }
  await sql.end();
}

/** A store that is closed when it is disposed of. */
function closing<S extends { close(): Promise<void> }>(store: S) {
  return { store, [Symbol.asyncDispose]: () => store.close() };
}
