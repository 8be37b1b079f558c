/** Starts a task with exactly the permissions it needs, worked out from its settings. */
import { configFor, errorText, parseCommandLine } from "../lib/cli.ts";
import { command, type CommandName, COMMANDS, permissionFlags } from "../lib/commands.ts";
import { CliError, ERROR_CODES } from "../lib/errors.ts";

const [name = "", ...args] = Deno.args;

if (!isCommand(name)) {
  console.error(`launch: unknown task "${name}", expected ${Object.keys(COMMANDS).join(", ")}`);
  Deno.exit(2);
}
try {
  Deno.exit(await launch(name));
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  if (args.includes("--json")) console.log(JSON.stringify({ error }));
  console.error(errorText(error));
  Deno.exit(error.exitCode);
}

async function launch(name: CommandName): Promise<number> {
  const { script, permissions } = command(name);
  const { config } = await configFor(name, parseCommandLine(name, args).settingFlags);
  const child = spawnDeno(["run", ...permissionFlags(permissions(config)), script, ...args]);
  // Ctrl-C reaches the child by itself; SIGTERM reaches only this process and is handed on.
  Deno.addSignalListener("SIGINT", () => {});
  if (Deno.build.os !== "windows") {
    Deno.addSignalListener("SIGTERM", () => child.kill("SIGTERM"));
  }
  const { code, signal } = await child.status;
  if (signal === null) return code;
  // It was stopped before it could listen, or killed.
  return signal === "SIGINT" || signal === "SIGTERM" ? ERROR_CODES.interrupted.exit : 1;
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
