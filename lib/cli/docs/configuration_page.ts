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
    "`.env`, its default. An empty value counts as not set. Each task is given the settings it uses",
    "and no others.",
    "",
    "`.env` files are lines of `NAME=value` in the project's folder; git ignores them. UTF-8 and UTF-16",
    "are read, with or without a byte order mark, with the ends of lines of every system. `export `",
    "may stand before a name. A value may be put in quotes and is then taken to the letter; elsewhere a",
    "`#` begins a comment only after a space, so that a password may hold one. A line that is not",
    "understood stops the task and is named. A name that is no setting is told with the nearest one; one",
    "that is all but `SITE_PASSWORD`, or another setting that protects the site, keeps the site from",
    "starting.",
    "",
    "| variable | flag | default | expects | what it is for |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
