import assert from "node:assert/strict";
import { hashPassword, parseHash, verifyPassword } from "./password_hash.ts";

const CHEAP = { logN: 12, r: 8, p: 1 };

Deno.test("hashPassword: verified by its own password alone, salted anew each time", async () => {
  const [one, two] = await Promise.all([
    hashPassword("correct horse", CHEAP),
    hashPassword("correct horse", CHEAP),
  ]);
  assert.notEqual(one, two);
  assert.match(one, /^scrypt:12:8:1:[\w-]{22}:[\w-]{43}$/);
  assert.ok(!one.includes("correct"));
  assert.equal(await verifyPassword("correct horse", parseHash(one)), true);
  for (const wrong of ["", "correct hors", "correct horse!", "Correct horse"]) {
    assert.equal(await verifyPassword(wrong, parseHash(one)), false, wrong);
  }
});

Deno.test("hashPassword: the same letters from different keyboards are the same password", async () => {
  const hash = parseHash(await hashPassword("Björk e\u0301toile", CHEAP));
  assert.equal(await verifyPassword(" Bjo\u0308rk \u00e9toile ", hash), true);
});

Deno.test("parseHash: what is no hash, too weak or too costly is refused", async () => {
  const good = await hashPassword("correct horse", CHEAP);
  const [, , , , salt, key] = good.split(":");
  const bad = [
    "",
    "correct horse",
    good.slice(0, -1),
    `${good}x`,
    good.replace("scrypt", "plain"),
    `scrypt:11:8:1:${salt}:${key}`,
    `scrypt:12:0:1:${salt}:${key}`,
    `scrypt:12:8:0:${salt}:${key}`,
    `scrypt:19:8:1:${salt}:${key}`,
    `scrypt:99:8:1:${salt}:${key}`,
    `scrypt:12:8:17:${salt}:${key}`,
  ];
  for (const text of bad) assert.throws(() => parseHash(text), text);
});
