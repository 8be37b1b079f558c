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
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), options(args, env))
    .output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/**
 * Starts a task that goes on until it is ended, with the lines that it prints.
 *
 * @param env settings; the environment's own are not handed on
 * @param stderr where its errors go
 */
export function startTask(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  stderr: "inherit" | "null" = "inherit",
): { child: Deno.ChildProcess; output: AsyncGenerator<string> } {
  const child = new Deno.Command(Deno.execPath(), {
    ...options(args, env),
    stdout: "piped",
    stderr,
  }).spawn();
  return { child, output: linesOf(child.stdout) };
}

/** The lines of a stream, as they come. */
export async function* linesOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const part of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

function options(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Deno.CommandOptions {
  const launcher = ["run", "--no-prompt", "--allow-read", "--allow-env", "--allow-sys"];
  return {
    args: [...launcher, `--allow-run=${Deno.execPath()}`, "scripts/launch.ts", ...args],
    clearEnv: true,
    env: { ...inherited(["PATH", "HOME", "DENO_DIR", "TZ"]), NO_COLOR: "1", ...env },
    stdin: "null",
  };
}

function inherited(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Deno.env.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
