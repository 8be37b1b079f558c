/**
 * The site on Fresh itself: a copy of the tree without the workspace member that replaces Fresh.
 */
import { CliError, messageOf } from "../core/errors.ts";

const MEMBER = "packages/fresh";

/** The tests that must pass on Fresh itself; the member's, but for those that look inside it. */
const TESTED = ["tests/pages", "tests/api", `${MEMBER}/tests`];
const INSIDE = `${MEMBER}/tests/inside_test.tsx`;

/** Runs Deno in a folder. */
export type RunDeno = (folder: string, args: readonly string[]) => Promise<Outcome>;

/** How a run of Deno ended, and what it said on standard error. */
export interface Outcome {
  readonly code: number;
  readonly stderr: string;
}

/**
 * Whether a file belongs in the copy: all but the member's own code.
 *
 * @example
 * ```ts
 * import { isCopied } from "./fresh_genuine.ts";
 *
 * console.assert(isCopied("packages/fresh/tests/app_test.tsx"));
 * console.assert(!isCopied("packages/fresh/src/app.ts"));
 * ```
 */
export function isCopied(path: string): boolean {
  return !path.startsWith(`${MEMBER}/`) || path.startsWith(`${MEMBER}/tests/`);
}

/**
 * The text of `deno.json` without the member, so that `fresh` leads to JSR.
 *
 * @throws {Error} when the member is not in its workspace
 */
function withoutMember(text: string): string {
  const config: { workspace: string[] } = JSON.parse(text);
  const workspace = config.workspace.filter((folder) => folder !== `./${MEMBER}`);
  if (workspace.length === config.workspace.length) {
    throw new Error(`deno.json has no ./${MEMBER} in its workspace`);
  }
  return JSON.stringify({ ...config, workspace }, null, 2) + "\n";
}

/**
 * Builds the site in a copy of the tree and runs the tests there.
 *
 * @param folder where the copy is
 * @param isRequired whether it is a failure when JSR cannot be reached
 * @param say tells how far it is
 * @returns the exit code
 */
export async function tryGenuine(
  { folder, isRequired, run, say }: {
    folder: string;
    isRequired: boolean;
    run: RunDeno;
    say: (line: string) => void;
  },
): Promise<number> {
  const fetched = await run(folder, ["cache", "main.ts", "dev.ts"]);
  if (/JSR package manifest .* failed to load/.test(fetched.stderr)) {
    say("Fresh itself: not tried, JSR cannot be reached from here.");
    return isRequired ? 1 : 0;
  }
  const test = ["test", "-A", "--no-check", "--preload=tests/support/strict_assert.ts"];
  const steps: [what: string, args: string[]][] = [
    ["types", ["check", "main.ts", "dev.ts"]],
    ["build", ["task", "--quiet", "build"]],
    ["tests", [...test, "--lock=tests/deno.lock", `--ignore=${INSIDE}`, ...TESTED]],
  ];
  const failed = fetched.code === 0 ? [] : ["download"];
  for (const [what, args] of fetched.code === 0 ? steps : []) {
    say(`Fresh itself: ${what} …`);
    if ((await run(folder, args)).code !== 0) failed.push(what);
  }
  say(`Fresh itself: ${failed.length === 0 ? "all passed" : `failed: ${failed.join(", ")}`}.`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * Copies the files that git tracks, or would add, except the member's code.
 *
 * @throws {CliError} `broken-install` without git, or outside a clone
 */
export async function copyTree(root: string, folder: string): Promise<void> {
  const { code, stdout, stderr } = await listFiles(root);
  if (code !== 0) throw gitFailed(new TextDecoder().decode(stderr).trim());
  for (const path of new TextDecoder().decode(stdout).split("\0").filter(Boolean)) {
    if (!isCopied(path)) continue;
    const target = `${folder}/${path}`;
    await Deno.mkdir(target.slice(0, target.lastIndexOf("/")), { recursive: true });
    await Deno.copyFile(`${root}/${path}`, target).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error; // deleted, not yet committed
    });
  }
  const config = `${folder}/deno.json`;
  await Deno.writeTextFile(config, withoutMember(await Deno.readTextFile(config)));
}

async function listFiles(root: string): Promise<Deno.CommandOutput> {
  try {
    return await new Deno.Command("git", {
      args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
      cwd: root,
    }).output();
  } catch (error) {
    throw gitFailed(messageOf(error), error);
  }
}

function gitFailed(why: string, cause?: unknown): CliError {
  return new CliError("broken-install", {
    what: `git cannot say which files belong to the project: ${why}`,
    fix: "Install git, and run this in a clone of the repository.",
    cause,
  });
}

/** {@linkcode RunDeno} that both shows and keeps Deno's output. */
export async function runDeno(folder: string, args: readonly string[]): Promise<Outcome> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "inherit",
    stderr: "piped",
  }).spawn();
  const [shown, kept] = child.stderr.tee();
  const [{ code }, stderr] = await Promise.all([
    child.status,
    new Response(kept).text(),
    shown.pipeTo(Deno.stderr.writable, { preventClose: true }),
  ]);
  return { code, stderr };
}
