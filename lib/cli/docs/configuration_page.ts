import type { Setting } from "../../core/settings.ts";
import { SETTINGS } from "../settings.ts";

/** `docs/configuration.md`: every setting. */
export function configurationPage(): string {
  const rows = Object.values(SETTINGS).map((setting: Setting<unknown>) => {
    const fallback = setting.fallback === "" ? "" : `\`${setting.fallback}\``;
    const flag = setting.flag === undefined ? "" : `\`--${setting.flag}\``;
    return `| \`${setting.env}\` | ${flag} | ${fallback} | ${setting.expects} | ${setting.help} |`;
  });
  return [
    "# Configuration",
    "",
    "Made from the code by `deno task docs`; `deno task check` compares.",
    "",
    "A setting comes from the first of these that has it: the flag, the environment, `.env.local`,",
    "`.env`, its default. An empty value counts as not set. `.env` files are lines of `NAME=value`",
    "in the project's folder; git ignores them.",
    "",
    "| variable | flag | default | expects | what it is for |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
