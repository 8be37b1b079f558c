import assert from "node:assert/strict";
import { integerFlag, parseCommandLine } from "./command_line.ts";

Deno.test("parseCommandLine: switches, values, settings and the argument", () => {
  assert.deepEqual(parseCommandLine("ingest", []), {
    help: false,
    json: false,
    quiet: false,
    debug: false,
    settingFlags: {},
    flags: {},
    argument: undefined,
  });
  assert.deepEqual(
    parseCommandLine("ingest", [
      "--strict",
      "--timezone",
      "Europe/Berlin",
      "--data-dir=x y",
      "--quiet",
    ]),
    {
      help: false,
      json: false,
      quiet: true,
      debug: false,
      settingFlags: { timezone: "Europe/Berlin", "data-dir": "x y" },
      flags: { strict: "true" },
      argument: undefined,
    },
  );
  const query = parseCommandLine("query", ["--csv", "select 1", "--json"]);
  assert.deepEqual([query.argument, query.flags, query.json], ["select 1", { csv: "true" }, true]);
  assert.equal(parseCommandLine("query", ["-"]).argument, "-");
  assert.equal(parseCommandLine("query", ["--", "--odd sql"]).argument, "--odd sql");
  assert.equal(parseCommandLine("ingest", ["-h"]).help, true);
});

/** Words that a command does not take, and what is said. */
const REFUSED: readonly (readonly [Parameters<typeof parseCommandLine>[0], string[], RegExp])[] = [
  ["ingest", ["--jsn"], /ingest takes no --jsn; did you mean --json\?/],
  ["ingest", ["--csv"], /ingest takes no --csv/],
  ["ingest", ["-x"], /ingest takes no -x/],
  ["ingest", ["data_raw"], /ingest does not know what to do with "data_raw"/],
  ["query", ["select 1", "select 2"], /query does not know what to do with "select 2"/],
  ["ingest", ["--timezone"], /--timezone wants a value/],
  ["ingest", ["--timezone="], /--timezone wants a value/],
  ["ingest", ["--data-dir", "a", "--data-dir", "b"], /--data-dir was given 2 times/],
];

for (const [name, args, message] of REFUSED) {
  Deno.test(`parseCommandLine: refuses ${name} ${args.join(" ")}`, () => {
    assert.throws(() => parseCommandLine(name, args), {
      code: "bad-flag",
      message,
      fix: `deno task ${name} --help lists what it takes.`,
    });
  });
}

Deno.test("integerFlag: whole numbers within the range, else the default or an error", () => {
  const value = (flags: Record<string, string>) => integerFlag({ flags }, "years", 10, 1, 20);
  assert.equal(value({}), 10);
  assert.equal(value({ years: "20" }), 20);
  for (const years of ["0", "21", "-1", "1.5", "ten", "1e1", ""]) {
    assert.throws(() => value({ years }), { code: "bad-flag", message: /from 1 to 20/ });
  }
});
