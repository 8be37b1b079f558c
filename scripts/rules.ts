import { runCommand } from "../lib/cli/cli.ts";

await runCommand("rules", async () => (await import("../lib/cli/rules_command.ts")).rulesCommand);
