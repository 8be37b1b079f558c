import { runCommand } from "../lib/cli/cli.ts";

await runCommand(
  "hash-password",
  async () => (await import("../lib/cli/hash_password_command.ts")).hashPasswordCommand,
);
