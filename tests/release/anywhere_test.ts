/** The tasks on machines that are set up otherwise: no deno on the PATH, cron, another user's folder. */
import assert from "node:assert/strict";
import { npmCache } from "../../lib/core/npm_cache.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { PROJECT } from "../support/processes.ts";
import { history } from "../support/records.ts";
import { linesOf } from "../support/run_task.ts";
import { copyTree } from "../support/tree.ts";

/** How a task is started: by deno's full path, with an environment that holds nothing else. */
interface Machine {
  /** The tasks that are tried; every one when absent. */
  readonly tasks?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Words between `deno task` and the task. */
  readonly options?: readonly string[];
  readonly cwd?: string;
  readonly uid?: number;
}

/** Where packages are, and nothing that tasks go by. */
const DENO_DIR = (await npmCache()).replace(/[/\\]npm[/\\]?$/, "");
const BARE = { DENO_DIR, NO_COLOR: "1" };

/** Each task, what it is called with on `F`, and what its output must say. */
const CALLS: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["pipeline", ["--json"], /"plays":40\b/],
  ["ingest", ["--json"], /"plays":40\b/],
  ["enrich", ["--dry-run", "--providers", "wikidata", "--json"], /"dry_run":true/],
  ["sync", ["--print-role-sql"], /grant select/],
  ["export", ["--json"], /"tables"/],
  ["query", ["--json", "select count(*)::integer as n from plays"], /\[\{"n":40\}\]/],
  ["doctor", ["--json"], /"check":"DuckDB","ok":true/],
  ["demo", ["--no-serve", "--plays", "300", "--years", "1", "--json"], /"plays":300\b/],
  ["build", ["--if-changed", "--json"], /"built":(?:true|false)/],
  ["hash-password", ["--json"], /"SITE_PASSWORD_HASH":"scrypt:/],
  // Where Deno's runtime for binaries cannot be fetched, it says so.
  ["compile", ["--json"], /"sha256":|"code":"no-binary"/],
  ["pack", ["--json"], /"folder":"dist\/npm"/],
];

/** What the tasks that read standard input are given. */
const INPUT = "four random words for a test\n";

const MACHINES: Readonly<Record<string, (folder: string) => Machine>> = {
  "with nothing on the PATH": () => ({ env: { ...BARE, PATH: "" } }),
  "without any PATH": () => ({ env: BARE, tasks: ["query"] }),
  "in cron's environment, from another folder": (folder) => ({
    env: { ...BARE, HOME: "/", LOGNAME: "me", SHELL: "/bin/sh", PATH: "/usr/bin:/bin" },
    options: ["--config", `${PROJECT}deno.json`],
    cwd: folder,
    tasks: ["query", "start"],
  }),
  "with variables of the dynamic loader": () => ({
    env: { ...BARE, LD_LIBRARY_PATH: "/opt/other/lib", LD_BIND_NOW: "1", DYLD_LIBRARY_PATH: "/x" },
    tasks: ["query", "start"],
  }),
};

for (const [name, machineOf] of Object.entries(MACHINES)) {
  Deno.test(`anywhere: every task works ${name}`, async (test) => {
    await withFolder(async (folder) => {
      await writeTree(`${folder}/raw`, { "history.json": history(50) });
      await tryTasks(machineOf(folder), folder, test);
    });
  });
}

