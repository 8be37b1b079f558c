import { type Command, declare } from "./command.ts";
import { BUILT_FROM, ESBUILD } from "./site.ts";

/**
 * A placeholder for Deno's own executable among the programs a task may run; the launcher resolves
 * it.
 */
export const DENO = "deno";

/**
 * A placeholder for Deno's folder of npm packages among the paths a task may read; the launcher
 * resolves it.
 */
export const NPM_CACHE = "npm-cache";

/** Tonearm as one file. */
export const RELEASE_COMMANDS = {
  compile: declare({
    summary: "Makes the single binary: dist/tonearm.",
    details:
      "One file for computers without Deno. It holds every command (`tonearm pipeline`, `tonearm serve` " +
      "and so on), DuckDB's library and the built site. For another system, name its target: the file " +
      "is then dist/tonearm-TARGET. Deno's runtime for the target is downloaded, unless DENORT_BIN " +
      "names a file.",
    script: "scripts/compile.ts",
    before: [["build", "--if-changed"]],
    settings: [],
    flags: {
      target: {
        value: "TARGET",
        help: "The system it is for, such as aarch64-apple-darwin; this one when not given.",
      },
    },
    examples: [
      ["compile", "Write dist/tonearm for this computer."],
      ["compile --target x86_64-pc-windows-msvc", "For Windows."],
    ],
    permissions: () => ({
      read: ["deno.lock", "dist", NPM_CACHE],
      write: ["dist"],
      run: [DENO],
    }),
  }),
  pack: declare({
    summary: "Makes the package for npm: dist/npm/.",
    details:
      "The package that `npx tonearm` runs: the tasks and the built site as JavaScript, with Deno, " +
      "DuckDB and the other packages as npm dependencies. `npm pack ./dist/npm` makes the tarball; " +
      "publishing it is up to you.",
    script: "scripts/pack.ts",
    before: [["build", "--if-changed"]],
    settings: [],
    flags: {},
    examples: [["pack", "Write dist/npm/."]],
    permissions: () => ({
      read: [...BUILT_FROM, "_fresh", "LICENSE", "run_pipeline.ts"],
      write: ["dist"],
      run: [ESBUILD],
      wholeEnv: true,
    }),
  }),
} as const satisfies Record<string, Command>;
