import { spawnAsking } from "./asked_tasks.ts";
import { print, tellError, tellNotices } from "./cli.ts";
import { parseCommandLine, sharedWords } from "./command_line.ts";
import { command, type CommandName, COMMANDS, isCommand, type TaskCall } from "./commands.ts";
import { asCliError } from "./error_text.ts";
import { helpText } from "./help.ts";
import type { PreparedTask } from "./prepare_task.ts";
import { readSettings } from "./read_settings.ts";
import { BY_DENO, type TaskStarting } from "./task_starting.ts";
import { withBrowser } from "./with_browser.ts";
import { CliError, ERROR_CODES } from "../core/errors.ts";
import { startPrivately } from "../core/private_files.ts";
import { programNameIn, useProgramName, withProgramName } from "../core/program.ts";
import { spawnDeno } from "../core/spawn_deno.ts";

/**
 * Starts a task as a process with exactly the permissions and variables it needs, derived from its
 * settings, and waits for its end. Also runs the tasks that belong before and after it.
 *
 * @param name the task
 * @param args its command line
 * @param starting how tasks are started as processes
 * @returns the exit code
 */
export async function launch(
  name: string,
  args: readonly string[],
  starting: TaskStarting = BY_DENO,
): Promise<number> {
  useProgramName(programNameIn(starting.environment()));
  using launcher = new Launcher(starting);
  try {
    return await launcher.run(name, args);
  } catch (thrown) {
    return await tellError(asCliError(thrown), args);
  }
}

class Launcher implements Disposable {
  #child: { kill(signal: "SIGTERM"): void } | undefined;
  #isStopped = false;
  readonly #starting: TaskStarting;
  /** From a terminal Ctrl-C reaches the child by itself. */
  readonly #onInterrupt = () => {
    if (Deno.stdin.isTerminal()) this.#isStopped = true;
    else this.#onTerminate();
  };
  /** What reaches only this process is handed on. */
  readonly #onTerminate = () => {
    this.#isStopped = true;
    try {
      this.#child?.kill("SIGTERM");
    } catch { /* it has just ended */ }
  };

  constructor(starting: TaskStarting) {
    this.#starting = starting;
    Deno.addSignalListener("SIGINT", this.#onInterrupt);
    if (Deno.build.os !== "windows") Deno.addSignalListener("SIGTERM", this.#onTerminate);
  }

  [Symbol.dispose](): void {
    Deno.removeSignalListener("SIGINT", this.#onInterrupt);
    if (Deno.build.os !== "windows") Deno.removeSignalListener("SIGTERM", this.#onTerminate);
  }

  /** `isPrepared`: another task follows, whose result alone belongs on standard output. */
  async run(name: string, args: readonly string[], isPrepared = false): Promise<number> {
    if (!isCommand(name)) {
      throw new CliError("bad-flag", {
        what: `There is no task "${name}".`,
        fix: `The tasks are ${Object.keys(COMMANDS).join(", ")}.`,
      });
    }
    const { before = [], after, asks } = command(name);
    const environment = this.#starting.environment();
    const words = withBrowser(name, args, environment);
    const { help, json, quiet, flags, settingFlags } = parseCommandLine(name, words);
    if (help) {
      await print(withProgramName(helpText(name)));
      return 0;
    }
    const { config, input, notices } = await readSettings(name, settingFlags, environment);
    if (!quiet && !isPrepared) tellNotices(name, notices);
    for (const [task, ...words] of this.#starting.isBuilt() ? [] : before) {
      const code = await this.run(task, [...words, ...sharedWords(args)], true);
      if (code !== 0) return code;
    }
    const taskInput = { config, flags, input, environment };
    const prepared = await this.#starting.prepare(name, words, taskInput);
    if (this.#isStopped) return ERROR_CODES.interrupted.exit;
    const code = await this.#start(name, {
      ...prepared,
      stdout: isPrepared ? "null" : "inherit",
    }, asks?.(config) ?? []);
    const isAll = json || code !== 0; // one JSON value is all there is on standard output
    for (const [task, ...words] of isAll ? [] : after?.(config, flags) ?? []) {
      const next = await this.run(task, [...words, ...sharedWords(args)]);
      if (next !== 0) return next;
    }
    return code;
  }

  async #start(
    name: CommandName,
    options: PreparedTask & Pick<Deno.CommandOptions, "stdout">,
    asks: readonly TaskCall[],
  ): Promise<number> {
    const child = startPrivately(
      command(name).isPrivate === true,
      () =>
        asks.length === 0
          ? spawnDeno({ ...options, clearEnv: true, stdin: "inherit", stderr: "inherit" })
          : spawnAsking(options, asks, this.#starting),
    );
    this.#child = child;
    const { code, signal } = await child.status;
    this.#child = undefined;
    if (signal === null) return code;
    // It was stopped before it could listen.
    if (signal === "SIGINT" || signal === "SIGTERM") return ERROR_CODES.interrupted.exit;
    throw new CliError("killed", {
      what: `${name} was ended by the system (${signal}) before it was done.`,
      fix: signal === "SIGKILL"
        ? "Most often memory ran out: close other programs or give it more, and run it again."
        : "Run it again; if it ends like this each time, please report it with this line.",
    });
  }
}
