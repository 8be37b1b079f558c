/**
 * How commands are called where this runs: as tasks of Deno, with Deno from npm or installed; as words
 * of the single binary, or of the npm package.
 */
export const PROGRAM_NAMES = ["deno task", "npx -y deno task", "tonearm", "npx tonearm"] as const;

/** One of {@linkcode PROGRAM_NAMES}. */
export type ProgramName = (typeof PROGRAM_NAMES)[number];

/** The variable by which the launcher tells a task how it was called. */
export const PROGRAM_VARIABLE = "TONEARM_PROGRAM";

let program: ProgramName = "deno task";

/** Says how commands are called here. */
export function useProgramName(name: ProgramName): void {
  program = name;
}

/** What is written before a task's name here. */
export function programName(): ProgramName {
  return program;
}

/** Takes the name over that the launcher gave; without one it stays as it is. */
export function useProgramNameOf(given: string | undefined): void {
  program = PROGRAM_NAMES.find((name) => name === given) ?? program;
}

/**
 * How a task was called: npm's `npx` says so in the environment of what it runs.
 *
 * @param environment all variables of the launcher
 *
 * @example
 * ```ts
 * import { programNameIn } from "./program.ts";
 *
 * console.assert(programNameIn({ npm_command: "exec" }) === "npx -y deno task");
 * ```
 */
export function programNameIn(environment: Readonly<Record<string, string>>): ProgramName {
  const given = PROGRAM_NAMES.find((name) => name === environment[PROGRAM_VARIABLE]);
  return given ?? (environment["npm_command"] === "exec" ? "npx -y deno task" : "deno task");
}

/**
 * A text in which commands are called as they are here. Texts name tasks, as `deno task ingest`; the
 * single binary and the npm package know them as `tonearm ingest`, and `start` as `tonearm serve`.
 *
 * @example
 * ```ts
 * import { withProgramName } from "./program.ts";
 *
 * console.assert(withProgramName("Run `deno task start`.", "tonearm") === "Run `tonearm serve`.");
 * ```
 */
export function withProgramName(text: string, name: ProgramName = program): string {
  if (name === "deno task") return text;
  return text.replaceAll(/\b(?:npx -y )?deno task ([a-z-]+)/g, (_, task: string) => {
    const isTask = name === "npx -y deno task";
    return `${name} ${task === "start" && !isTask ? "serve" : task}`;
  });
}
