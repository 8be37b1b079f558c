import { tellError } from "../cli.ts";
import { useInstalledPackage } from "../code_root.ts";
import { asCliError } from "../error_text.ts";
import { launch } from "../launch.ts";
import { runWords } from "../run_words.ts";
import { PROGRAM_VARIABLE, type ProgramName, useProgramName } from "../../core/program.ts";

/** Where the npm package and the user are; all absolute. */
export interface PackagePlace {
  readonly root: string;
  readonly nodeModules: string;
  readonly home: string;
}

/**
 * What `tonearm` does as an npm package: runs a subcommand with just its permissions; without
 * arguments, the local site in the user's folder; with exports, reads them first.
 *
 * @param args the command line after the program's name
 * @returns the exit code
 */
export async function runPackage(args: readonly string[], place: PackagePlace): Promise<number> {
  const name: ProgramName = Deno.env.get("npm_command") === "exec" ? "npx tonearm" : "tonearm";
  useInstalledPackage(place);
  useProgramName(name);
  Deno.env.set(PROGRAM_VARIABLE, name);
  try {
    return await runWords(args, place.home, async (calls) => {
      for (const [task, ...words] of calls) {
        const code = await launch(task, words);
        if (code !== 0) return code;
      }
      return 0;
    });
  } catch (thrown) {
    return await tellError(asCliError(thrown), args);
  }
}
