import { runCommand } from "../lib/cli/cli.ts";

await runCommand(
  "ingest",
  async () => (await import("../lib/cli/ingest_command.ts")).ingestCommand,
);
