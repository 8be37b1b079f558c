/**
 * Where one of Tonearm's own files (`timezones.json`, `genres.json`, `rules.json`) is expected: in
 * the input folder or, if the input is a single file, beside it.
 *
 * @param dataRawDir the input folder or file
 */
export async function inputFile(dataRawDir: string, name: string): Promise<string> {
  const isFile = await Deno.stat(dataRawDir).then((info) => info.isFile, () => false);
  return `${isFile ? folderOf(dataRawDir) : dataRawDir}/${name}`;
}

/**
 * The folder a file is in.
 *
 * @example
 * ```ts
 * import { folderOf } from "./input_file.ts";
 *
 * console.assert(folderOf("exports/my_spotify_data.zip") === "exports");
 * console.assert(folderOf("my_spotify_data.zip") === ".");
 * ```
 */
export function folderOf(file: string): string {
  const parts = Deno.build.os === "windows" ? /^(.*)[\\/]/s : /^(.*)\//s;
  const folder = parts.exec(file)?.[1];
  return folder === "" ? "/" : folder ?? ".";
}
