import { compileCommand } from "../lib/cli/binary/compile_command.ts";
import { runCommand } from "../lib/cli/cli.ts";

await runCommand("compile", compileCommand);
