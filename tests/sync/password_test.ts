/** `POSTGRES_URL` without a password: sync, site and doctor get in where any client would. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { npmCache } from "../../lib/core/npm_cache.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { withFolder } from "../support/folders.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { runTask, startTask } from "../support/run_task.ts";

/** Who gets in how: by trust to one database, through a socket as the system says, else a password. */
const HBA = `local all all peer map=anybody
host trusting all 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
`;
/** Whoever runs the test is let in as the superuser. */
const IDENT = "anybody /^.*$ postgres\n";

const parent = await Deno.makeTempDir({ prefix: "tonearm-password-" });
await Deno.writeTextFile(`${parent}/pg_hba.conf`, HBA);
await Deno.writeTextFile(`${parent}/pg_ident.conf`, IDENT);
await Deno.mkdir(`${parent}/data`);
await writeHistory(`${parent}/data/spotify.duckdb`, makeHistory(60));
const DENO_DIR = (await npmCache()).replace(/[/\\]npm[/\\]?$/, "");

Deno.test({
  name: "password: trust, peer, PGPASSWORD, PGPASSFILE and ~/.pgpass let sync and the site in",
  // There peer and the modes of files are unknown.
  ignore: Deno.build.os === "windows",
  fn: async (test) => {
    await using server = await startPostgres({
      files: { "pg_hba.conf": `${parent}/pg_hba.conf`, "pg_ident.conf": `${parent}/pg_ident.conf` },
    });
    const given = new URL(await server.freshDatabase());
    const { password, port, pathname } = given;
    const plain = decodeURIComponent(password);
    const sql = postgres(given.href, { max: 1 });
    await sql.unsafe("create database trusting");
    await sql.end();
    const bare = `postgres://postgres@127.0.0.1:${port}${pathname}`;
    await withFolder(async (home) => {
      const line = `127.0.0.1:${port}:*:postgres:${plain.replaceAll(/[\\:]/g, "\\$&")}\n`;
      await Deno.writeTextFile(`${home}/.pgpass`, line, { mode: 0o600 });
      await Deno.writeTextFile(`${home}/elsewhere`, line, { mode: 0o600 });
      const nobody = { HOME: `${home}/none`, DENO_DIR };
      const ways: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        trust: { ...nobody, POSTGRES_URL: `postgres://postgres@127.0.0.1:${port}/trusting` },
        PGPASSWORD: { ...nobody, POSTGRES_URL: bare, PGPASSWORD: plain },
        PGPASSFILE: { ...nobody, POSTGRES_URL: bare, PGPASSFILE: `${home}/elsewhere` },
        "~/.pgpass": { HOME: home, DENO_DIR, POSTGRES_URL: bare },
        peer: {
          ...nobody,
          POSTGRES_URL: `postgres://postgres@${
            encodeURIComponent(server.folder ?? "")
          }:${port}${pathname}`,
        },
      };
      for (const [way, env] of Object.entries(ways)) {
        await test.step(`${way}: sync`, () => sync(env));
        await test.step(`${way}: site`, () => look(env));
      }
      await test.step("a pass file that others can read is not used, and told", async () => {
        await Deno.chmod(`${home}/.pgpass`, 0o644);
        const env = { HOME: home, DENO_DIR, POSTGRES_URL: bare, DATA_DIR: `${parent}/data` };
        const { code, stderr } = await runTask(["sync", "--force"], env);
        assert.equal(code, 1);
        assert.match(stderr, /\.pgpass is not used for the password: others can read it/);
        assert.match(stderr, /postgres-login/);
        const doctor = await runTask(["doctor", "--json"], env);
        const findings: { check: string; ok: boolean; detail: string }[] = JSON.parse(
          doctor.stdout,
        );
        const finding = findings.find(({ check }) => check === "Postgres");
        assert.equal(finding?.ok, false);
        assert.match(finding.detail, /others can read it/);
        assert.ok(!(stderr + doctor.stdout).includes(plain));
      });
      await test.step("without any password the error says where one is looked for", async () => {
        const { stderr } = await runTask(["sync", "--force"], {
          ...nobody,
          POSTGRES_URL: bare,
          DATA_DIR: `${parent}/data`,
        });
        assert.match(stderr, /PGPASSWORD .* ~\/\.pgpass/);
        assert.doesNotMatch(stderr, /NotCapable|env access/);
      });
    });
  },
});

async function sync(env: Readonly<Record<string, string>>): Promise<void> {
  const { code, stdout, stderr } = await runTask(["sync", "--force", "--json"], {
    ...env,
    DATA_DIR: `${parent}/data`,
  });
  assert.equal(code, 0, stderr);
  assert.equal(JSON.parse(stdout).verified, true);
}

async function look(env: Readonly<Record<string, string>>): Promise<void> {
  const { child, output } = startTask(["start", "--port", "0", "--json"], env);
  try {
    const { url } = JSON.parse((await output.next()).value ?? "{}");
    const answer = await fetch(`${url}api/ready`);
    await answer.body?.cancel();
    assert.equal(answer.status, 200);
  } finally {
    child.kill("SIGTERM");
    await child.status;
    await output.return(undefined);
  }
}

globalThis.addEventListener("unload", () => Deno.removeSync(parent, { recursive: true }));
