import { spawn } from "node:child_process";
import type { Channel } from "./task_pipe/messages.ts";

/**
 * Variables of the dynamic loader, which can inject code into a program: Deno passes none of them
 * on.
 */
const OF_THE_LOADER = /^(?:LD|DYLD)_/;

/**
 * Starts deno by the path it runs from: a PATH without deno, as in cron or right after installing
 * it, does not matter. Variables of the dynamic loader (`LD_PRELOAD`, `LD_LIBRARY_PATH` …) are not
 * passed on: for those, Deno would need permission to run every program.
 *
 * @param options as for `Deno.Command`; with `clearEnv` the environment is what `env` holds
 */
export function spawnDeno(options: Deno.CommandOptions): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    ...options,
    env: withoutLoaderVariables(options),
  }).spawn();
}

/** A process that can ask for tasks, and how it ends. */
export interface AskingProcess {
  readonly channel: Channel;
  readonly status: Promise<{ readonly code: number; readonly signal: string | null }>;
  kill(signal: "SIGTERM"): void;
}

/**
 * As {@linkcode spawnDeno}, with a pipe over which the process asks for tasks; it takes standard
 * input and error from this process.
 */
export function spawnDenoWithPipe(
  { args = [], env = {}, stdout = "inherit" }: Pick<Deno.CommandOptions, "args" | "env" | "stdout">,
): AskingProcess {
  const child = spawn(Deno.execPath(), args, {
    stdio: ["inherit", stdout === "null" ? "ignore" : "inherit", "inherit", "ipc"],
    env: withoutLoaderVariables({ env, clearEnv: true }),
  });
  const { promise: status, resolve, reject } = Promise.withResolvers<
    Awaited<AskingProcess["status"]>
  >();
  child.once("exit", (code, signal) => resolve({ code: code ?? 1, signal }));
  child.once("error", reject);
  return {
    status,
    kill(signal) {
      child.kill(signal);
      // Deno reports a process that was sent a signal as killed by it, however it ends.
      Reflect.set(child, "signalCode", null);
    },
    channel: {
      // A process that just ended gets no more messages.
      send: (message) => void (child.connected && child.send(message)),
      onMessage: (act) => void child.on("message", act),
      onClose: (act) => void child.once("exit", act),
    },
  };
}

/** An empty value counts as unset. */
function withoutLoaderVariables(
  { env = {}, clearEnv = false }: Deno.CommandOptions,
): Record<string, string> {
  const inherited = clearEnv ? [] : loaderVariables();
  const entries = Object.entries(env).filter(([name]) => !OF_THE_LOADER.test(name));
  return {
    ...Object.fromEntries(inherited.map((name) => [name, ""])),
    ...Object.fromEntries(entries),
  };
}

/** The loader's variables that are set, as far as the process may read its environment. */
function loaderVariables(): string[] {
  const { state } = Deno.permissions.querySync({ name: "env" });
  if (state !== "granted") return [];
  return Object.keys(Deno.env.toObject()).filter((name) => OF_THE_LOADER.test(name));
}
