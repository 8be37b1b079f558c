import assert from "node:assert/strict";
import { addRule, removeRule } from "./edit_rules.ts";
import { parseRules } from "./parse_rules.ts";
import type { RuleValue } from "./rule.ts";

const PATH = "rules.json";
const valuesOf = (text: string) => parseRules(text, PATH).map(({ kind, value }) => [kind, value]);

const TEXT = `{
  "same_artist": [["New", "Old"]],
  "leave_out": [
    { "artist": "A" },  { "artist":"B" }
  ]
}
`;

Deno.test("addRule: what is there keeps its form", () => {
  const text = addRule(TEXT, PATH, { kind: "leave_out", value: { show: "S" } });
  assert.ok(text.includes('{ "artist": "A" },  { "artist":"B" }'), text);
  assert.deepEqual(valuesOf(text), [
    ["leave_out", { artist: "A" }],
    ["leave_out", { artist: "B" }],
    ["leave_out", { show: "S" }],
    ["same_artist", ["New", "Old"]],
  ]);
});

Deno.test("addRule: into no file, an empty one, and one without such a list", () => {
  const rule: RuleValue = { kind: "leave_out", value: { private: true } };
  for (const text of [null, "", "{}", '{ "leave_out": [] }', '{ "same_artist": [] }\r\n']) {
    assert.deepEqual(valuesOf(addRule(text, PATH, rule)), [["leave_out", { private: true }]]);
  }
});

Deno.test("addRule: a rule that is there already changes nothing", () => {
  assert.equal(addRule(TEXT, PATH, { kind: "leave_out", value: { artist: "B" } }), TEXT);
});

Deno.test("addRule: names join the group of the name that stands", () => {
  const same = (text: string | null, ...value: string[]) =>
    addRule(text, PATH, { kind: "same_artist", value });
  assert.deepEqual(valuesOf(same(TEXT, "new ", "Older")).at(-1), [
    "same_artist",
    ["New", "Old", "Older"],
  ]);
  const chain = same(same(null, "B", "A"), "C", "B");
  assert.deepEqual(valuesOf(chain), [["same_artist", ["C", "B", "A"]]]);
  const merged = same(same(same(null, "B", "A"), "D", "C"), "D", "B");
  assert.deepEqual(valuesOf(merged), [["same_artist", ["D", "C", "B", "A"]]]);
  const tracks = addRule(null, PATH, {
    kind: "same_track",
    value: [{ artist: "A", track: "T" }, { artist: "A", track: "T - Remastered 2009" }],
  });
  assert.equal(
    addRule(tracks, PATH, {
      kind: "same_track",
      value: [{ artist: "a", track: "t" }, { artist: "A", track: "T - remastered 2009" }],
    }),
    tracks,
  );
});

Deno.test("addRule: a rule that cannot be is refused", () => {
  assert.throws(
    () => addRule(TEXT, PATH, { kind: "leave_out", value: { track: "T" } }),
    { code: "bad-rules" },
  );
  assert.throws(
    () => addRule("{", PATH, { kind: "leave_out", value: { artist: "A" } }),
    { code: "bad-rules" },
  );
});

Deno.test("removeRule: takes back what addRule did", () => {
  const rule: RuleValue = { kind: "leave_out", value: { show: "S" } };
  const removed = removeRule(addRule(TEXT, PATH, rule), PATH, 2);
  assert.deepEqual(valuesOf(removed), valuesOf(TEXT));
  assert.deepEqual(valuesOf(removeRule(TEXT, PATH, 2)), [
    ["leave_out", { artist: "A" }],
    ["leave_out", { artist: "B" }],
  ]);
  assert.throws(() => removeRule(TEXT, PATH, 3), RangeError);
});
