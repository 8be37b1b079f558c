import { runCommand } from "../lib/cli.ts";
import { demoCommand } from "../lib/demo/command.ts";

await runCommand("demo", demoCommand);
