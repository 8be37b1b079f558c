/** Starts a task with exactly the permissions it needs, worked out from its settings. */
import { configFor, errorText, parseCommandLine } from "../lib/cli.ts";
import {
  command,
  type CommandName,
  COMMANDS,
  ESBUILD,
  permissionFlags,
  type Permissions,
} from "../lib/commands.ts";
import { CliError, ERROR_CODES } from "../lib/errors.ts";
import { esbuildProgram } from "../lib/site/esbuild_program.ts";

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
  const { help, flags, settingFlags } = parseCommandLine(name, args);
  const { config } = await configFor(name, settingFlags);
  for (const [task, ...words] of help ? [] : before) {
    const code = await launch(task, words, true);
    if (code !== 0) return code;
  }
  const granted = permissionFlags(await withPrograms(permissions(config, flags)));
  const options = help ? [] : runOptions;
  if (isStopped) return ERROR_CODES.interrupted.exit;
  child = spawnDeno(
    ["run", ...options, ...granted, script, ...scriptArguments, ...args],
    isPrepared ? "null" : "inherit",
  );
  const ended = exitCodeOf(await child.status);
  child = undefined;
  for (const [task, ...words] of help || ended !== 0 ? [] : after(config, flags)) {
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

async function withPrograms(permissions: Permissions): Promise<Permissions> {
  if (permissions.run?.includes(ESBUILD) !== true) return permissions;
  const program = esbuildProgram(await Deno.readTextFile("deno.lock"), Deno.build);
  return { ...permissions, run: permissions.run.map((name) => name === ESBUILD ? program : name) };
}

/** Starts deno by the path it runs from, or by name where only the name may be run. */
function spawnDeno(args: string[], stdout: "inherit" | "null"): Deno.ChildProcess {
  const options = { args, stdin: "inherit", stdout, stderr: "inherit" } as const;
  try {
    return new Deno.Command("deno", options).spawn();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    return new Deno.Command(Deno.execPath(), options).spawn();
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