Deno.test({
  name:
    "anywhere: another user reads a checkout that is not theirs, with a home that cannot be written",
  // Only root may become another user.
  ignore: Deno.build.os === "windows" || Deno.uid() !== 0,
  fn: async (test) => {
    await withFolder(async (parent) => {
      const project = await copyTree(parent, "opt/tonearm");
      const cache = await registryPages(`${parent}/cache`);
      const folder = `${parent}/var`;
      await writeTree(`${folder}/raw`, { "history.json": history(50) });
      const env = { ...BARE, DENO_DIR: cache, HOME: `${parent}/home`, PATH: "/usr/bin:/bin" };
      await Deno.mkdir(env.HOME);
      const built = await run({ env, cwd: project }, folder, ["build"]);
      assert.equal(built.code, 0, built.stderr);
      for (const path of [folder, `${folder}/raw`]) await Deno.chown(path, NOBODY, NOBODY);
      await Deno.chmod(parent, 0o755);
      const before = await listTree(project);
      const tasks = ["query", "start"];
      await tryTasks({ env, cwd: project, uid: NOBODY, tasks }, folder, test);
      assert.deepEqual(await listTree(project), before);
    });
  },
});

const NOBODY = 65_534;

async function tryTasks(machine: Machine, folder: string, test: Deno.TestContext): Promise<void> {
  const isTried = (task: string) => machine.tasks?.includes(task) ?? true;
  for (const [task, args, expected] of CALLS) {
    if (task !== "pipeline" && !isTried(task)) continue;
    await test.step(task, async () => {
      const { stdout, stderr } = await run(machine, folder, [task, ...args]);
      assert.match(stdout, expected, stderr);
      assert.doesNotMatch(stderr, /Uncaught|^\s+at /m);
    });
  }
  if (isTried("start")) await test.step("start", () => startAndEnd(machine, folder));
  if (isTried("dev")) await test.step("dev", () => developAndEnd(machine, folder));
}

/** Which versions of packages there are, which is all of Deno's cache that tasks look at. */
async function registryPages(folder: string): Promise<string> {
  for (const path of await listTree(`${DENO_DIR}/npm`)) {
    if (!/^[^/]+\/(?:@[^/]+\/)?[^/]+\/registry\.json$/.test(path)) continue;
    const target = `${folder}/npm/${path}`;
    await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    await Deno.copyFile(`${DENO_DIR}/npm/${path}`, target);
  }
  return folder;
}

function spawn({ env, options = [], cwd = PROJECT, uid }: Machine, folder: string, args: string[]) {
  return new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", ...options, ...args],
    cwd,
    clearEnv: true,
    env: { ...env, DATA_DIR: `${folder}/data`, DATA_RAW_DIR: `${folder}/raw` },
    ...(uid === undefined ? {} : { uid, gid: uid }),
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
}

async function run(machine: Machine, folder: string, args: string[]) {
  const child = spawn(machine, folder, args);
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(INPUT)).catch(() => {}); // most do not read it
  await writer.close().catch(() => {});
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** Serves the site until a page of it was seen. */
async function startAndEnd(machine: Machine, folder: string): Promise<void> {
  const child = spawn(machine, folder, ["start", "--port", "0", "--json"]);
  await child.stdin.close();
  const errors = new Response(child.stderr).text();
  const lines = linesOf(child.stdout);
  try {
    const { value } = await lines.next();
    if (typeof value !== "string") assert.fail(await errors);
    const answer = await fetch(`${JSON.parse(value).url}api/summary`);
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).data.total_plays, 40);
  } finally {
    child.kill("SIGTERM");
    await child.status;
    await lines.return(undefined);
    await errors;
  }
}

/** Serves the site in development until a page of it was seen. */
async function developAndEnd(machine: Machine, folder: string): Promise<void> {
  const child = spawn(machine, folder, ["dev", "--port", "0"]);
  await child.stdin.close();
  const output = new Response(child.stdout).text();
  const said: string[] = [];
  try {
    let url: string | undefined;
    for await (const line of linesOf(child.stderr)) {
      said.push(line);
      url = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
      if (url !== undefined) break;
    }
    assert.ok(url !== undefined, said.join("\n"));
    const answer = await fetch(`${url}api/summary`);
    assert.equal((await answer.json()).data.total_plays, 40);
  } finally {
    child.kill("SIGTERM");
    await child.status;
    await output;
  }
  assert.doesNotMatch(said.join("\n"), /Uncaught|^\s+at /m);
}
