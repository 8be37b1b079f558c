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
Deno.addSignalListener("SIGINT", () => {}); // Ctrl-C reaches the child by itself.
try {
  Deno.exit(await launch(name, args));
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  if (args.includes("--json")) console.log(JSON.stringify({ error }));
  console.error(errorText(error));
  Deno.exit(error.exitCode);
}

async function launch(name: string, args: readonly string[]): Promise<number> {
  if (!isCommand(name)) {
    console.error(`launch: unknown task "${name}", expected ${Object.keys(COMMANDS).join(", ")}`);
    return 2;
  }
  const { script, permissions, scriptArguments = [], runOptions = [], before = [] } = command(name);
  const { help, flags, settingFlags } = parseCommandLine(name, args);
  const { config } = await configFor(name, settingFlags);
  for (const [task, ...words] of help ? [] : before) {
    const code = await launch(task, words);
    if (code !== 0) return code;
  }
  const granted = permissionFlags(await withPrograms(permissions(config, flags)));
  const child = spawnDeno(["run", ...runOptions, ...granted, script, ...scriptArguments, ...args]);
  const stop = () => child.kill("SIGTERM"); // reaches only this process and is handed on
  if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", stop);
  const { code, signal } = await child.status;
  if (Deno.build.os !== "windows") Deno.removeSignalListener("SIGTERM", stop);
  if (signal === null) return code;
  // It was stopped before it could listen, or killed.
  return signal === "SIGINT" || signal === "SIGTERM" ? ERROR_CODES.interrupted.exit : 1;
}

async function withPrograms(permissions: Permissions): Promise<Permissions> {
  if (permissions.run?.includes(ESBUILD) !== true) return permissions;
  const program = esbuildProgram(await Deno.readTextFile("deno.lock"), Deno.build);
  return { ...permissions, run: permissions.run.map((name) => name === ESBUILD ? program : name) };
}

/** Starts deno by the path it runs from, or by name where only the name may be run. */
function spawnDeno(args: string[]): Deno.ChildProcess {
  const options = { args, stdin: "inherit", stdout: "inherit", stderr: "inherit" } as const;
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
