import { runCommand } from "../lib/cli.ts";
import { syncCommand } from "../lib/sync/command.ts";

await runCommand("sync", syncCommand);
