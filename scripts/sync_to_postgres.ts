import { runCommand } from "../lib/cli/cli.ts";

await runCommand("sync", async () => (await import("../lib/cli/sync_command.ts")).syncCommand);
