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
  const folders = task === "query" ? [] : [`--data-raw-dir=${folder}/raw`];
  return [
    "run",
    "--no-prompt",
    "--allow-read=.env,.env.local",
    "--allow-env",
    "--allow-run=deno",
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
  const { code, stdout, stderr } = await new Deno.Command("deno", {
    args: [...args],
    cwd: PROJECT,
    env: { NO_COLOR: "1", ...env },
  }).output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}
