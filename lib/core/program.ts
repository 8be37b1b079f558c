/**
 * How commands are invoked here: as Deno tasks, with Deno from npm or installed, or as subcommands
 * of the single binary or the npm package.
 */
const PROGRAM_NAMES = ["deno task", "npx -y deno task", "tonearm", "npx tonearm"] as const;

/** One of {@linkcode PROGRAM_NAMES}. */
export type ProgramName = (typeof PROGRAM_NAMES)[number];

/** The variable in which the launcher tells a task how it was invoked. */
export const PROGRAM_VARIABLE = "TONEARM_PROGRAM";

let program: ProgramName = "deno task";

/** Sets how commands are invoked here. */
export function useProgramName(name: ProgramName): void {
  program = name;
}

/** The prefix of a task's name here. */
export function programName(): ProgramName {
  return program;
}

/** Uses the name that the launcher gave; without one, nothing changes. */
export function useProgramNameOf(given: string | undefined): void {
  program = PROGRAM_NAMES.find((name) => name === given) ?? program;
}

/**
 * How a task was invoked: `npx` says so in the environment of its children.
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
 * A text with its commands rewritten to how they are invoked here. Texts say `deno task ingest`;
 * the single binary and the npm package have `tonearm ingest`, and `tonearm serve` for `start`.
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
