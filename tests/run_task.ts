/** What a task that was run as a process said. */
export interface TaskRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a task of Tonearm as a person does, through the launcher and its permissions.
 *
 * @param args the command line after `deno task`
 * @param env settings; the environment's own are not handed on
 */
export async function runTask(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<TaskRun> {
  const launcher = ["run", "--no-prompt", "--allow-read=.env,.env.local", "--allow-env"];
  const child = new Deno.Command("deno", {
    args: [...launcher, "--allow-run=deno", "scripts/launch.ts", ...args],
    clearEnv: true,
    env: { ...inherited(["PATH", "HOME", "DENO_DIR", "TZ"]), NO_COLOR: "1", ...env },
    stdin: "null",
  });
  const { code, stdout, stderr } = await child.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

function inherited(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
