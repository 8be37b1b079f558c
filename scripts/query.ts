import { runCommand } from "../lib/cli.ts";
import { queryCommand } from "../lib/query_command.ts";

await runCommand("query", queryCommand);
