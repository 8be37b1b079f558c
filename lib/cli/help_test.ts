import assert from "node:assert/strict";
import { parseCommandLine } from "./command_line.ts";
import { command, type CommandName, COMMANDS } from "./commands.ts";
import { cliPage } from "./docs/cli_page.ts";
import { configurationPage } from "./docs/configuration_page.ts";
import { flagRows, helpText } from "./help.ts";
import { SETTINGS } from "./settings.ts";

const NAMES = Object.keys(COMMANDS).filter((name): name is CommandName => name in COMMANDS);

Deno.test("helpText: says what a command does, all its flags, and examples, in 100 columns", () => {
  for (const name of NAMES) {
    const text = helpText(name);
    assert.ok(text.startsWith(command(name).summary));
    for (const [flag] of flagRows(name)) assert.ok(text.includes(`  ${flag}`), `${name} ${flag}`);
    for (const [example] of command(name).examples) assert.ok(text.includes(example), example);
    const lines = text.split("\n").filter((line) => !line.includes("deno task"));
    assert.ok(lines.every((line) => line.length <= 100), name);
  }
});

Deno.test("helpText: every flag it lists is taken", () => {
  for (const name of NAMES) {
    for (const [shown] of flagRows(name)) {
      const [flag = "", value] = shown.split(" ");
      if (flag.startsWith("--")) parseCommandLine(name, value === undefined ? [flag] : [flag, "1"]);
    }
  }
});

Deno.test("cliPage, configurationPage: name every command and every setting", () => {
  for (const name of NAMES) assert.ok(cliPage().includes(`## ${name}\n`));
  for (const { env } of Object.values(SETTINGS)) {
    assert.ok(configurationPage().includes(`| \`${env}\` |`), env);
  }
});

Deno.test("configurationPage: cells hold no bar that would end them", () => {
  const rows = configurationPage().split("\n").filter((line) => line.startsWith("|"));
  for (const row of rows) assert.equal(row.split("|").length, 7, row);
});
