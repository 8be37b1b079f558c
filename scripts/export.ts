import { runCommand } from "../lib/cli/cli.ts";

await runCommand(
  "export",
  async () => (await import("../lib/cli/export/command.ts")).exportCommand,
);
