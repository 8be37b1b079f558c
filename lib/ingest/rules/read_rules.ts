import { CliError, messageOf } from "../../core/errors.ts";
import { inputFile } from "../../core/input_file.ts";
import type { Rule } from "./rule.ts";

/** The name of the rules file. */
export const RULES_FILE = "rules.json";

/** A rules file. */
export interface RulesFile {
  readonly path: string;
  /** Its content; null if there is none. */
  readonly text: string | null;
  readonly rules: readonly Rule[];
}

/**
 * Reads the rules in an input folder, or beside an input file; none if there is no `rules.json`.
 *
 * @throws {CliError} `bad-rules`
 */
export async function readRulesFile(dataRawDir: string): Promise<RulesFile> {
  const path = await inputFile(dataRawDir, RULES_FILE);
  try {
    const text = await Deno.readTextFile(path);
    const { parseRules } = await import("./parse_rules.ts");
    return { path, text, rules: parseRules(text, path) };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return { path, text: null, rules: [] };
    if (error instanceof CliError) throw error;
    throw new CliError("bad-rules", {
      what: `Cannot read the rules: ${messageOf(error)}.`,
      where: path,
      fix: "Make it a readable text file, or remove it.",
    });
  }
}
