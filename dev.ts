import { buildOptions } from "./fresh.config.ts";
import { runCommand } from "./lib/cli/cli.ts";
import type { ListenOptions } from "./lib/cli/dev_command.ts";

const [task = "dev", ...args] = Deno.args;

if (task === "build") {
  await runCommand("build", async () => {
    const { buildCommand } = await import("./lib/cli/build_command.ts");
    return (call) => buildCommand(call, loadBuilder);
  }, args);
}
await runCommand("dev", async () => {
  const { devCommand } = await import("./lib/cli/dev_command.ts");
  const listen = async (options: ListenOptions) =>
    await (await loadBuilder()).listen(() => import("./main.ts"), options);
  return (call) => devCommand(call, listen);
}, args);

/** Fresh's builder, loaded when the build has its name; what is missing is told like any failure. */
async function loadBuilder() {
  const { Builder } = await import("fresh/dev");
  const { bundleStyles } = await import("./lib/ui/styles.ts");
  const builder = new Builder(buildOptions);
  bundleStyles(builder);
  return builder;
}
