import assert from "node:assert/strict";
import { pathBack, themeCookie, themeOf } from "./theme.ts";

const ORIGIN = "http://127.0.0.1:8000";

Deno.test("themeOf: only the two themes count", () => {
  const of = (cookie: string) => themeOf(new Headers({ cookie }));
  assert.equal(of("theme=light"), "light");
  assert.equal(of("x=1; theme=dark;y=2"), "dark");
  assert.equal(of("theme=<script>"), null);
  assert.equal(of("mytheme=dark"), null);
  assert.equal(themeOf(new Headers()), null);
});

Deno.test("themeCookie: anything but a theme forgets the choice", () => {
  assert.match(themeCookie("dark"), /^theme=dark; .*Max-Age=31536000/);
  assert.match(themeCookie("system"), /^theme=; .*Max-Age=0/);
  assert.match(themeCookie("a; Domain=b"), /^theme=; /);
});

Deno.test("pathBack: leads to this site only", () => {
  assert.equal(pathBack("/artists?metric=plays", ORIGIN, "/"), "/artists?metric=plays");
  for (const bad of ["//evil.example/", "/\\evil.example", "https://evil.example/", "", null]) {
    assert.equal(pathBack(bad, ORIGIN, "/"), "/");
  }
});
