import { runCommand } from "../lib/cli.ts";
import { startCommand } from "../lib/site/start_command.ts";

const build = new URL("../_fresh/server.js", import.meta.url).href;
await runCommand("start", (call) => startCommand(call, () => import(build)));
