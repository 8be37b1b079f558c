import { runCommand } from "../lib/cli/cli.ts";

await runCommand(
  "compile",
  async () => (await import("../lib/cli/binary/compile_command.ts")).compileCommand,
);
