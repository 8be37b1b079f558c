import { runCommand } from "../lib/cli/cli.ts";

await runCommand(
  "enrich",
  async () => (await import("../lib/cli/enrich_command.ts")).enrichCommand,
);
