import assert from "node:assert/strict";
import { CliError } from "../core/errors.ts";
import { parseTravelLog } from "./travel_log.ts";

const PATH = "data_raw/timezones.json";

Deno.test("parseTravelLog: reads periods in the order of their dates", () => {
  const log = `\uFEFF[
    { "from": "2021-01-01", "to": "2021-01-01", "zone": "asia/calcutta" },
    { "zone": "Europe/Berlin", "to": "2019-08-30", "from": "2019-05-01" },
    { "from": "2020-02-29", "to": "2020-12-31", "zone": "US/Eastern" }
  ]`;
  assert.deepEqual(parseTravelLog(log, PATH).periods, [
    { from: "2019-05-01", to: "2019-08-30", zone: "Europe/Berlin" },
    { from: "2020-02-29", to: "2020-12-31", zone: "America/New_York" },
    { from: "2021-01-01", to: "2021-01-01", zone: "Asia/Kolkata" },
  ]);
});

Deno.test("parseTravelLog: an empty list means no travels", () => {
  assert.deepEqual(parseTravelLog("[]\n", PATH), { home: undefined, periods: [] });
});

Deno.test("parseTravelLog: an entry without dates is the usual zone", () => {
  const log = `[
    { "from": "2019-05-01", "to": "2019-08-30", "zone": "Europe/Berlin" },
    { "zone": "asia/calcutta" }
  ]`;
  const { home, periods } = parseTravelLog(log, PATH);
  assert.equal(home, "Asia/Kolkata");
  assert.deepEqual(periods.map(({ zone }) => zone), ["Europe/Berlin"]);
  assert.throws(
    () => parseTravelLog('[{ "zone": "UTC" },\n{ "zone": "Europe/Berlin" }]', PATH),
    /has no dates, as an entry before it/,
  );
});

