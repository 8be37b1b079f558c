import { runCommand } from "../lib/cli/cli.ts";

await runCommand("pack", async () => (await import("../lib/cli/npm/pack_command.ts")).packCommand);
