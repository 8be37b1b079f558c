import { hashPasswordCommand } from "../lib/cli/hash_password_command.ts";
import { runCommand } from "../lib/cli/cli.ts";

await runCommand("hash-password", hashPasswordCommand);
