import { runCommand } from "./lib/cli/cli.ts";

await runCommand(
  "pipeline",
  async () => (await import("./lib/cli/pipeline_command.ts")).pipelineCommand,
);
