import { scriptArguments } from "./code_root.ts";
import { command, type CommandName } from "./commands.ts";
import type { FlagValues, Permissions } from "./commands/command.ts";
import { DENO, NPM_CACHE } from "./commands/release.ts";
import { ESBUILD } from "./commands/site.ts";
import { esbuildProgram } from "./esbuild_program.ts";
import type { ReadSettings } from "./read_settings.ts";
import { resolvePaths } from "./resolve_paths.ts";
import { tableOf } from "./settings.ts";
import { taskEnvironment } from "./task_environment.ts";
import { taskPermissions } from "./task_permissions.ts";
import { npmCache } from "../core/npm_cache.ts";
import { PROGRAM_VARIABLE, programNameIn } from "../core/program.ts";
import { HOME_PASS_FILE, HOME_VARIABLE, homePassFile } from "../db/postgres/pass_file.ts";

/** The command line of deno and the environment of a task. */
export interface PreparedTask {
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** What a task is prepared from. */
export interface TaskInput extends Pick<ReadSettings, "config" | "input"> {
  readonly flags: FlagValues;
  readonly environment: Record<string, string>;
}

/** The command line and the environment of a task: exactly what it needs. */
export async function prepareTask(
  name: CommandName,
  args: readonly string[],
  { config, flags, input, environment }: TaskInput,
): Promise<PreparedTask> {
  const spec = command(name);
  const permissions = await resolvePaths(
    await withPlaces(besides(spec.permissions(config, flags), spec.whenAsking?.(config))),
    config.settings.dataRawDir,
  );
  // A lenient command reads every place itself.
  const settings = spec.isLenient === true
    ? environment
    : taskEnvironment(environment, tableOf(spec), input);
  return {
    args: ["run", ...taskPermissions(name, config, flags, permissions), ...scriptOf(name), ...args],
    env: { ...settings, [PROGRAM_VARIABLE]: programNameIn(environment) },
  };
}

function besides(own: Permissions, { read = [], write = [] }: Permissions = {}): Permissions {
  return {
    ...own,
    read: [...own.read ?? [], ...read],
    write: [...own.write ?? [], ...write],
  };
}

function scriptOf(name: CommandName): string[] {
  const { script, scriptArguments: words = [], runOptions = [] } = command(name);
  return [...runOptions, ...scriptArguments(script), ...words];
}

/** Replaces placeholders by the paths of this computer. */
async function withPlaces(permissions: Permissions): Promise<Permissions> {
  const { run = [], read = [] } = permissions;
  const programs: Record<string, string> = { [DENO]: Deno.execPath() };
  if (run.includes(ESBUILD)) {
    programs[ESBUILD] = esbuildProgram(await Deno.readTextFile("deno.lock"), Deno.build);
  }
  const cache = read.includes(NPM_CACHE) ? await npmCache() : NPM_CACHE;
  const home = Deno.env.get(HOME_VARIABLE) ?? "";
  const passFile = home === "" ? [] : [homePassFile(home)];
  return {
    ...permissions,
    run: run.map((name) => programs[name] ?? name),
    read: read.flatMap((path) =>
      path === NPM_CACHE ? [cache] : path === HOME_PASS_FILE ? passFile : [path]
    ),
  };
}
