import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { endedCookie, hasSession, sessionCookie } from "./session_cookie.ts";

const DAY_MS = 86_400_000;
const session = { key: new Uint8Array(32).fill(1), days: 30 };
const pairOf = (setCookie: string) => setCookie.split(";")[0] ?? "";
const valid = pairOf(sessionCookie(session, true, 0));

Deno.test("sessionCookie: its attributes keep scripts, other sites and plain connections out", () => {
  const secure = sessionCookie(session, true, 0);
  assert.match(secure, /^__Host-tonearm=v1\.\d+\.[\w-]{16}\.[\w-]{43}; /);
  const attributes = ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax", "Secure"];
  assert.deepEqual(secure.split("; ").slice(1), attributes);
  const plain = sessionCookie(session, false, 0);
  assert.match(plain, /^tonearm=/);
  assert.deepEqual(plain.split("; ").slice(1), attributes.slice(0, -1));
  assert.match(endedCookie(true), /^__Host-tonearm=; Path=\/; Max-Age=0; .*Secure$/);
});

Deno.test("hasSession: until it expires, and not a moment longer", () => {
  assert.equal(hasSession(valid, session, true, 0), true);
  assert.equal(hasSession(valid, session, true, 30 * DAY_MS - 1), true);
  assert.equal(hasSession(valid, session, true, 30 * DAY_MS), false);
});

Deno.test("hasSession: a shorter life set later holds for old sessions too", () => {
  assert.equal(hasSession(valid, { ...session, days: 29 }, true, 0), false);
});

Deno.test("hasSession: another key, the name for plain connections, or no cookie is no session", () => {
  const other = { ...session, key: new Uint8Array(32).fill(2) };
  assert.equal(hasSession(valid, other, true, 0), false);
  assert.equal(hasSession(valid, session, false, 0), false);
  assert.equal(hasSession(valid.replace("__Host-", ""), session, true, 0), false);
  assert.equal(hasSession(null, session, true, 0), false);
});

Deno.test("hasSession: a planted cookie of the same name does not lock the owner out", () => {
  assert.equal(hasSession(`__Host-tonearm=planted; ${valid}; a=b`, session, true, 0), true);
});

Deno.test("hasSession: any changed character makes it worthless", () => {
  const value = valid.slice(valid.indexOf("=") + 1);
  const at = fc.integer({ min: 0, max: value.length - 1 });
  const letter = fc.constantFrom(..."abcXYZ0189_-.=");
  fc.assert(fc.property(at, letter, (place, char) => {
    fc.pre(value[place] !== char);
    const changed = value.slice(0, place) + char + value.slice(place + 1);
    // The last letter of 43 holds two bits that mean nothing.
    fc.pre(place < value.length - 1);
    assert.equal(hasSession(`__Host-tonearm=${changed}`, session, true, 0), false);
  }));
});

Deno.test("hasSession: any header at all is read without an error", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    assert.equal(hasSession(text, session, true, 0), false);
    assert.equal(hasSession(`__Host-tonearm=${text}`, session, true, 0), false);
    assert.equal(hasSession(`__Host-tonearm=v1.9999999999.${text}`, session, true, 0), false);
  }));
});
