/**
 * Every command that README and docs show is real. Those that can be run here are, in a fresh clone
 * and in the order a newcomer meets them; of the others it is checked that the task exists, takes
 * these flags, and that the files they name are there.
 */
import assert from "node:assert/strict";
import { parseCommandLine } from "../../lib/cli/command_line.ts";
import { isCommand } from "../../lib/cli/commands.ts";
import { makeWorld } from "../support/enrich_world.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { linesOf } from "../support/run_task.ts";
import { Services } from "../support/services.ts";
import { cloneInto } from "../support/clone.ts";
import { commandsIn, type DocCommand, wordsOf } from "../support/doc_commands.ts";
import { withFolder } from "../support/folders.ts";

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

/** How a command is run here. */
interface Run {
  /** Flags that are added where the line does not have them: a shorter demo, a free port. */
  readonly more?: readonly string[];
  /** What it reads. */
  readonly input?: string;
  /** Settings for it alone. */
  readonly settings?: Readonly<Record<string, string>>;
  /** It serves the site until it is ended. */
  readonly serves?: true;
  /** It asks a deployed site, and wants a program that a machine may lack. */
  readonly asks?: string;
}

/** What stands in the docs for a database of one's own, and for a site. */
const DATABASE = "postgres://user:password@host:5432/database?sslmode=require";
const DEPLOYED = "https://stats.example.org";
const PASSWORD = "a long password\n";

