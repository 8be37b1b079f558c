import assert from "node:assert/strict";
import { CliError } from "../../core/errors.ts";
import { parseRules } from "./parse_rules.ts";
import { ruleKey, rulesOf, ruleText } from "./rule.ts";

const PATH = "data_raw/rules.json";

Deno.test("parseRules: every kind of rule, in the order of the file, with its line", () => {
  const rules = parseRules(
    `{
  "same_artist": [["New", "Old", "Older"]],
  "leave_out": [
    { "track": " T ", "artist": "A" },
    { "to_hour": 6, "from_hour": 22, "platform": "Cast" }
  ],
  "same_track": [[{ "artist": "A", "track": "T" }, { "artist": "A", "track": "T - Live" }]]
}`,
    PATH,
  );
  assert.deepEqual(rules, [
    { kind: "leave_out", line: 4, value: { artist: "A", track: "T" } },
    { kind: "leave_out", line: 5, value: { platform: "cast", from_hour: 22, to_hour: 6 } },
    { kind: "same_artist", line: 2, value: ["New", "Old", "Older"] },
    {
      kind: "same_track",
      line: 7,
      value: [{ artist: "A", track: "T" }, { artist: "A", track: "T - Live" }],
    },
  ]);
  assert.deepEqual(rulesOf(rules, "same_artist").map(({ at }) => at), [2]);
  assert.deepEqual(parseRules("\ufeff{}", PATH), []);
});

Deno.test("ruleText: rules in words", () => {
  const text = `{ "leave_out": [
    { "artist": "Rain" }, { "artist": "A", "track": "T" }, { "album": "B" }, { "show": "S" },
    { "private": true }, { "private": true, "artist": "A" }, { "from": "2020-03-01", "to": "2020-03-14" },
    { "platform": "cast", "from_hour": 22, "to_hour": 24 }, { "artist": "A", "platform": "ios", "from": "2020-03-01" }
  ], "same_artist": [["New", "Old"], ["One", "Two", "Three"]] }`;
  assert.deepEqual(parseRules(text, PATH).map(ruleText), [
    "Leave out Rain",
    "Leave out “T” by A",
    "Leave out the album B",
    "Leave out the show S",
    "Leave out private sessions",
    "Leave out private sessions of A",
    "Leave out all from 2020-03-01 to 2020-03-14",
    "Leave out all on cast between 22:00 and 00:00",
    "Leave out A on ios from 2020-03-01",
    "Old is New",
    "Two, Three are One",
  ]);
});

Deno.test("ruleKey: what a rule says, however it is written", () => {
  const keys = [
    '{ "leave_out": [{ "artist": "A", "track": "T" }] }',
    '{"leave_out":[\n{"track":"T ","artist":" A"}]}',
    '{ "leave_out": [{ "artist": "A", "track": "U" }] }',
  ].map((text) => parseRules(text, PATH).map(ruleKey)[0]);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[0], keys[2]);
});

const WRONG: readonly (readonly [text: string, where: string, what: RegExp])[] = [
  ["", PATH, /The rules is empty|empty/],
  ["[]", `${PATH}, line 1`, /The rules are a list, expected an object/],
  ['{\n"leave_outs": [] }', `${PATH}, line 2`, /the key "leave_outs".*Did you mean "leave_out"/],
  ['{ "leave_out": {} }', `${PATH}, line 1`, /"leave_out" is an object, expected a list/],
  ['{ "leave_out": [\n\n{ } ] }', `${PATH}, line 3`, /empty, which would leave out everything/],
  ['{ "leave_out": [{ "artst": "A" }] }', `${PATH}, line 1`, /"artst".*Did you mean "artist"/],
  ['{ "leave_out": [{ "artist": "" }] }', `${PATH}, line 1`, /"artist" is the text ""/],
  ['{ "leave_out": [{ "artist": 7 }] }', `${PATH}, line 1`, /"artist" is 7, expected a name/],
  ['{ "leave_out": [{ "track": "T" }] }', `${PATH}, line 1`, /without the "artist"/],
  ['{ "leave_out": [{ "show": "S", "artist": "A" }] }', `${PATH}, line 1`, /no record is both/],
  [
    '{ "leave_out": [{ "private": false }] }',
    `${PATH}, line 1`,
    /"private" is false, expected true/,
  ],
  ['{ "leave_out": [{ "from": "2020-02-30" }] }', `${PATH}, line 1`, /day of the calendar/],
  [
    '{ "leave_out": [{ "from": "2020-03-02", "to": "2020-03-01" }] }',
    `${PATH}, line 1`,
    /ends \(2020-03-01\) before it begins/,
  ],
  [
    '{ "leave_out": [{ "platform": "fridge" }] }',
    `${PATH}, line 1`,
    /expected one of android, car/,
  ],
  ['{ "leave_out": [{ "from_hour": 1 }] }', `${PATH}, line 1`, /"from_hour" alone/],
  [
    '{ "leave_out": [{ "from_hour": 6, "to_hour": 6 }] }',
    `${PATH}, line 1`,
    /begins and ends at 6/,
  ],
  ['{ "leave_out": [{ "from_hour": 24, "to_hour": 6 }] }', `${PATH}, line 1`, /from 0 to 23/],
  ['{ "leave_out": [{ "from_hour": 0, "to_hour": 1.5 }] }', `${PATH}, line 1`, /from 1 to 24/],
  [
    '{ "leave_out": [\n{ "artist": "A" },\n{ "artist": "A" }] }',
    `${PATH}, line 3`,
    /The same rule of "leave_out" is there twice/,
  ],
  ['{ "same_artist": [["A"]] }', `${PATH}, line 1`, /has one name, expected two or more/],
  ['{ "same_artist": ["A"] }', `${PATH}, line 1`, /expected a list of names/],
  ['{ "same_artist": [["A", " a "]] }', `${PATH}, line 1`, /the same name twice/],
  [
    '{ "same_artist": [["A", "B"],\n["C", "b"]] }',
    `${PATH}, line 2`,
    /two groups of "same_artist"/,
  ],
  [
    '{ "same_track": [["A", "B"]] }',
    `${PATH}, line 1`,
    /A track is the text "A", expected an object/,
  ],
  [
    '{ "same_track": [[{ "artist": "A", "track": "T" }, { "artist": "A" }]] }',
    `${PATH}, line 1`,
    /A track has no "track"/,
  ],
  ['{ "leave_out": [] // none\n}', `${PATH}, line 1, column 19`, /is not JSON/],
];

Deno.test("parseRules: what is wrong is refused with its line and what was expected", () => {
  for (const [text, where, what] of WRONG) {
    assert.throws(() => parseRules(text, PATH), (error) => {
      assert.ok(error instanceof CliError, text);
      assert.equal(error.code, "bad-rules", text);
      assert.equal(error.where, where, text);
      assert.match(error.message, what, text);
      assert.ok(error.fix, text);
      return true;
    });
  }
});
