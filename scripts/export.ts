import { runCommand } from "../lib/cli/cli.ts";
import { exportCommand } from "../lib/cli/export/command.ts";

await runCommand("export", exportCommand);
