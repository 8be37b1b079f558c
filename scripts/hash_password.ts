import { hashPasswordCommand } from "../lib/access/hash_password_command.ts";
import { runCommand } from "../lib/cli.ts";

await runCommand("hash-password", hashPasswordCommand);
