import { Builder } from "fresh/dev";
import { buildOptions } from "./fresh.config.ts";
import { runCommand } from "./lib/cli/cli.ts";
import { buildCommand } from "./lib/cli/build_command.ts";
import { devCommand } from "./lib/cli/dev_command.ts";
import { bundleStyles } from "./lib/ui/styles.ts";

const builder = new Builder(buildOptions);
bundleStyles(builder);
const [task = "dev", ...args] = Deno.args;

if (task === "build") await runCommand("build", (call) => buildCommand(call, builder), args);
else {
  await runCommand(
    "dev",
    (call) => devCommand(call, (options) => builder.listen(() => import("./main.ts"), options)),
    args,
  );
}
