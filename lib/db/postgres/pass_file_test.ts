import assert from "node:assert/strict";
import { parsePostgresUrl } from "./address.ts";
import { homePassFile, passwordIn } from "./pass_file.ts";

/** A file, an address, and the password that it has for it; undefined for none. */
const CASES: readonly (readonly [string, string, string | undefined])[] = [
  ["localhost:5432:music:me:secret", "postgres://me@localhost/music", "secret"],
  ["localhost:5432:music:me:secret\r\n", "postgres://me@localhost/music", "secret"],
  ["# localhost:5432:music:me:no\n\nlocalhost:*:*:*:secret", "postgres://me@localhost/x", "secret"],
  ["*:*:*:*:first\n*:*:*:me:second", "postgres://me@localhost/music", "first"],
  ["db:5432:music:you:no\ndb:5432:music:me:yes", "postgres://me@db/music", "yes"],
  ["db:5433:music:me:no", "postgres://me@db/music", undefined],
  ["db:5432:other:me:no", "postgres://me@db/music", undefined],
  ["other:5432:music:me:no", "postgres://me@db/music", undefined],
  ["db:5432:music:me", "postgres://me@db/music", undefined],
  ["db:5432:music:me:", "postgres://me@db/music", undefined],
  ["db:5432:music:me:a:b:c", "postgres://me@db/music", "a:b:c"],
  ["db:5432:music:me:a\\:b\\\\c", "postgres://me@db/music", "a:b\\c"],
  ["db:5432:mu\\:sic:m\\\\e:secret", "postgres://m%5Ce@db/mu%3Asic", "secret"],
  ["db:5432:\\*:me:no", "postgres://me@db/music", undefined],
  ["\\:\\:1:5432:music:me:secret", "postgres://me@[::1]/music", "secret"],
  ["localhost:5433:music:me:secret", "postgres://me@%2Frun%2Fpg:5433/music", "secret"],
  ["/run/pg:5433:music:me:secret", "postgres://me@%2Frun%2Fpg:5433/music", "secret"],
  ["b:5432:music:me:of b\na:5432:music:me:of a", "postgres://me@a,b/music", "of a"],
  ["b:5432:music:me:of b", "postgres://me@a,b/music", "of b"],
  ["db:5432:music:me: with spaces ", "postgres://me@db/music", " with spaces "],
];

for (const [text, url, expected] of CASES) {
  Deno.test(`passwordIn: ${JSON.stringify(text)} has ${expected ?? "none"} for ${url}`, () => {
    assert.equal(passwordIn(text, parsePostgresUrl(url)), expected);
  });
}

Deno.test("homePassFile: as libpq names it on each system", () => {
  assert.equal(homePassFile("/home/me", "linux"), "/home/me/.pgpass");
  assert.equal(homePassFile("/Users/me", "darwin"), "/Users/me/.pgpass");
  const roaming = "C:\\Users\\me\\AppData\\Roaming";
  assert.equal(homePassFile(roaming, "windows"), `${roaming}\\postgresql\\pgpass.conf`);
});
