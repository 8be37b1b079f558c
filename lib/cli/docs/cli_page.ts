import { type CommandName, COMMANDS } from "../commands.ts";
import { helpText } from "../help.ts";

/** `docs/cli.md`: every command with its flags and examples. */
export function cliPage(): string {
  const parts = Object.keys(COMMANDS).map((key) => {
    const name = key as CommandName;
    return `## ${name}\n\n\`\`\`text\n${helpText(name).trimEnd()}\n\`\`\`\n`;
  });
  return [
    "# Commands",
    "",
    "Made from the code by `deno task docs`; `deno task check` compares. Every command prints its",
    "progress on standard error and its result on standard output.",
    "",
    ...parts,
  ].join("\n");
}
