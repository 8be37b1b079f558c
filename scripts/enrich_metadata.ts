import { runCommand } from "../lib/cli.ts";
import { enrichCommand } from "../lib/enrich/command.ts";

await runCommand("enrich", enrichCommand);
