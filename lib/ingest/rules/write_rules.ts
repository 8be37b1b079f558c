import { CliError, messageOf } from "../../core/errors.ts";
import { folderOf } from "../../core/input_file.ts";
import { RULES_FILE } from "./read_rules.ts";

/** The temporary file, in the folder of `rules.json`, that rules are written to first. */
export const RULES_PART = `.${RULES_FILE}.part`;

/**
 * Writes `rules.json` atomically: it has either the old content or the new.
 *
 * @param path the file
 * @param part the temporary file, on the same file system
 * @throws {CliError} `disk`
 */
export async function writeRules(
  path: string,
  text: string,
  part = `${folderOf(path)}/${RULES_PART}`,
): Promise<void> {
  try {
    await Deno.writeTextFile(part, text, { mode: 0o600 });
    await Deno.rename(part, path);
  } catch (cause) {
    await Deno.remove(part).catch(() => {});
    throw new CliError("disk", {
      what: `Cannot write ${path}: ${messageOf(cause)}.`,
      where: path,
      fix: "Make its folder, and give yourself the right to write there.",
      cause,
    });
  }
}
