/** The dynamic loader's variables, by which code gets into a program: Deno hands none of them on. */
const OF_THE_LOADER = /^(?:LD|DYLD)_/;

/**
 * Starts deno by the path it runs from: a PATH without deno, as in cron or right after installing
 * it, does not matter. Variables of the dynamic loader (`LD_PRELOAD`, `LD_LIBRARY_PATH` …) are not
 * handed on, for Deno would ask for the right to run every program.
 *
 * @param options as for `Deno.Command`; with `clearEnv` the environment is what `env` holds
 */
export function spawnDeno(options: Deno.CommandOptions): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    ...options,
    env: withoutLoaderVariables(options),
  }).spawn();
}

/** An empty value counts as none. */
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

/** The names of the loader's variables that are set, where a process may see its environment. */
export function loaderVariables(): string[] {
  const { state } = Deno.permissions.querySync({ name: "env" });
  if (state !== "granted") return [];
  return Object.keys(Deno.env.toObject()).filter((name) => OF_THE_LOADER.test(name));
}
