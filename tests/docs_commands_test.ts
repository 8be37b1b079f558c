/**
 * Every command that README and docs show is real. Those that can be run here are, in a fresh clone
 * and in the order a newcomer meets them; of the others it is checked that the task exists, takes
 * these flags, and that the files they name are there.
 */
import assert from "node:assert/strict";
import { parseCommandLine } from "../lib/cli.ts";
import { isCommand } from "../lib/commands.ts";
import { cloneInto } from "./support/clone.ts";
import { commandsIn, type DocCommand, wordsOf } from "./support/doc_commands.ts";
import { withFolder } from "./support/folders.ts";
import { linesOf } from "./run_task.ts";

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "ARCHITECTURE.md",
  "data/README.md",
  "data_raw/README.md",
  ...[...Deno.readDirSync("docs")].map(({ name }) => `docs/${name}`).filter((path) =>
    path.endsWith(".md")
  ).sort(),
];

const COMMANDS = (await Promise.all(
  PAGES.map(async (path) => commandsIn(path, await Deno.readTextFile(path))),
)).flat();

const TYPED = COMMANDS.filter(({ isTyped }) => isTyped);

/** How commands are run here: with a shorter demo, with a password to read. */
const RUN: readonly (readonly [RegExp, { more?: string; input?: string; serves?: true }])[] = [
  [/^deno task demo\b/, { more: "--plays 400 --years 1 --no-serve" }],
  [/^deno task start\b/, { more: "--port 0", serves: true }],
  [/^deno task hash-password\b/, { input: "a long password\n" }],
  [/^deno task enrich --dry-run\b/, {}],
  [/^deno task sync --print-role-sql\b/, {}],
  [/^deno task (pipeline|ingest|query|export|doctor|docs)\b/, {}],
  [/^deno eval /, {}],
];

/** What is not run here, and why. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [/^deno task test\b/, "it is what runs this"],
  [/^deno task check\b/, "continuous integration runs it beside the tests"],
  [/^deno task bench\b/, "it takes minutes"],
  [/^deno task compile\b/, "tests/binary_test.ts does"],
  [/^deno task sync\b/, "it wants a Postgres: tests/sync_command_test.ts"],
  [/^deno task enrich\b/, "it asks services: tests/enrich_cli_test.ts"],
  [/^curl /, "it asks a deployed site"],
  [/^echo 'POSTGRES_URL=/, "it writes the address of a Postgres"],
];

Deno.test("docs: every task that is named exists and takes the flags it is shown with", () => {
  assert.ok(COMMANDS.length > 60, `${COMMANDS.length} commands were found`);
  for (const { line, at } of COMMANDS) assert.equal(faultIn(line), undefined, `${at}: ${line}`);
});

Deno.test("docs: of every command it is known how it is tested, and the files it names exist", async () => {
  for (const { line, at } of TYPED) {
    const isKnown = [...RUN, ...NOT_RUN].some(([pattern]) => pattern.test(line));
    assert.ok(isKnown, `${at}: say in this test how "${line}" is tested`);
    const paths = line.match(/\b(?:lib|scripts|deploy|docs|bench)\/[\w./-]+/g) ?? [];
    for (const path of paths) await Deno.stat(path);
  }
});

Deno.test("docs: the commands run in a fresh clone", async (test) => {
  await withFolder(async (clone) => {
    await cloneInto(clone);
    for (const command of TYPED) {
      const how = RUN.find(([pattern]) => pattern.test(command.line))?.[1];
      if (how === undefined) continue;
      await test.step(`${command.at}: ${command.line}`, async () => {
        const line = how.more === undefined ? command.line : `${command.line} ${how.more}`;
        if (how.serves) await serves(line, clone);
        else await succeeds(line, clone, how.input);
      });
      // The demo's export is put where one's own would lie.
      if (command.line.startsWith("deno task demo")) {
        await Deno.copyFile(
          `${clone}/data/demo/raw/my_spotify_data.zip`,
          `${clone}/data_raw/my_spotify_data.zip`,
        );
      }
    }
  });
});

const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));

/** What is wrong with the call of a task; undefined when nothing is, or it is none. */
function faultIn(line: DocCommand["line"]): string | undefined {
  const [deno, task, ...rest] = wordsOf(line);
  if (deno !== "deno" || task !== "task") return undefined;
  const [name = "", ...args] = rest.filter((word) => word !== "--quiet");
  if (!Object.hasOwn(tasks, name)) return `deno.json has no task ${name}`;
  if (!isCommand(name)) return args.length === 0 ? undefined : `${name} takes no flags`;
  try {
    parseCommandLine(name, args);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

async function succeeds(line: string, clone: string, input = ""): Promise<void> {
  const child = spawn(line, clone, "piped");
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input)).catch(() => {}); // it may not want to know
  await writer.close().catch(() => {});
  const { code, stderr } = await child.output();
  assert.equal(code, 0, new TextDecoder().decode(stderr));
}

/** Waits for the site's address, looks at its first page, and ends it as Ctrl-C does. */
async function serves(line: string, clone: string): Promise<void> {
  const child = spawn(`exec ${line}`, clone, "null");
  try {
    let url: string | undefined;
    for await (const said of linesOf(child.stderr)) {
      url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (url !== undefined) break;
    }
    const page = await fetch(url ?? "http://no-address/");
    assert.equal(page.status, 200);
    assert.match(await page.text(), /hours since/);
  } finally {
    Deno.kill(-child.pid, "SIGINT");
    await Promise.all([child.status, child.stdout.cancel()]);
  }
}

function spawn(line: string, cwd: string, stdin: "piped" | "null"): Deno.ChildProcess {
  const kept = ["PATH", "HOME", "DENO_DIR"].flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return new Deno.Command("sh", {
    args: ["-c", line],
    cwd,
    clearEnv: true,
    env: { ...Object.fromEntries(kept), NO_COLOR: "1", ENRICH_PROVIDERS: "reccobeats" },
    stdin,
    stdout: "piped",
    stderr: "piped",
    detached: true,
  }).spawn();
}
