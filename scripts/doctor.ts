import { runCommand } from "../lib/cli/cli.ts";

await runCommand(
  "doctor",
  async () => (await import("../lib/cli/doctor/command.ts")).doctorCommand,
);
