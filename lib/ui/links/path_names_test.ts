import assert from "node:assert/strict";
import { namesIn, readings } from "./path_names.ts";

const CASES: [path: string, count: 1 | 2, expected: string[][]][] = [
  ["/artist/AC%2FDC", 1, [["AC/DC"]]],
  ["/artist/AC/DC", 1, [["AC/DC"]]],
  ["/artist/%3F%26%25", 1, [["?&%"]]],
  ["/album/AC%2FDC/Live", 2, [["AC/DC", "Live"]]],
  ["/album/AC/DC/Live", 2, [["AC", "DC/Live"], ["AC/DC", "Live"]]],
  ["/album/a/b/c/d", 2, [["a", "b/c/d"], ["a/b", "c/d"], ["a/b/c", "d"]]],
  ["/album/alone", 2, []],
  ["/artist", 1, []],
];

for (const [path, count, expected] of CASES) {
  Deno.test(`namesIn: ${path} for ${count}`, () => {
    assert.deepEqual(namesIn(new URL(path, "http://localhost"), count), expected);
  });
}

Deno.test("readings: an address of slashes alone is not asked for in every way", () => {
  assert.deepEqual(readings(Array(200).fill("a"), 2), []);
  assert.deepEqual(readings(Array(200).fill("a"), 1), []);
});
