import { buildOptions } from "./fresh.config.ts";
import { runCommand } from "./lib/cli/cli.ts";
import { buildCommand } from "./lib/cli/build_command.ts";
import { devCommand, type ListenOptions } from "./lib/cli/dev_command.ts";
import { bundleStyles } from "./lib/ui/styles.ts";

const [task = "dev", ...args] = Deno.args;

/** Fresh's builder, loaded when the build has its name. */
async function loadBuilder() {
  const { Builder } = await import("fresh/dev");
  const builder = new Builder(buildOptions);
  bundleStyles(builder);
  return builder;
}

if (task === "build") await runCommand("build", (call) => buildCommand(call, loadBuilder), args);
else {
  const listen = async (options: ListenOptions) =>
    await (await loadBuilder()).listen(() => import("./main.ts"), options);
  await runCommand("dev", (call) => devCommand(call, listen), args);
}
