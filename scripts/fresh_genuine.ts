/**
 * `deno task fresh:genuine`: the site on Fresh itself, in a copy of the tree. With `--required` it fails
 * where JSR cannot be reached, with `--keep` the copy stays.
 */
import { tellError } from "../lib/cli/cli.ts";
import { asCliError } from "../lib/cli/error_text.ts";
import { copyTree, runDeno, tryGenuine } from "../lib/cli/fresh_genuine.ts";

const folder = await Deno.makeTempDir({ prefix: "tonearm-fresh-" });
try {
  await copyTree(Deno.cwd(), folder);
  Deno.exitCode = await tryGenuine({
    folder,
    isRequired: Deno.args.includes("--required"),
    run: runDeno,
    say: console.error,
  });
} catch (thrown) {
  Deno.exitCode = await tellError(asCliError(thrown), Deno.args);
} finally {
  if (Deno.args.includes("--keep")) console.error(`The copy is in ${folder}`);
  else await Deno.remove(folder, { recursive: true });
}
