/** Writes the pages of `docs/` that are made from the code; with `--check` compares them instead. */
import { apiMarkdown } from "../lib/cli/docs/api_page.ts";
import { cliPage } from "../lib/cli/docs/cli_page.ts";
import { configurationPage } from "../lib/cli/docs/configuration_page.ts";
import { databasePage } from "../lib/cli/docs/database_page.ts";
import { errorsPage } from "../lib/cli/docs/errors_page.ts";

const PAGES: Record<string, () => string> = {
  "docs/api.md": apiMarkdown,
  "docs/cli.md": cliPage,
  "docs/configuration.md": configurationPage,
  "docs/database.md": databasePage,
  "docs/errors.md": errorsPage,
};

let stale = 0;
for (const [path, page] of Object.entries(PAGES)) {
  const text = page();
  if (!Deno.args.includes("--check")) await Deno.writeTextFile(path, text);
  else if (text !== await Deno.readTextFile(path).catch(() => "")) {
    console.error(`${path} is not what the code says: run \`deno task docs\``);
    stale++;
  }
}
Deno.exit(stale === 0 ? 0 : 1);
