/** How commands are called where this runs: as tasks of Deno, or as words of the single binary. */
let isBinary = false;

/** Says that this process is the single binary. */
export function useBinaryNames(): void {
  isBinary = true;
}

/**
 * A text in which commands are called as they are here. Texts name tasks: `deno task ingest`; the
 * single binary knows them as `tonearm ingest`, and `start` as `tonearm serve`.
 *
 * @example
 * ```ts
 * import { withProgramName } from "./program.ts";
 *
 * console.assert(withProgramName("Run `deno task start`.", true) === "Run `tonearm serve`.");
 * ```
 */
export function withProgramName(text: string, asBinary = isBinary): string {
  if (!asBinary) return text;
  return text.replaceAll(
    /\b(?:npx -y )?deno task ([a-z-]+)/g,
    (_, task: string) => `tonearm ${task === "start" ? "serve" : task}`,
  );
}
