import assert from "node:assert/strict";
import { plainLabel } from "./wikidata_label.ts";

const LABELS: readonly (readonly [string, string])[] = [
  ["pop music", "pop"],
  ["rock music", "rock"],
  ["Rock Music", "Rock"],
  ["electronic music", "electronic"],
  ["house music", "house"],
  ["country music", "country"],
  ["soul music", "soul"],
  ["ambient music", "ambient"],
  ["classical music", "classical"],
  ["indie rock", "indie rock"],
  ["video game music", "video game music"],
  ["children's music", "children's music"],
  ["Christmas music", "Christmas music"],
  ["world music", "world music"],
  ["film music", "film music"],
  ["dance music", "dance"],
  ["folk music", "folk"],
  ["early music", "early music"],
  ["new-age music", "new-age"],
  ["music", "music"],
  ["something nobody knows music", "something nobody knows music"],
];

for (const [label, expected] of LABELS) {
  Deno.test(`plainLabel: ${label}`, () => assert.equal(plainLabel(label), expected));
}
