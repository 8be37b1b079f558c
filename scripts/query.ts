import { runCommand } from "../lib/cli/cli.ts";
import { queryCommand } from "../lib/cli/query_command.ts";

await runCommand("query", queryCommand);
