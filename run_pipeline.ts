import { runCommand } from "./lib/cli/cli.ts";
import { pipelineCommand } from "./lib/cli/pipeline_command.ts";

await runCommand("pipeline", pipelineCommand);
