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
    "The first of these that has a value wins: the flag, the environment, `.env.local`, `.env`, the",
    "default. An empty value counts as not set. Each task gets only the settings it uses.",
    "",
    "`.env` files hold lines of `NAME=value` in the project's folder; git ignores them. They may be",
    "UTF-8 or UTF-16, with or without a byte order mark, with any system's line endings. `export ` may",
    "precede a name. A quoted value is taken literally; in an unquoted one, `#` begins a comment only",
    "after a space, so that a password may contain it. A line that cannot be parsed stops the task, and",
    "the error gives its number. For an unknown name, the nearest setting is suggested; a misspelling of",
    "`SITE_PASSWORD` or of another setting that protects the site keeps the site from starting.",
    "",
    "| variable | flag | default | expects | what it is for |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
