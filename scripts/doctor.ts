import { runCommand } from "../lib/cli/cli.ts";
import { doctorCommand } from "../lib/cli/doctor/command.ts";

await runCommand("doctor", doctorCommand);
