import assert from "node:assert/strict";
import { CliError } from "../core/errors.ts";
import { parseGenreOverrides, readGenreOverrides } from "./genre_overrides.ts";

Deno.test("parseGenreOverrides: genres by their plain names, broad ones as listed", () => {
  const chosen = parseGenreOverrides('\uFEFF{ "Drum & Bass": "electronic" }', "genres.json");
  assert.deepEqual([...chosen], [["drum n bass", "Electronic"]]);
  assert.equal(parseGenreOverrides("{}", "genres.json").size, 0);
});

Deno.test("parseGenreOverrides: what cannot be used is named with its line", () => {
  const cases: [text: string, line: number, says: RegExp][] = [
    ["", 1, /not JSON/],
    ['{\n  "emo": "Rock",\n', 2, /not JSON/],
    ['{\n  "emo" "Rock"\n}', 2, /not JSON/],
    ["[]", 1, /no object/],
    ['{\n\n  "emo": 3 }', 3, /no text/],
    ['{\n  "emo": "Rcok"\n}', 2, /did you mean "Rock"/],
    ['{ "emo": "Rock",\n "Emo": "Punk" }', 2, /twice/],
    ['{ "": "Rock" }', 1, /no name/],
  ];
  for (const [text, line, says] of cases) {
    assert.throws(() => parseGenreOverrides(text, "data_raw/genres.json"), (error) => {
      assert.ok(error instanceof CliError);
      assert.equal(error.code, "bad-genres");
      assert.equal(error.exitCode, 2);
      assert.equal(error.where, `data_raw/genres.json, line ${line}`, text);
      assert.match(error.message, says);
      assert.ok(error.fix !== undefined && error.fix.length > 20);
      return true;
    });
  }
});

Deno.test("readGenreOverrides: no file, no overrides", async () => {
  assert.equal((await readGenreOverrides("data_raw/not-there")).size, 0);
});
