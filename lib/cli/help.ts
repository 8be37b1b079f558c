import { command, type CommandName } from "./commands.ts";
import type { Setting } from "../core/settings.ts";
import { SETTINGS } from "./settings.ts";

/**
 * The text of `--help` for a command.
 *
 * @example
 * ```ts
 * import { helpText } from "./help.ts";
 *
 * console.assert(helpText("ingest").includes("--timezone"));
 * ```
 */
export function helpText(name: CommandName): string {
  const { summary, details, argument } = command(name);
  const usage = `deno task ${name}${argument === undefined ? "" : ` ${argument.name}`} [flags]`;
  const rows = flagRows(name);
  const width = Math.max(...rows.map(([flag]) => flag.length)) + 2;
  return [
    summary,
    "",
    ...wrap(details, 80),
    "",
    "Usage",
    `  ${usage}`,
    "",
    "Flags",
    ...rows.flatMap(([flag, help]) =>
      wrap(help, 96 - width).map((line, i) => `  ${(i === 0 ? flag : "").padEnd(width)}${line}`)
    ),
    "",
    "Examples",
    ...command(name).examples.flatMap(([line, does]) => [`  deno task ${line}`, `      ${does}`]),
    "",
    "Exit codes: 0 done, 1 failed, 2 wrong usage or setting, 130 stopped by Ctrl-C.",
    "",
  ].join("\n");
}

/** The flags of a command with their help, common ones last. */
export function flagRows(name: CommandName): [string, string][] {
  const { flags, settings, argument } = command(name);
  const rows: [string, string][] = [];
  if (argument !== undefined) rows.push([argument.name, capital(argument.help) + "."]);
  for (const [flag, { value, help }] of Object.entries(flags)) {
    rows.push([`--${flag}${value === undefined ? "" : ` ${value}`}`, help]);
  }
  for (const setting of settings.map((name): Setting<unknown> => SETTINGS[name])) {
    if (setting.flag === undefined) continue;
    const fallback = setting.fallback === "" ? "" : `, default ${setting.fallback}`;
    rows.push([
      `--${setting.flag} ${setting.flag.endsWith("dir") ? "DIR" : "VALUE"}`,
      `${setting.help} (${setting.env}${fallback})`,
    ]);
  }
  rows.push(
    ["--json", "Print the result as one JSON value, and nothing else, on standard output."],
    ["--quiet", "No progress on standard error."],
    ["--debug", "Print the stack traces of failures."],
    ["--help", "Print this."],
  );
  return rows;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
