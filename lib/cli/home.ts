/** The data folder of a person who starts Tonearm by its name alone, and the exports they name. */
import { CliError, messageOf } from "../core/errors.ts";

/** What marks a folder as Tonearm's: an export, a database or settings. */
const MARKS = ["data_raw", "data/spotify.duckdb", ".env", ".env.local"];
/** The file extensions of exports. */
const EXPORTS = /\.(?:zip|json)$/i;

/**
 * The folder that holds a person's data: the one they are in, when there is data of Tonearm's in it,
 * else `Tonearm` in their home.
 *
 * @param cwd the folder they are in, absolute
 * @param home their home, absolute
 * @param exists whether there is something at a path
 *
 * @example
 * ```ts
 * import { homeFolder } from "./home.ts";
 *
 * console.assert(await homeFolder("/tmp", "/home/me", () => Promise.resolve(false)) === "/home/me/Tonearm");
 * ```
 */
export async function homeFolder(
  cwd: string,
  home: string,
  exists: (path: string) => Promise<boolean>,
): Promise<string> {
  for (const mark of MARKS) if (await exists(`${cwd}/${mark}`)) return cwd;
  return `${home}/Tonearm`;
}

/**
 * Whether a word of the command line names an export rather than a command.
 *
 * @example
 * ```ts
 * import { isExportPath } from "./home.ts";
 *
 * console.assert(isExportPath("my_spotify_data.zip") && !isExportPath("query"));
 * ```
 */
export function isExportPath(word: string): boolean {
  return !word.startsWith("-") && EXPORTS.test(word);
}

/**
 * Copies an export into `data_raw/` of a folder, so that the next one is read together with it. A
 * file with the same name and size is the same file and stays.
 *
 * @param path where the export is, absolute
 * @throws {CliError} `no-sources` when there is no such file, `disk` when it cannot be copied
 */
export async function takeExport(path: string, folder: string): Promise<void> {
  const size = await sizeOf(path);
  if (size === undefined) {
    throw new CliError("no-sources", {
      what: `There is no file ${path}.`,
      where: path,
      fix:
        "Give the path of the ZIP that Spotify sent, as in: tonearm Downloads/my_spotify_data.zip",
    });
  }
  const raw = `${folder}/data_raw`;
  const name = path.slice(path.search(/[^/\\]+$/));
  try {
    await Deno.mkdir(raw, { recursive: true, mode: 0o700 });
    const free = await freeName(raw, name, size);
    if (free === undefined) return;
    // Copied to a temporary name first: an incomplete copy is never read as an export.
    const part = `${folder}/.${free}.part`;
    await Deno.copyFile(path, part);
    await Deno.rename(part, `${raw}/${free}`);
  } catch (error) {
    throw new CliError("disk", {
      what: `Cannot copy ${path} to ${raw}: ${messageOf(error)}.`,
      where: raw,
      fix: "Free some space, or put the export into that folder yourself.",
      cause: error,
    });
  }
}

/** The name to copy to; undefined when the file is there already. */
async function freeName(folder: string, name: string, size: number): Promise<string | undefined> {
  const [, stem = name, ending = ""] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
  for (let number = 1;; number++) {
    const candidate = number === 1 ? name : `${stem} (${number})${ending}`;
    const there = await sizeOf(`${folder}/${candidate}`);
    if (there === size) return undefined;
    if (there === undefined) return candidate;
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const { isFile, size } = await Deno.stat(path);
    return isFile ? size : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
