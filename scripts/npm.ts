import { runPackage } from "../lib/cli/npm/run_package.ts";

const [root = "", nodeModules = "", home = "", ...args] = Deno.args;
Deno.exit(await runPackage(args, { root, nodeModules, home }));
