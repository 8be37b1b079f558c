import type { CliError } from "../core/errors.ts";
import { inspectArchive } from "./archive.ts";
import { baseName, listInput, readHead } from "./input_folder.ts";
import { sniff } from "./sniff.ts";

/** How many files of each kind the input has, and which archives cannot be read. */
export interface Survey {
  readonly histories: number;
  readonly archives: number;
  readonly others: number;
  readonly problems: readonly CliError[];
}

/**
 * Counts the input files by kind, from the beginning of each file and the directory of each ZIP;
 * nothing is unpacked.
 *
 * @param named the input folder or file as the person named it
 * @throws {CliError} as `listInput` and `readHead`
 */
export async function surveyInput(named: string): Promise<Survey> {
  const counts = { histories: 0, archives: 0, others: 0 };
  const problems: CliError[] = [];
  const { files } = await listInput(named);
  for (const input of files) {
    const { head } = await readHead(input);
    const found = sniff(head, baseName(input.path));
    counts["format" in found ? "histories" : "zip" in found ? "archives" : "others"]++;
    if (!("zip" in found)) continue;
    using archive = await Deno.open(input.file);
    const problem = await inspectArchive(archive, input.path);
    if (problem !== undefined) problems.push(problem);
  }
  return { ...counts, problems };
}
