import { isSubcommand, SUBCOMMANDS } from "./binary/subcommands.ts";
import { overview } from "./binary/overview.ts";
import { print } from "./cli.ts";
import { sharedWords } from "./command_line.ts";
import type { TaskCall } from "./commands.ts";
import { homeFolder, isExportPath, takeExport } from "./home.ts";
import { CliError } from "../core/errors.ts";
import { nearest } from "../core/nearest.ts";
import { VERSION } from "../core/version.ts";

/** Runs tasks one after the other until one fails; returns the exit code. */
export type PerformTasks = (calls: readonly TaskCall[]) => Promise<number>;

/**
 * Interprets the arguments after `tonearm`: a subcommand; none, for the local site in the user's
 * folder; or exports, to be read first.
 *
 * @param home the user's home folder, absolute
 * @returns the exit code
 * @throws {CliError} `bad-flag` for words that are neither, what {@linkcode takeExport} throws
 */
export async function runWords(
  args: readonly string[],
  home: string,
  perform: PerformTasks,
): Promise<number> {
  const [first = "", ...rest] = args;
  if (["--version", "-V"].includes(first)) return await say(`tonearm ${VERSION}\n`);
  if (["--help", "-h", "help"].includes(first)) return await say(overview());
  if (isSubcommand(first)) {
    if (!rest.some(staysHere)) await enterFolder(home, false);
    return await perform([[SUBCOMMANDS[first], ...rest]]);
  }
  const exports = args.filter(isExportPath);
  const flags = args.filter((word) => !isExportPath(word));
  if (first !== "" && !first.startsWith("-") && exports.length === 0) throw unknownWord(first);
  return await openSite(exports, flags, home, perform);
}

/** Reads exports that were named, or are waiting in `data_raw/`, and serves the site. */
async function openSite(
  exports: readonly string[],
  flags: readonly string[],
  home: string,
  perform: PerformTasks,
): Promise<number> {
  const files = await Promise.all(exports.map((path) => Deno.realPath(path).catch(() => path)));
  const folder = await enterFolder(home, true);
  for (const file of files) await takeExport(file, folder);
  const isUnread = files.length > 0 || await hasUnreadExport();
  const reading: TaskCall[] = isUnread ? [["pipeline", ...sharedWords(flags)]] : [];
  return await perform([...reading, ["start", ...flags]]);
}

/** Arguments after which paths are relative to the current folder. */
function staysHere(word: string): boolean {
  return /^(?:--help|-h|--data-dir|--data-raw-dir)(?:=|$)/.test(word);
}

/**
 * Changes to the user's folder and prints where it is.
 *
 * @param isMade whether to create it if it is missing; else the current folder stays
 */
async function enterFolder(home: string, isMade: boolean): Promise<string> {
  const cwd = Deno.cwd();
  const folder = await homeFolder(cwd, home, exists);
  if (folder !== cwd && (isMade || await exists(folder))) {
    await Deno.mkdir(folder, { recursive: true, mode: 0o700 });
    Deno.chdir(folder);
    console.error(`Your data is in ${folder}.`);
    return folder;
  }
  return cwd;
}

/** Whether there is something in `data_raw/` and no database yet. */
async function hasUnreadExport(): Promise<boolean> {
  if (await exists("data/spotify.duckdb") || !await exists("data_raw")) return false;
  for await (const { name } of Deno.readDir("data_raw")) if (isExportPath(name)) return true;
  return false;
}

function unknownWord(word: string): CliError {
  const [close] = nearest(word, Object.keys(SUBCOMMANDS), 1);
  return new CliError("bad-flag", {
    what: `tonearm has no command ${word}${close === undefined ? "" : `; did you mean ${close}?`}`,
    fix: "Give the ZIP that Spotify sent, or a command: tonearm --help lists them.",
  });
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(() => true, () => false);
}

async function say(text: string): Promise<number> {
  await print(text);
  return 0;
}
