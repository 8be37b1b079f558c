import { runCommand } from "../lib/cli.ts";
import { doctorCommand } from "../lib/doctor/command.ts";

await runCommand("doctor", doctorCommand);
