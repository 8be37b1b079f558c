/** The site as it is deployed: built from what the image holds, on Postgres, watched from outside. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { roleSql } from "../../lib/sync/role_sql.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { raw, statusIn } from "../support/raw_http.ts";
import { copyTree, deno, hashes, withoutDuckdb } from "../support/tree.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { runTask, startTask } from "../support/run_task.ts";
import { withFolder } from "../support/folders.ts";

/** Uses the packages that are there, and fetches none. */
const AS_IT_IS = "--node-modules-dir=manual";

/** A synced database, by the address of a role that can only read. */
async function syncedDatabase(url: string, folder: string): Promise<string> {
  await writeHistory(`${folder}/spotify.duckdb`, makeHistory(60));
  await loadPostgres(url, `${folder}/spotify.duckdb`);
  const role = `reader_${crypto.randomUUID().slice(0, 8)}`;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql.unsafe(
    roleSql().replaceAll("tonearm_site", role).replace("choose a password", "only reads"),
  );
  await sql.end();
  return Object.assign(new URL(url), { username: role, password: "only reads" }).href;
}

Deno.test("build: the same tree gives the same bytes, in whatever folder", async () => {
  await withFolder(async (parent) => {
    const builds = [];
    for (const name of ["one", "another place/two"]) {
      const folder = await copyTree(parent, name);
      for (let time = 0; time < (builds.length === 0 ? 2 : 1); time++) {
        const built = await deno(folder, ["task", "--quiet", "build"]);
        assert.equal(built.code, 0, built.stderr);
        builds.push(await hashes(`${folder}/_fresh`));
      }
    }
    const [first = new Map(), ...others] = builds;
    assert.ok(first.size > 20 && first.has("server.js"));
    for (const other of others) assert.deepEqual(other, first);
  });
});

Deno.test("start: on Postgres, with its permissions, as the role that only reads", async (test) => {
  await using server = await startPostgres();
  await withFolder(async (folder) => {
    const url = await server.freshDatabase();
    const reader = await syncedDatabase(url, folder);

    await test.step("every answer comes from there", async () => {
      const { output, child } = startTask(["start", "--port", "0", "--json"], {
        POSTGRES_URL: reader,
        DATA_DIR: `${folder}/nowhere`,
      });
      try {
        const site: string = JSON.parse((await output.next()).value ?? "{}").url;
        for (const path of ["", "artists", "history", "data", "api/summary", "api/ready"]) {
          const answer = await fetch(site + path);
          await answer.body?.cancel();
          assert.equal(answer.status, 200, path);
        }
        const console = await fetch(`${site}sql`);
        await console.body?.cancel();
        assert.equal(console.status, 403);
      } finally {
        child.kill("SIGTERM");
        assert.equal((await child.status).code, 0);
        await output.return(undefined);
      }
    });

    await test.step("doctor knows the roles apart", async () => {
      const found = async (address: string) => {
        const { stdout } = await runTask(["doctor", "--json"], {
          POSTGRES_URL: address,
          DATA_DIR: folder,
        });
        const findings: { check: string; ok: boolean; detail: string; fix: string }[] = JSON.parse(
          stdout,
        );
        assert.ok(!stdout.includes("only reads@") && !stdout.includes(new URL(url).password));
        return findings.find(({ check }) => check === "Postgres");
      };
      const writer = await found(url);
      assert.equal(writer?.ok, true);
      assert.match(writer?.fix ?? "", /sync --print-role-sql/);
      const small = await found(reader);
      assert.deepEqual([small?.ok, small?.fix], [true, ""]);
      assert.match(small?.detail ?? "", /only reads/);
      const admin = postgres(url, { max: 1, onnotice: () => {} });
      await admin`update meta set value = 'other' where key = 'synced_fingerprint'`;
      const other = await found(reader);
      assert.equal(other?.ok, false);
      assert.match(other?.detail ?? "", /tables are of another version of Tonearm/);
      assert.match(other?.fix ?? "", /deno task sync/);
      await admin.end();
      const wrong = await found(Object.assign(new URL(url), { password: "wrong" }).href);
      assert.equal(wrong?.ok, false);
      const nonsense = await found("mysql://localhost/x");
      assert.equal(nonsense?.ok, false);
    });
  });
});

Deno.test("start: a POSTGRES_URL or access settings that cannot be used are told at once", async () => {
  const wrong = { POSTGRES_URL: "mysql://localhost/x", SITE_TOKEN: "a token without a password" };
  for (const [name, value] of Object.entries(wrong)) {
    const { code, stdout } = await runTask(["start", "--port", "0", "--json"], { [name]: value });
    assert.equal(code, 2, stdout);
    assert.ok(JSON.parse(stdout).error.message.includes(name));
  }
});

Deno.test("deployed site: with POSTGRES_URL DuckDB's package is not needed, to build nor to run", async () => {
  await using server = await startPostgres();
  await withFolder(async (parent) => {
    const url = await syncedDatabase(await server.freshDatabase(), parent);
    const folder = await copyTree(parent, "tree");
    await withoutDuckdb(folder);
    const built = await deno(folder, ["run", AS_IT_IS, "-A", "dev.ts", "build"]);
    assert.equal(built.code, 0, built.stderr);
    await using site = await serveBuild(folder, url);
    const counted = await fetch(`${site.url}/api/summary`);
    assert.equal(counted.status, 200);
    assert.ok((await counted.json()).data.total_plays > 0);
    const page = await fetch(site.url);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /hours since/);
    // It listens on every address, so it answers to them; to other names it does not.
    const asked = async (Host: string) => {
      const { port } = new URL(site.url);
      return statusIn(
        await raw(
          Number(port),
          `GET /api/ready HTTP/1.1\r\nHost: ${Host}\r\nConnection: close\r\n\r\n`,
        ),
      );
    };
    assert.equal(await asked("192.0.2.7:8000"), 200);
    assert.equal(await asked("evil.example"), 421);
    const logged = await site.end();
    assert.ok(logged.some(({ route, status }) => route?.startsWith("/api/") && status === 200));
    const doctor = await deno(folder, ["run", AS_IT_IS, "-A", "scripts/doctor.ts", "--json"]);
    const [, duckdb] = JSON.parse(doctor.stdout);
    assert.equal(duckdb.ok, false);
    assert.match(duckdb.fix, /deno install/);
  });
});

/** `_fresh/server.js` as Deno Deploy starts it, without the right to load native code. */
async function serveBuild(
  folder: string,
  url: string,
): Promise<
  AsyncDisposable & {
    readonly url: string;
    /** Sends SIGTERM, after which it ends well; returns what it logged. */
    end(): Promise<{ route: string | null; status: number }[]>;
  }
> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["serve", AS_IT_IS, "--no-prompt", "--host", "127.0.0.1", "--port", "0"],
      ...["--allow-net", "--allow-env", "--allow-read", "_fresh/server.js"],
    ],
    cwd: folder,
    env: { POSTGRES_URL: url, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let said = "";
  while (!/http:\/\/127\.0\.0\.1:\d+/.test(said)) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`the site ended: ${said}`);
    said += value;
  }
  const log = new Response(child.stdout).text();
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? "",
    async end() {
      child.kill("SIGTERM");
      assert.equal((await child.status).code, 0);
      return (await log).trim().split("\n").map((line) => JSON.parse(line));
    },
    async [Symbol.asyncDispose]() {
      try {
        child.kill("SIGKILL");
      } catch { /* it has ended */ }
      await reader.cancel();
      await child.status;
    },
  };
}
