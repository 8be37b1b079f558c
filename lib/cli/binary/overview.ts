import { command } from "../commands.ts";
import { programName, withProgramName } from "../../core/program.ts";
import { SUBCOMMANDS } from "./subcommands.ts";

/** The text of `tonearm --help`. */
export function overview(): string {
  const names = Object.entries(SUBCOMMANDS);
  const width = Math.max(...names.map(([name]) => name.length)) + 2;
  const program = programName();
  return [
    "Tonearm: your Spotify export as a database that is yours, and a site on it.",
    "",
    "Usage",
    `  ${program}                    the site on this computer, in your browser`,
    `  ${program} ZIP …              the same, with the export that Spotify sent read first`,
    `  ${program} COMMAND [flags]`,
    "",
    "Commands",
    ...names.map(([name, task]) =>
      `  ${name.padEnd(width)}${withProgramName(command(task).summary)}`
    ),
    "",
    "Data is kept in the folder you are in when there is data of Tonearm's in it, else in Tonearm in",
    `your home. \`${program} COMMAND --help\` lists what a command takes.`,
    "",
  ].join("\n");
}
