import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { nextPath } from "./next_path.ts";

Deno.test("nextPath: a path of this site stays as it is", () => {
  for (const path of ["/", "/artists?limit=10&q=a%20b", "/artist/Bj%C3%B6rk", "/year/2024"]) {
    assert.equal(nextPath(path), path);
  }
});

Deno.test("nextPath: whatever leads elsewhere becomes the home page", () => {
  const elsewhere = [
    null,
    "",
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "/..//evil.example/",
    "/a/..//evil.example/",
    "/./\\evil.example/",
    "javascript:alert(1)",
    " /artists",
    "artists",
    "/sign-in",
    "/sign-out?x=1",
    "/a/../sign-in",
    `/${"a".repeat(5000)}`,
  ];
  for (const text of elsewhere) assert.equal(nextPath(text), "/", String(text));
});

Deno.test("nextPath: no text at all leads to another origin, nor breaks out of a header", () => {
  const piece = fc.oneof(
    fc.constantFrom("/", "\\", "..", ".", "\t", "\r\n", "@", ":", "//", "evil.example", "%2f", "?"),
    fc.string({ maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join("")}`);
  fc.assert(
    fc.property(text, (given) => {
      const path = nextPath(given);
      assert.match(path, /^\/(?![/\\])[!-~]*$/);
      assert.equal(new URL(path, "https://stats.example.org").origin, "https://stats.example.org");
    }),
    { numRuns: 500 },
  );
});
