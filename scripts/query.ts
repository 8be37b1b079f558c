import { runCommand } from "../lib/cli/cli.ts";

await runCommand("query", async () => (await import("../lib/cli/query_command.ts")).queryCommand);