Deno.test("parseTravelLog: says where text stops being JSON", () => {
  for (
    const [text, line, column, found] of [
      ["no", 1, 1, "'n', which is not allowed there"],
      ["[", 1, 2, "the end of the file, which is not allowed there"],
      ['[\n  {"from": 2019-05-01}\n]', 2, 16, "'-', which is not allowed there"],
      ['[{"from": "2019-05-01",}]', 1, 24, "'}', which is not allowed there"],
      ["[\r\n  {from: 1}\r\n]", 2, 4, "'f', which is not allowed there"],
      ["[{'from': 1}]", 1, 3, "''', which is not allowed there"],
      ["// trips\n[]", 1, 1, "'/', which is not allowed there"],
      ["[]]", 1, 3, "']', which is not allowed there"],
      ['[{ "zone": "é😀", ]', 1, 18, "']', which is not allowed there"],
      ['[{ "zone": "Europe\n/Berlin" }]', 1, 12, "a text whose closing quote is missing"],
      ['[{ "zone": "Euro', 1, 12, "a text whose closing quote is missing"],
    ] as const
  ) {
    const error = refusal(text);
    assert.equal(
      error.message,
      `The travel log is not JSON: line ${line}, column ${column} has ${found}.`,
      text,
    );
    assert.equal(error.where, `${PATH}, line ${line}, column ${column}`);
    assert.match(error.fix ?? "", /^Look there for a missing quote .* The form is \[\{ "from"/);
  }
});

Deno.test("parseTravelLog: refuses what V8's JSON.parse refuses", () => {
  for (const text of ["[01]", "[1.]", '["\\x"]', "[tru]", "[undefined]", '["\t"]', "[]\u0000"]) {
    assert.throws(() => JSON.parse(text), SyntaxError);
    assert.match(refusal(text).message, /^The travel log is not JSON: /, JSON.stringify(text));
  }
});

Deno.test("parseTravelLog: refuses an empty file and anything but a list", () => {
  for (
    const [text, message] of [
      ["", "The travel log is empty."],
      [" \n", "The travel log is empty."],
      ["{}", "The travel log holds an object, expected a list."],
      ['"Europe/Berlin"', 'The travel log holds the text "Europe/Berlin", expected a list.'],
      ["null", "The travel log holds null, expected a list."],
    ] as const
  ) {
    const error = refusal(text);
    assert.equal(error.message, message);
    assert.equal(error.where, PATH);
    assert.ok(error.fix);
  }
});

Deno.test("parseTravelLog: names the entry, its line and what it should hold", () => {
  const good = '{ "from": "2019-05-01", "to": "2019-08-30", "zone": "Europe/Berlin" }';
  const cases: [entry: string, found: string, fix: RegExp][] = [
    ["5", "is 5, expected an object", /^The form is/],
    ['["2020-01-01"]', "is a list, expected an object", /^The form is/],
    ['{ "to": "2020-01-02", "zone": "UTC" }', 'has no "from"', /^The form is/],
    ['{ "from": "2020-01-01", "zone": "UTC" }', 'has no "to"', /^The form is/],
    ['{ "from": "2020-01-01", "to": "2020-01-02" }', 'has no "zone"', /^The form is/],
    [
      '{ "from": "2020-01-01", "to": "2020-01-02", "zone": "UTC", "city": "Rome" }',
      'has the key "city", expected "from", "to", "zone"',
      /^The form is/,
    ],
    ['{ "From": "2020-01-01" }', 'has the key "From", expected "from", "to", "zone"', /^The form/],
    [
      '{ "from": "2020-01-01", "from": "2020-01-02", "to": "2020-01-02", "zone": "UTC" }',
      'has "from" twice',
      /^Remove one/,
    ],
    [
      '{ "from": "2020-01-01", "to": null, "zone": "UTC" }',
      'has null as "to", expected a text in double quotes',
      /^The form is/,
    ],
    [
      '{ "from": "2020-01-01", "to": "2020-01-02", "zone": 2 }',
      'has 2 as "zone", expected a text in double quotes',
      /^The form is/,
    ],
    [
      '{ "from": "2020-03-02", "to": "2020-03-01", "zone": "UTC" }',
      "ends (2020-03-01) before it begins (2020-03-02)",
      /^Swap or correct/,
    ],
    [
      '{ "from": "2020-03-02", "to": "2020-03-03", "zone": "Europe/Berln" }',
      'names an unknown zone: "Europe/Berln" is not a time zone in the IANA database',
      /^Did you mean Europe\/Berlin/,
    ],
    [
      '{ "from": "2020-03-02", "to": "2020-03-03", "zone": "+02:00" }',
      'names an unknown zone: "+02:00" is an offset, not a time zone: it does not say when clocks change',
      /Etc\/GMT-2/,
    ],
  ];
  for (const [entry, found, fix] of cases) {
    const error = refusal(`[\n${good},\n\n${entry}]`);
    assert.equal(error.message, `Entry 2 of the travel log ${found}.`);
    assert.equal(error.where, `${PATH}, line 4`);
    assert.match(error.fix ?? "", fix);
  }
});

Deno.test("parseTravelLog: refuses days that are not in the calendar or written otherwise", () => {
  for (
    const day of [
      "2019-02-30",
      "2019-02-29",
      "2019-13-01",
      "2019-00-10",
      "2019-5-1",
      "20190501",
      "01.05.2019",
      "2019-05-01T00:00",
      "2019-05-01 ",
      "+002019-05-01",
      "0000-01-01",
      "",
    ]
  ) {
    const error = refusal(`[{ "from": "${day}", "to": "2020-01-01", "zone": "UTC" }]`);
    assert.equal(
      error.message,
      `Entry 1 of the travel log has "${day}" as "from", ` +
        "expected a day of the calendar as year-month-day.",
    );
    assert.match(error.fix ?? "", /2019-05-01/);
  }
});

Deno.test("parseTravelLog: names both entries that overlap, and the days they share", () => {
  const cases: [periods: [string, string][], first: number, second: number, shared: string][] = [
    [[["2019-05-01", "2019-08-30"], ["2019-08-30", "2019-09-02"]], 1, 2, "2019-08-30"],
    [
      [["2019-08-01", "2019-09-02"], ["2019-05-01", "2019-08-03"]],
      1,
      2,
      "2019-08-01 to 2019-08-03",
    ],
    [
      [["2019-01-01", "2019-12-31"], ["2019-05-01", "2019-05-09"]],
      1,
      2,
      "2019-05-01 to 2019-05-09",
    ],
    [
      [["2019-05-01", "2019-05-09"], ["2019-05-01", "2019-05-09"]],
      1,
      2,
      "2019-05-01 to 2019-05-09",
    ],
    [
      [["2020-01-01", "2020-02-01"], ["2019-01-01", "2019-02-01"], ["2020-01-31", "2020-03-01"]],
      1,
      3,
      "2020-01-31 to 2020-02-01",
    ],
  ];
  for (const [periods, first, second, shared] of cases) {
    const log = periods.map(([from, to]) => ({ from, to, zone: "UTC" }));
    const named = (number: number) => `${number} (${periods[number - 1]?.join(" to ")}, UTC)`;
    const error = refusal(JSON.stringify(log));
    assert.equal(
      error.message,
      `Entries ${named(first)} and ${
        named(second)
      } of the travel log overlap: both hold ${shared}.`,
    );
    assert.equal(error.where, PATH);
    assert.match(error.fix ?? "", /"to" counts as well/);
  }
});

function refusal(text: string): CliError {
  try {
    parseTravelLog(text, PATH);
  } catch (error) {
    assert.ok(error instanceof CliError);
    assert.equal(error.code, "bad-travel-log");
    assert.equal(error.exitCode, 2);
    return error;
  }
  assert.fail(`parseTravelLog takes ${text}`);
}
