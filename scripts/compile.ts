import { compileCommand } from "../lib/binary/compile_command.ts";
import { runCommand } from "../lib/cli.ts";

await runCommand("compile", compileCommand);
