import { runCommand } from "../lib/cli/cli.ts";
import { demoCommand } from "../lib/cli/demo/command.ts";

await runCommand("demo", demoCommand);
