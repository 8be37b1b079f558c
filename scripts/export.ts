import { runCommand } from "../lib/cli.ts";
import { exportCommand } from "../lib/export/command.ts";

await runCommand("export", exportCommand);
