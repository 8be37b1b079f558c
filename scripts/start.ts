import { runCommand } from "../lib/cli/cli.ts";
import { startCommand } from "../lib/cli/start_command.ts";

const build = new URL("../_fresh/server.js", import.meta.url).href;
await runCommand("start", (call) => startCommand(call, () => import(build)));
