import { runCommand } from "../lib/cli/cli.ts";

const build = new URL("../_fresh/server.js", import.meta.url).href;
await runCommand("start", async () => {
  const { startCommand } = await import("../lib/cli/start_command.ts");
  return (call) => startCommand(call, () => import(build));
});
