import assert from "node:assert/strict";
import { ENDINGS, namesOf, PHRASES, WORDS } from "../../lib/enrich/genre_rules.ts";
import { BROAD_GENRES, broadGenre, plainGenre } from "../../lib/enrich/genres.ts";
import { REAL_GENRES } from "./genre_cases.ts";

const table = Object.entries(REAL_GENRES).flatMap(([broad, names]) =>
  names.split(",").map((name) => [name.trim(), broad] as const)
);

Deno.test("broadGenre: at least 300 real genres, each where people would look for it", () => {
  assert.ok(new Set(table.map(([name]) => name)).size >= 300, `${table.length} names`);
  const wrong = table
    .map(([name, broad]) => ({ name, broad, found: broadGenre(name) }))
    .filter(({ broad, found }) => broad !== found.broad)
    .map(({ name, broad, found }) => `${name}: ${found.broad} by ${found.rule}, not ${broad}`);
  assert.deepEqual(wrong, []);
});

Deno.test("broadGenre: every broad genre is reached, and no other", () => {
  const reached = new Set(table.map(([, broad]) => broad));
  assert.deepEqual([...reached].sort(), [...BROAD_GENRES].sort());
});

Deno.test("broadGenre: names nobody has seen yet land by their words", () => {
  for (
    const [name, broad] of [
      ["Martian Folk Metal", "Metal"],
      ["deep underwater techno", "House & Techno"],
      ["bubblewave", "Electronic"],
      ["Neo-Bavarian Yodel Trap", "Hip Hop"],
      ["", "Other"],
      ["☃", "Other"],
      ["constructor", "Other"],
      ["x".repeat(10_000), "Other"],
    ] as const
  ) assert.equal(broadGenre(name).broad, broad, name);
});

Deno.test("broadGenre: says which rule decided", () => {
  assert.equal(broadGenre("West Coast Hip-Hop").rule, '"hip hop"');
  assert.equal(broadGenre("melodic metal").rule, 'word "metal"');
  assert.equal(broadGenre("cybergaze").rule, 'ending "gaze"');
  assert.equal(broadGenre("qwertyuiop").rule, "none");
});

Deno.test("broadGenre: what a person chose comes first", () => {
  const overrides = new Map([[plainGenre("Synth-Pop"), "Pop"]]);
  assert.deepEqual(broadGenre("synth pop", overrides), { broad: "Pop", rule: "genres.json" });
  assert.equal(broadGenre("synth pop").broad, "Electronic");
});

Deno.test("genre rules: every name is written as plainGenre writes it, and stands once", () => {
  for (const rules of [PHRASES, WORDS, ENDINGS]) {
    const names = BROAD_GENRES.flatMap((broad) => namesOf(rules, broad));
    assert.deepEqual(names.filter((name) => plainGenre(name) !== name), []);
    assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
  }
});
