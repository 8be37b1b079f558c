import { ERROR_CODES } from "../../core/errors.ts";
import { NOTICE_CODES } from "../../ingest/notices.ts";

/** `docs/errors.md`: every code of an error or a notice with what it means. */
export function errorsPage(): string {
  const parts = Object.entries(ERROR_CODES)
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([code, { exit, means }]) => `## ${code}\n\n${means} Exit code ${exit}.\n`);
  return [
    "# Errors",
    "",
    "Made from the code by `deno task docs`; `deno task check` compares.",
    "",
    "A command that fails says what it was doing, where, and how to fix it, and names one of these",
    "codes. With `--json` it prints the same to standard output as",
    '`{ "error": { "code", "message", "where", "fix" } }`. Exit code 1 means that the command failed',
    "and changed nothing; 2 that a flag or a setting must be corrected first.",
    "",
    ...parts,
    "## Notices",
    "",
    "Things you should know that `deno task ingest` found. They are printed, listed under `notices` in",
    "`--json`, stored in the table `notices` and shown on the page Data.",
    "",
    ...Object.entries(NOTICE_CODES).map(([code, means]) => `### ${code}\n\n${means}\n`),
  ].join("\n");
}
