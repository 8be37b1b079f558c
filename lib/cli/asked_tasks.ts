/** Tasks that run beside another one, which requested them from the launcher. */
import { parseCommandLine } from "./command_line.ts";
import { command, isCommand, type TaskCall } from "./commands.ts";
import { type PreparedTask, prepareTask } from "./prepare_task.ts";
import { readSettings } from "./read_settings.ts";
import { startPrivately } from "../core/private_files.ts";
import { type AskingProcess, spawnDeno, spawnDenoWithPipe } from "../core/spawn_deno.ts";
import { answerAsks, type StartedTask } from "../core/task_pipe/answer_asks.ts";

/**
 * Starts a task that may request others.
 *
 * @param asks the tasks it may request, with their arguments
 */
export function spawnAsking(
  options: PreparedTask & Pick<Deno.CommandOptions, "stdout">,
  asks: readonly TaskCall[],
): AskingProcess {
  const child = spawnDenoWithPipe(options);
  answerAsks(child.channel, {
    start(task, input) {
      const call = asks.find(([name]) => name === task);
      return call === undefined ? undefined : startAsked(call, input);
    },
  });
  return child;
}

/** Starts a requested task: writes its input, reads its output. */
async function startAsked([name, ...args]: TaskCall, input: string): Promise<StartedTask> {
  if (!isCommand(name)) throw new TypeError(`there is no task ${name}`);
  const environment = Deno.env.toObject();
  const { settingFlags, flags } = parseCommandLine(name, args);
  const { config, input: given } = await readSettings(name, settingFlags, environment);
  const prepared = await prepareTask(name, args, { config, flags, input: given, environment });
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
