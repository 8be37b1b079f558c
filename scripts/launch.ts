/** Starts a task with exactly the permissions it needs, worked out from its settings. */
import { configFor, errorText, parseCommandLine } from "../lib/cli/cli.ts";
import { command, COMMANDS, isCommand } from "../lib/cli/commands.ts";
import type { Permissions } from "../lib/cli/commands/command.ts";
import { permissionFlags } from "../lib/cli/commands/permission_flags.ts";
import { NPM_CACHE } from "../lib/cli/commands/release.ts";
import { ESBUILD } from "../lib/cli/commands/site.ts";
import { CliError, ERROR_CODES } from "../lib/core/errors.ts";
import { esbuildProgram } from "../lib/cli/esbuild_program.ts";
import { npmCache } from "../lib/core/npm_cache.ts";
import { spawnDeno } from "../lib/core/spawn_deno.ts";

const [name = "", ...args] = Deno.args;
let child: Deno.ChildProcess | undefined;
let isStopped = false;
Deno.addSignalListener("SIGINT", () => isStopped = true); // Ctrl-C reaches the child by itself.
if (Deno.build.os !== "windows") {
  // SIGTERM reaches only this process and is handed on.
  Deno.addSignalListener("SIGTERM", () => {
    isStopped = true;
    child?.kill("SIGTERM");
  });
}
try {
  Deno.exit(await launch(name, args));
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  if (args.includes("--json")) console.log(JSON.stringify({ error }));
  console.error(errorText(error));
  Deno.exit(error.exitCode);
}

/** `isPrepared`: another task follows, whose result alone belongs on standard output. */
async function launch(
  name: string,
  args: readonly string[],
  isPrepared = false,
): Promise<number> {
  if (!isCommand(name)) {
    console.error(`launch: unknown task "${name}", expected ${Object.keys(COMMANDS).join(", ")}`);
    return 2;
  }
  const { script, permissions, scriptArguments = [], runOptions = [] } = command(name);
  const { before = [], after = () => [] } = command(name);
  const { help, json, flags, settingFlags } = parseCommandLine(name, args);
  const { config } = await configFor(name, settingFlags);
  for (const [task, ...words] of help ? [] : before) {
    const code = await launch(task, words, true);
    if (code !== 0) return code;
  }
  const granted = permissionFlags(await withPlaces(permissions(config, flags)));
  const options = help ? [] : runOptions;
  if (isStopped) return ERROR_CODES.interrupted.exit;
  child = spawnDeno({
    args: ["run", ...options, ...granted, script, ...scriptArguments, ...args],
    stdin: "inherit",
    stdout: isPrepared ? "null" : "inherit",
    stderr: "inherit",
  });
  const ended = exitCodeOf(await child.status);
  child = undefined;
  const isAll = help || json || ended !== 0; // one JSON value is all there is on standard output
  for (const [task, ...words] of isAll ? [] : after(config, flags)) {
    const next = await launch(task, words);
    if (next !== 0) return next;
  }
  return ended;
}

/** A signal: it was stopped before it could listen, or killed. */
function exitCodeOf({ code, signal }: Deno.CommandStatus): number {
  if (signal === null) return code;
  return signal === "SIGINT" || signal === "SIGTERM" ? ERROR_CODES.interrupted.exit : 1;
}

/** Puts the places of this computer in for the names that stand for them. */
async function withPlaces(permissions: Permissions): Promise<Permissions> {
  const { run = [], read = [] } = permissions;
  const program = run.includes(ESBUILD)
    ? esbuildProgram(await Deno.readTextFile("deno.lock"), Deno.build)
    : ESBUILD;
  const cache = read.includes(NPM_CACHE) ? await npmCache() : NPM_CACHE;
  return {
    ...permissions,
    run: run.map((name) => name === ESBUILD ? program : name),
    read: read.map((path) => path === NPM_CACHE ? cache : path),
  };
}
