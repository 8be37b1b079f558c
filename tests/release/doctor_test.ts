/** What `doctor` says of broken states: each is found, and told with what the operator does next. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { checkBuild } from "../../lib/cli/doctor/build.ts";
import { Database } from "../../lib/db/duckdb.ts";
import { pathToFileURL } from "node:url";
import { withFolder, writeTree } from "../support/folders.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { runTask } from "../support/processes.ts";
import { runTask as runNamed } from "../support/run_task.ts";
import { history } from "../support/records.ts";

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix: string;
}

/** What doctor finds of one check, in a folder with an export and a database. */
async function finding(
  check: string,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Finding> {
  const { code, stdout, stderr } = await runTask("doctor", folder, ["--json"], env);
  const findings: Finding[] = JSON.parse(stdout);
  const found = findings.find((one) => one.check === check);
  assert.ok(found !== undefined, stderr);
  if (!found.ok) assert.equal(code, 1);
  return found;
}

function assertBroken({ ok, detail, fix }: Finding, says: RegExp, next: RegExp): void {
  assert.equal(ok, false, detail);
  assert.match(detail, says);
  assert.match(fix, next);
}

async function withData(act: (folder: string, path: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "history.json": history(5) });
    await Deno.mkdir(`${folder}/data`);
    const { code, stderr } = await runTask("ingest", folder);
    assert.equal(code, 0, stderr);
    await act(folder, `${folder}/data/spotify.duckdb`);
  });
}

Deno.test("doctor: a database of another version is told with the command that makes it new", async (test) => {
  const states: readonly (readonly [string, string, RegExp, RegExp])[] = [
    [
      "older columns",
      "update meta set value = 'x' where key = 'tables_fingerprint'",
      /written by an older Tonearm/,
      /deno task ingest/,
    ],
    [
      "a newer schema",
      "update meta set value = '9999' where key = 'schema_version'",
      /written by a newer Tonearm/,
      /Update Tonearm/,
    ],
  ];
  for (const [name, change, says, next] of states) {
    await test.step(name, async () => {
      await withData(async (folder, path) => {
        const database = await Database.open(path);
        await database.run(change);
        database.close();
        assertBroken(await finding("database", folder), says, next);
      });
    });
  }
});

Deno.test("doctor: no database, a damaged one, and no export are told with what to do", async () => {
  await withData(async (folder, path) => {
    await Deno.writeTextFile(path, "no database");
    assertBroken(await finding("database", folder), /cannot be opened/, /deno task ingest/);
    await Deno.remove(path);
    assertBroken(await finding("database", folder), /no database/, /deno task pipeline/);
    await Deno.remove(`${folder}/raw/history.json`);
    assertBroken(await finding("export", folder), /no listening history/, /put the ZIP into/);
  });
});

Deno.test("doctor: settings that cannot be used are named, with where they stand", async () => {
  await withData(async (folder) => {
    const wrong = await finding("settings", folder, { PORT: "eighty" });
    assertBroken(wrong, /PORT is "eighty".*from environment/, /docs\/configuration\.md/);
  });
});

Deno.test("doctor: what is wrong with Postgres is told with what to do", async (test) => {
  await using server = await startPostgres();
  const owner = await server.freshDatabase();
  const sql = postgres(owner, { onnotice: () => {} });
  const address = (user: string) => {
    const url = new URL(owner);
    url.username = user;
    url.password = "a-password";
    return url.href;
  };
  await sql.unsafe(`create role reader login password 'a-password'`);
  const ask = (folder: string, POSTGRES_URL: string) =>
    finding("Postgres", folder, { POSTGRES_URL });
  try {
    await withData(async (folder) => {
      await test.step("nobody listens", async () => {
        const away = await ask(folder, "postgres://me:pw@127.0.0.1:1/music?sslmode=disable");
        assertBroken(away, /nothing listens there/, /Start the server/);
      });
      await test.step("a wrong password", async () => {
        const url = new URL(address("reader"));
        url.password = "another";
        assertBroken(await ask(folder, url.href), /does not let "reader" in/, /password/);
      });
      await test.step("no such database", async () => {
        const url = new URL(owner);
        url.pathname = "/nowhere";
        assertBroken(await ask(folder, url.href), /no database "nowhere"/, /create database/);
      });
      await test.step("an empty one, and a role that may make nothing", async () => {
        assertBroken(await ask(folder, address("reader")), /may not make any/, /deno task sync/);
      });
      const synced = await runNamed(["sync"], {
        POSTGRES_URL: owner,
        DATA_DIR: `${folder}/data`,
      });
      assert.equal(synced.code, 0, synced.stderr);
      await test.step("a role that may not read the tables", async () => {
        assertBroken(await ask(folder, address("reader")), /may not read/, /--print-role-sql/);
      });
      await test.step("tables of another version", async () => {
        await sql`update meta set value = 'x' where key = 'synced_fingerprint'`;
        assertBroken(await ask(folder, owner), /another version of Tonearm/, /deno task sync/);
      });
      await test.step("a site of its own needs neither export nor database", async () => {
        await Deno.remove(`${folder}/data/spotify.duckdb`);
        await Deno.remove(`${folder}/raw/history.json`);
        for (const check of ["export", "database"]) {
          const found = await finding(check, folder, { POSTGRES_URL: owner });
          assert.equal(found.ok, true, found.detail);
          assert.match(found.detail, /reads Postgres/);
        }
      });
    });
  } finally {
    await sql.end();
  }
});

Deno.test("checkBuild: no build, one of other sources, one of these", async () => {
  await withFolder(async (folder) => {
    const root = pathToFileURL(`${folder}/`);
    assert.equal((await checkBuild(root)).detail, "comes with the program");
    await writeTree(folder, { "deno.json": {}, "main.ts": "1" });
    const none = await checkBuild(root);
    assert.match(none.detail, /none in _fresh\/ yet/);
    assert.match(none.fix, /deno task build/);
    await writeTree(folder, { "_fresh/server.js": "1", "_fresh/sources.txt": "another\n" });
    assert.match((await checkBuild(root)).detail, /made from other sources/);
  });
});
