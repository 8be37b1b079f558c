import { launch } from "../lib/cli/launch.ts";

Deno.exit(await launch(Deno.args[0] ?? "", Deno.args.slice(1)));
