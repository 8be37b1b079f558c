import { runCommand } from "../lib/cli.ts";
import { ingestCommand } from "../lib/ingest/command.ts";

await runCommand("ingest", ingestCommand);
