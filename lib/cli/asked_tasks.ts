/** Tasks that run beside another one, which requested them from the launcher. */
import { parseCommandLine } from "./command_line.ts";
import { command, isCommand, type TaskCall } from "./commands.ts";
import type { PreparedTask } from "./prepare_task.ts";
import { readSettings } from "./read_settings.ts";
import { BY_DENO, type TaskStarting } from "./task_starting.ts";
import { startPrivately } from "../core/private_files.ts";
import { type AskingProcess, spawnDeno, spawnDenoWithPipe } from "../core/spawn_deno.ts";
import { answerAsks, type StartedTask } from "../core/task_pipe/answer_asks.ts";

/**
 * Starts a task that may request others.
 *
 * @param asks the tasks it may request, with their arguments
 * @param starting how these are started
 */
export function spawnAsking(
  options: PreparedTask & Pick<Deno.CommandOptions, "stdout">,
  asks: readonly TaskCall[],
  starting: TaskStarting = BY_DENO,
): AskingProcess {
  const child = spawnDenoWithPipe(options);
  answerAsks(child.channel, {
    start(task, input) {
      const call = asks.find(([name]) => name === task);
      return call === undefined ? undefined : startAsked(call, input, starting);
    },
  });
  return child;
}

/** Starts a requested task: writes its input, reads its output. */
async function startAsked(
  [name, ...args]: TaskCall,
  input: string,
  starting: TaskStarting,
): Promise<StartedTask> {
  if (!isCommand(name)) throw new TypeError(`there is no task ${name}`);
  const environment = starting.environment();
  const { settingFlags, flags } = parseCommandLine(name, args);
  const { config, input: given } = await readSettings(name, settingFlags, environment);
  const taskInput = { config, flags, input: given, environment };
  const prepared = await starting.prepare(name, args, taskInput);
  const child = startPrivately(command(name).isPrivate === true, () =>
    spawnDeno({
      ...prepared,
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "null", // what went wrong is in its output, and in its exit code
    }));
  const writer = child.stdin.getWriter();
  // The task may end before it has read all of its input.
  writer.write(new TextEncoder().encode(input)).then(() => writer.close()).catch(() => {});
  const kill = () => {
    try {
      child.kill("SIGKILL");
    } catch { /* it has ended */ }
  };
  return { stdout: child.stdout, status: child.status, kill };
}
