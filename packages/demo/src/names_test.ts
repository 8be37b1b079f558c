import assert from "node:assert/strict";
import { LANGUAGES } from "./genres.ts";
import { ArtistNames, plural } from "./names.ts";
import { Random } from "./random.ts";
import { songTitle } from "./titles.ts";

Deno.test("ArtistNames: no name twice, none with stray blanks or placeholders", () => {
  const names = new ArtistNames(new Random(1, "names"));
  const made = LANGUAGES.flatMap((language) =>
    Array.from({ length: 400 }, () => names.next(language))
  );
  assert.equal(new Set(made).size, made.length);
  for (const name of made) assert.doesNotMatch(name, /^\s|\s$|\s\s|\$|undefined/, name);
});

Deno.test("songTitle: every language has titles without placeholders", () => {
  const random = new Random(1, "titles");
  for (const language of LANGUAGES) {
    const titles = Array.from({ length: 300 }, () => songTitle(random, language, "Someone"));
    assert.ok(new Set(titles).size > 60, language);
    for (const title of titles) assert.doesNotMatch(title, /^\s|\s$|\s\s|\$|_|undefined/, title);
  }
});

Deno.test("plural: as in English", () => {
  const plurals = ["Ferry", "Moth", "Milkman", "Compass", "Yard", "Balcony"].map(plural);
  assert.deepEqual(plurals, ["Ferries", "Moths", "Milkmen", "Compasses", "Yards", "Balconies"]);
});
