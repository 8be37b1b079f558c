import { CliError, ERROR_CODES, messageOf } from "../core/errors.ts";
import { diskError } from "../core/disk_error.ts";
import { printable } from "../core/printable.ts";

/**
 * The message when a command fails. Stack traces are only for `--debug`.
 *
 * @example
 * ```ts
 * import { CliError } from "../core/errors.ts";
 * import { errorText } from "./error_text.ts";
 *
 * const text = errorText(new CliError("disk", { what: "The disk is full.", fix: "Free some." }));
 * console.assert(text.startsWith("error: The disk is full.\n  fix:  Free some."));
 * ```
 */
export function errorText(error: CliError, { debug = false } = {}): string {
  const lines = [`error: ${error.message}`];
  if (error.where !== undefined) lines.push(`  at:   ${error.where}`);
  if (error.fix !== undefined) lines.push(`  fix:  ${error.fix}`);
  lines.push(`  code: ${error.code} (docs/errors.md)`);
  if (debug) lines.push(...traceOf(error));
  return printable(lines.join("\n"));
}

/**
 * Converts whatever was thrown to the error that people see.
 *
 * @param signal when it was aborted, the error is a consequence of that
 */
export function asCliError(thrown: unknown, signal?: AbortSignal): CliError {
  if (thrown instanceof CliError && thrown.code === "interrupted") return thrown;
  if (signal?.aborted) {
    return new CliError("interrupted", { what: "Stopped; nothing was changed.", cause: thrown });
  }
  if (thrown instanceof CliError) return thrown;
  const disk = diskError(thrown);
  if (disk !== undefined) return disk;
  if (thrown instanceof Deno.errors.NotCapable) {
    return new CliError("internal", {
      what: `Something outside the task's permissions was asked for: ${messageOf(thrown)}`,
      fix: `Start it with \`deno task\`, which grants each task what it needs. ${REPORT}`,
      cause: thrown,
    });
  }
  const isUnloaded = thrown instanceof Error && UNLOADED.test(thrown.message);
  return new CliError(isUnloaded ? "broken-install" : "internal", {
    what: isUnloaded
      ? `A package cannot be loaded: ${firstLine(thrown)}`
      : `${ERROR_CODES.internal.means} ${firstLine(thrown)}`,
    fix: isUnloaded ? "Run `deno install`; `deno task doctor` says whether DuckDB loads." : REPORT,
    cause: thrown,
  });
}

const REPORT =
  "Run it again with --debug and report what it prints as an issue where you got Tonearm from.";

/** Messages of Deno and the dynamic loader about missing or unusable modules and libraries. */
const UNLOADED =
  /^(?:Cannot find (?:module|package|native binding)|Could not find|Module not found|Import )|cannot open shared object file|dlopen|image not found|not a valid Win32|GLIBC/;

function firstLine(thrown: unknown): string {
  return messageOf(thrown).split("\n", 1)[0] ?? "";
}

/** The stack frames of an error and its causes; their messages may be private and are left out. */
function traceOf(error: Error): string[] {
  const lines: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const frames = at.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
    lines.push(`  ${at.name}: ${withoutQuotes(at.message)}`, ...frames);
  }
  return lines;
}

function withoutQuotes(message: string): string {
  return message
    .replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '"…"')
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b|(?:[\da-f]{0,4}:){3,7}[\da-f]{0,4}/gi, "…");
}
