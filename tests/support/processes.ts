/** Tasks run as processes of their own, through the launcher, with the permissions it gives. */
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** What a process did. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The launcher's command line for a task on `folder/raw` and `folder/data`, as deno.json has it. */
export function taskArgs(task: string, folder: string, args: readonly string[] = []): string[] {
  const folders = ["query", "export"].includes(task) ? [] : [`--data-raw-dir=${folder}/raw`];
  return [
    "run",
    "--no-prompt",
    "--allow-read",
    "--allow-env",
    "--allow-sys",
    `--allow-run=${Deno.execPath()}`,
    "scripts/launch.ts",
    task,
    ...folders,
    `--data-dir=${folder}/data`,
    ...args,
  ];
}

/** Runs a task to its end. */
export async function runTask(
  task: string,
  folder: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return await runDeno(taskArgs(task, folder, args), env);
}

/** Runs deno in the project's folder to its end. */
export async function runDeno(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: PROJECT,
    env: { NO_COLOR: "1", ...env },
  }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** A task that runs in a process group of its own, so that all of it can be stopped at once. */
export class RunningTask {
  readonly #child: Deno.ChildProcess;
  readonly #stdout: Promise<string>;
  readonly #stderr: Promise<string>;
  readonly #waiting: { readonly text: string; readonly found: () => void }[] = [];

  constructor(args: readonly string[]) {
    this.#child = new Deno.Command(Deno.execPath(), {
      args: [...args],
      cwd: PROJECT,
      env: { NO_COLOR: "1" },
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
      detached: true,
    }).spawn();
    this.#stdout = new Response(this.#child.stdout).text();
    this.#stderr = this.#follow();
  }

  /** Resolves when stderr has said `text`, or has ended. */
  async said(text: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ text, found: resolve });
    await Promise.race([promise, this.#stderr]);
  }

  /** Sends a signal to all processes of the task; false when they have ended. */
  signal(signal: Deno.Signal): boolean {
    return send(-this.#child.pid, signal);
  }

  /** Sends a signal to the first process alone, as a supervisor would. */
  signalFirst(signal: Deno.Signal): boolean {
    return send(this.#child.pid, signal);
  }

  async finished(): Promise<Finished> {
    const { code } = await this.#child.status;
    return { code, stdout: await this.#stdout, stderr: await this.#stderr };
  }

  async #follow(): Promise<string> {
    let text = "";
    for await (const chunk of this.#child.stderr.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (const { text: wanted, found } of this.#waiting) if (text.includes(wanted)) found();
    }
    return text;
  }
}

function send(pid: number, signal: Deno.Signal): boolean {
  try {
    Deno.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof TypeError) return false;
    throw error;
  }
}
