import { runCommand } from "../lib/cli/cli.ts";
import { enrichCommand } from "../lib/cli/enrich_command.ts";

await runCommand("enrich", enrichCommand);
