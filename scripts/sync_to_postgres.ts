import { runCommand } from "../lib/cli/cli.ts";
import { syncCommand } from "../lib/cli/sync_command.ts";

await runCommand("sync", syncCommand);
