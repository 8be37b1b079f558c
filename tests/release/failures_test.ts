/** Failures from outside the code: a sentence each, and never a stack trace. */
import assert from "node:assert/strict";
import { COMMANDS } from "../../lib/cli/commands.ts";
import { processWith } from "../support/find_process.ts";
import { withFolder } from "../support/folders.ts";
import { PROJECT, taskArgs } from "../support/processes.ts";
import { linesOf, runTask } from "../support/run_task.ts";
import { copyTree, deno, withoutDuckdb } from "../support/tree.ts";

const TRACE = /Uncaught|^\s+at /m;
/** An address at which nothing listens. */
const AWAY = "postgres://me:secret@127.0.0.1:9/music";
const PAGES = ["", "artists", "data", "api/summary", "api/ready"];

const DATABASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "without a database": {},
  "with a database that is away": { POSTGRES_URL: AWAY },
};

for (const [what, settings] of Object.entries(DATABASES)) {
  Deno.test(`failures: a site ${what} answers 503 and logs one sentence, however many ask`, async () => {
    await withFolder(async (folder) => {
      const env = { DATA_DIR: `${folder}/data`, ...settings };
      const log = await siteLog(env, async (url) => {
        for (const page of [...PAGES, ...PAGES]) {
          const answer = await fetch(url + page, { redirect: "manual" });
          await answer.body?.cancel();
          // A local site leads to the page that takes an export.
          const isAsked = what === "without a database" && !page.includes("api/");
          assert.equal(answer.status, isAsked ? 303 : 503, page);
        }
      });
      assert.doesNotMatch(log, TRACE);
      const sentences = log.split("\n").filter((line) => line.startsWith("Postgres"));
      assert.ok(sentences.length <= 1, log);
      assert.ok(!log.includes("secret"));
    });
  });
}

Deno.test({
  name: "failures: a task that the system kills ends with 1 and a sentence",
  // Linux alone shows other processes by files.
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await withFolder(async (folder) => {
      const child = new Deno.Command(Deno.execPath(), {
        args: taskArgs("query", folder, ["-", "--json"]), // waits for a statement
        cwd: PROJECT,
        env: { NO_COLOR: "1" },
        stdin: "piped",
        stdout: "piped",
        stderr: "piped",
      }).spawn();
      Deno.kill(await processWith("scripts/query.ts", folder), "SIGKILL");
      const { code, stdout, stderr } = await closed(child);
      assert.equal(code, 1);
      assert.equal(JSON.parse(stdout).error.code, "killed");
      assert.match(stderr, /^error: query was ended by the system \(SIGKILL\)/);
      assert.match(stderr, /memory/);
      assert.doesNotMatch(stderr, TRACE);
    });
  },
});

Deno.test("failures: a package that is missing is told as such, with what helps", async () => {
  await withFolder(async (parent) => {
    const folder = await copyTree(parent, "tree");
    await withoutDuckdb(folder);
    const { code, stderr } = await deno(folder, [
      ...["run", "--node-modules-dir=manual", "-A", "scripts/query.ts", "select 1"],
    ]);
    assert.equal(code, 1);
    assert.match(stderr, /code: broken-install/);
    assert.match(stderr, /deno install/);
    assert.doesNotMatch(stderr, TRACE);
  });
});

Deno.test("failures: --debug shows where, in a task and through the launcher", async () => {
  const usual = await runTask(["sync"], { POSTGRES_URL: "mysql://x" });
  assert.doesNotMatch(usual.stderr, TRACE);
  const debug = await runTask(["sync", "--debug"], { POSTGRES_URL: "mysql://x" });
  assert.match(debug.stderr, /^\s+at .*address\.ts/m);
  assert.equal(debug.code, usual.code);
});

Deno.test("failures: every task takes --debug, and those that follow one take it over", async () => {
  for (const name of Object.keys(COMMANDS)) {
    const { code, stderr } = await runTask([name, "--debug", "--no-such-flag"]);
    assert.equal(code, 2, name);
    assert.match(stderr, /^\s+at .*command_line\.ts/m, name);
  }
  await withFolder(async (folder) => {
    const settings = { DATA_DIR: folder, PORT: "0", HOST: "192.0.2.1" }; // an address of nobody here
    const words = ["demo", "--plays", "300", "--years", "1"];
    const usual = await runTask(words, settings);
    assert.doesNotMatch(usual.stderr, TRACE);
    const debug = await runTask([...words, "--debug"], settings);
    assert.equal(debug.code, 1, debug.stderr);
    assert.match(debug.stderr, /^\s+at .*start_command\.ts/m);
  });
});

/** What a site printed while it was visited. */
async function siteLog(
  env: Readonly<Record<string, string>>,
  visit: (url: string) => Promise<void>,
): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "start", "--port", "0", "--json"],
    cwd: PROJECT,
    env: { NO_COLOR: "1", ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const errors = new Response(child.stderr).text();
  const lines = linesOf(child.stdout);
  try {
    const { value } = await lines.next();
    if (typeof value !== "string") assert.fail(await errors);
    await visit(JSON.parse(value).url);
  } finally {
    child.kill("SIGTERM");
    await child.status;
    await lines.return(undefined);
  }
  return await errors;
}

async function closed(child: Deno.ChildProcess) {
  await child.stdin.close();
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}
