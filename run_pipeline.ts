import { runCommand } from "./lib/cli.ts";
import { pipelineCommand } from "./lib/pipeline_command.ts";

await runCommand("pipeline", pipelineCommand);
