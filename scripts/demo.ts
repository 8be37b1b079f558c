import { runCommand } from "../lib/cli/cli.ts";

await runCommand("demo", async () => (await import("../lib/cli/demo/command.ts")).demoCommand);