/** What is run, against a Postgres and services of metadata on loopback. */
const runs = (postgres: string, services: Readonly<Record<string, string>>) =>
  [
    [/^deno task demo\b/, { more: ["--plays 400", "--years 2", "--no-serve"] }],
    [/^deno task (start|dev)\b/, { more: ["--port 0"], serves: true }],
    [/^deno task hash-password\b/, { input: PASSWORD }],
    [/^deno task enrich\b/, { settings: { ENRICH_PROVIDERS: "reccobeats", ...services } }],
    [/^deno task sync\b/, { settings: { POSTGRES_URL: postgres } }],
    [/^deno task (pipeline|ingest|query|export|doctor|docs)\b/, {}],
    [/^curl /, { asks: "curl" }],
    [/^(deno eval |deno test |echo 'POSTGRES_URL=)/, {}],
  ] as const satisfies readonly (readonly [RegExp, Run])[];

/** What is not run here, and why. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [/^deno task test\b/, "it is what runs this"],
  [/^deno task check\b/, "continuous integration runs it beside the tests"],
  [/^deno task bench\b/, "it takes minutes"],
  [/^deno task compile\b/, "tests/release/binary_test.ts does"],
];

Deno.test("docs: every task that is named exists and takes the flags it is shown with", () => {
  assert.ok(COMMANDS.length > 60, `${COMMANDS.length} commands were found`);
  for (const { line, at } of COMMANDS) assert.equal(faultIn(line), undefined, `${at}: ${line}`);
});

Deno.test("docs: of every command it is known how it is tested, and the files it names exist", async () => {
  for (const { line, at } of TYPED) {
    const isKnown = [...runs("", {}), ...NOT_RUN].some(([pattern]) => pattern.test(line));
    assert.ok(isKnown, `${at}: say in this test how "${line}" is tested`);
    const paths = line.match(/\b(?:lib|scripts|deploy|docs|bench)\/[\w./-]+/g) ?? [];
    for (const path of paths) await Deno.stat(path);
  }
});

Deno.test("docs: the commands run in a fresh clone", async (test) => {
  await using server = await startPostgres();
  await using services = new Services({ world: makeWorld(2, 1) });
  const postgres = await server.freshDatabase();
  const known = runs(postgres, services.environment);
  await withFolder(async (clone) => {
    await cloneInto(clone);
    for (const { line, at } of TYPED) {
      const how: Run | undefined = known.find(([pattern]) => pattern.test(line))?.[1];
      if (how === undefined) continue;
      const lacks = how.asks !== undefined && !await has(how.asks);
      await test.step({
        name: `${at}: ${line}${lacks ? ` (not run: there is no ${how.asks} here)` : ""}`,
        ignore: lacks,
        fn: async () => {
          const typed = withMore(line, how.more).replace(DATABASE, postgres);
          if (how.asks !== undefined) await asks(typed, clone);
          else if (how.serves) await serving(typed, clone, {}, seesHours);
          else await succeeds(typed, clone, how);
        },
      });
      // The demo's export is put where one's own would lie.
      if (line.startsWith("deno task demo")) {
        await Deno.copyFile(
          `${clone}/data/demo/raw/my_spotify_data.zip`,
          `${clone}/data_raw/my_spotify_data.zip`,
        );
      }
    }
  });
});

/** The benchmarks by name, as `bench/main.ts` lists them: each is a module. */
const BENCHMARKS = new Set(
  [...(await Deno.readTextFile("bench/main.ts")).matchAll(/"\.\/(\w+)\.ts"/g)].map(([, name]) =>
    name
  ),
);

const { tasks } = JSON.parse(await Deno.readTextFile("deno.json"));

/** The line with those flags added that it does not have: one given twice is refused. */
function withMore(line: string, more: readonly string[] = []): string {
  const missing = more.filter((flag) => !wordsOf(line).includes(flag.split(" ", 1)[0] ?? ""));
  return [line, ...missing].join(" ");
}

/** What is wrong with the call of a task; undefined when nothing is, or it calls no task. */
function faultIn(line: DocCommand["line"]): string | undefined {
  const [deno, task, ...rest] = wordsOf(line);
  if (deno !== "deno" || task !== "task") return undefined;
  const [name = "", ...args] = rest.filter((word) => word !== "--quiet");
  if (!Object.hasOwn(tasks, name)) return `deno.json has no task ${name}`;
  if (name === "bench") {
    const unknown = args.find((arg) => !BENCHMARKS.has(arg.split("=", 1)[0] ?? ""));
    return unknown === undefined ? undefined : `there is no benchmark ${unknown}`;
  }
  if (!isCommand(name)) return args.length === 0 ? undefined : `${name} takes no flags`;
  try {
    parseCommandLine(name, args);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Runs it to its good end, and gives what it printed. */
async function succeeds(line: string, clone: string, { input = "", settings }: Run) {
  const child = spawn(line, clone, "piped", settings);
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(input)).catch(() => {}); // it may not want to know
  await writer.close().catch(() => {});
  const { code, stdout, stderr } = await child.output();
  assert.equal(code, 0, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

/** Waits for the site's address, uses it, and ends the site as Ctrl-C does. */
async function serving(
  line: string,
  clone: string,
  settings: Readonly<Record<string, string>>,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const child = spawn(`exec ${line}`, clone, "null", settings);
  try {
    let url: string | undefined;
    for await (const said of linesOf(child.stderr)) {
      url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url !== undefined) break;
    }
    await use(url ?? "http://no-address");
  } finally {
    Deno.kill(-child.pid, "SIGINT");
    await Promise.all([child.status, child.stdout.cancel()]);
  }
}

async function seesHours(url: string): Promise<void> {
  const page = await fetch(`${url}/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /hours since/);
}

/** Asks the API of a site behind a password, with the token that belongs to it. */
async function asks(line: string, clone: string): Promise<void> {
  const made = await succeeds("deno task --quiet hash-password --json", clone, { input: PASSWORD });
  const { SITE_PASSWORD_HASH, token } = JSON.parse(made);
  await serving("deno task start --port 0", clone, { SITE_PASSWORD_HASH }, async (url) => {
    const settings = { TOKEN: token };
    const answer = await succeeds(line.replace(DEPLOYED, url), clone, { settings });
    assert.ok(JSON.parse(answer).data.total_plays > 0, answer);
  });
}

async function has(program: string): Promise<boolean> {
  const { success } = await new Deno.Command("sh", {
    args: ["-c", `command -v ${program}`],
    stdout: "null",
  }).output();
  return success;
}

function spawn(
  line: string,
  cwd: string,
  stdin: "piped" | "null",
  settings: Readonly<Record<string, string>> = {},
): Deno.ChildProcess {
  const kept = ["PATH", "HOME", "DENO_DIR"].flatMap((name) => {
    const value = Deno.env.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return new Deno.Command("sh", {
    args: ["-c", line],
    cwd,
    clearEnv: true,
    env: { ...Object.fromEntries(kept), NO_COLOR: "1", ...settings },
    stdin,
    stdout: "piped",
    stderr: "piped",
    detached: true,
  }).spawn();
}
