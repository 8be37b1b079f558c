import assert from "node:assert/strict";
import { accessFrom, derivedToken } from "./access.ts";
import { hashPassword } from "./password_hash.ts";
import { hasSession, sessionCookie } from "./session_cookie.ts";

const NONE = { sitePassword: "", sitePasswordHash: "", siteSecret: "", siteToken: "" };
const NOBODY = { ...NONE, sessionDays: 30 };

async function accessOf(settings: Partial<typeof NOBODY>) {
  const access = await accessFrom({ ...NOBODY, ...settings });
  assert.ok(access !== null);
  return access;
}

Deno.test("accessFrom: no password is no access control; contradictions are errors", async () => {
  assert.equal(await accessFrom(NOBODY), null);
  const both = { ...NOBODY, sitePassword: "correct horse", sitePasswordHash: "scrypt:…" };
  await assert.rejects(accessFrom(both), { code: "bad-setting", message: /both set/ });
  const token = { ...NOBODY, siteToken: "a token of some length" };
  await assert.rejects(accessFrom(token), { code: "bad-setting", message: /open to all/ });
  const broken = { ...NOBODY, sitePasswordHash: "hunter2hunter2" };
  await assert.rejects(accessFrom(broken), (error: Error) => !error.message.includes("hunter2"));
});

Deno.test("accessFrom: password and hash let the same person in", async () => {
  const hash = await hashPassword("correct horse", { logN: 12, r: 8, p: 1 });
  for (
    const access of [
      await accessOf({ sitePassword: "correct horse" }),
      await accessOf({ sitePasswordHash: hash }),
    ]
  ) {
    assert.equal(await access.isPassword("correct horse"), true);
    assert.equal(await access.isPassword("wrong horse"), false);
    assert.equal(await access.isPassword(""), false);
  }
});

Deno.test("accessFrom: sessions hold after a restart; another password or secret ends them", async () => {
  const first = await accessOf({ sitePassword: "correct horse" });
  const again = await accessOf({ sitePassword: "correct horse" });
  const cookie = sessionCookie(first.session, false, 0).split(";")[0] ?? "";
  assert.equal(hasSession(cookie, again.session, false, 0), true);
  for (
    const change of [
      { sitePassword: "another horse" },
      { sitePassword: "correct horse", siteSecret: "0123456789abcdef" },
      { sitePasswordHash: await hashPassword("correct horse", { logN: 12, r: 8, p: 1 }) },
    ]
  ) {
    const { session } = await accessOf(change);
    assert.equal(hasSession(cookie, session, false, 0), false);
  }
});

Deno.test("accessFrom: the token is the one set, else one that belongs to the password", async () => {
  const set = await accessOf({
    sitePassword: "correct horse",
    siteToken: "a token of some length",
  });
  assert.equal(set.isToken("a token of some length"), true);
  for (const wrong of ["", "a token of some lengt", "a token of some length ", "\u0000"]) {
    assert.equal(set.isToken(wrong), false);
  }
  const hash = await hashPassword("correct horse", { logN: 12, r: 8, p: 1 });
  const derived = await accessOf({ sitePasswordHash: hash, siteSecret: "0123456789abcdef" });
  assert.equal(derived.isToken(derivedToken(hash, "0123456789abcdef")), true);
  assert.equal(derived.isToken(derivedToken(hash, "")), false);
});
