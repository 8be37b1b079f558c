import assert from "node:assert/strict";
import { askedTitle, isCreditOf, isSameTitle } from "./title.ts";

/** A title, and what is asked for. */
const TITLES: readonly (readonly [string, string])[] = [
  ["Heroes", "Heroes"],
  ["Heroes - 2017 Remaster", "Heroes"],
  ["Heroes - Remastered 2009", "Heroes"],
  ["Heroes - Remastered", "Heroes"],
  ["Heroes (Remastered 2012)", "Heroes"],
  ["Heroes [2017 Remastered Version]", "Heroes"],
  ["Heroes - Digitally Remastered 2002", "Heroes"],
  ["Song - Single Version", "Song"],
  ["Song - Radio Edit", "Song"],
  ["Song - Mono Version", "Song"],
  ["Song - 2003 Stereo Mix", "Song"],
  ["Song - Bonus Track", "Song"],
  ["Song (Deluxe Edition)", "Song"],
  ["Song (feat. Somebody & Else)", "Song"],
  ["Song (with Somebody)", "Song"],
  ["Song feat. Somebody", "Song"],
  ["Song (feat. Somebody) - Radio Edit", "Song"],
  ["Song (feat. Somebody) [Remastered 2011]", "Song"],
  // What makes another recording stays.
  ["Song - Live at Wembley", "Song - Live at Wembley"],
  ["Song - Acoustic", "Song - Acoustic"],
  ["Song - Somebody Remix", "Song - Somebody Remix"],
  ["Song, Pt. 2", "Song, Pt. 2"],
  ["1999", "1999"],
  ["With You", "With You"],
  ["Edit", "Edit"],
  ["(Remastered)", "(Remastered)"],
  ["Featherweight", "Featherweight"],
];

for (const [title, expected] of TITLES) {
  Deno.test(`askedTitle: ${title}`, () => assert.equal(askedTitle(title), expected));
}

Deno.test("isSameTitle: editions are one, versions are not", () => {
  assert.ok(isSameTitle("Heroes - 2017 Remaster", "HEROES"));
  assert.ok(isSameTitle("Café del Mar", "Cafe Del Mar"));
  assert.ok(!isSameTitle("Heroes - Live", "Heroes"));
  assert.ok(!isSameTitle("Heroes, Pt. 2", "Heroes"));
});

Deno.test("isCreditOf: the artist with guests, and nobody else", () => {
  for (
    const credit of [
      "Bjork",
      "BJÖRK feat. X",
      "Björk, X",
      "Björk ft. X & Y",
      "Björk x Y",
    ]
  ) {
    assert.ok(isCreditOf(credit, "Björk"), credit);
  }
  assert.ok(isCreditOf("Simon & Garfunkel", "Simon & Garfunkel"));
  for (const credit of ["Björk & X", "X feat. Björk", "Björkestra", "Björk Tribute Band", ""]) {
    assert.ok(!isCreditOf(credit, "Björk"), credit);
  }
});
