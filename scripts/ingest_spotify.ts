import { runCommand } from "../lib/cli/cli.ts";
import { ingestCommand } from "../lib/cli/ingest_command.ts";

await runCommand("ingest", ingestCommand);
