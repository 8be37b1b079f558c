import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { requestContext } from "../../../tests/support/request_context.ts";
import type { Access } from "./access.ts";
import { hasSession } from "./session_cookie.ts";
import { signIn } from "./sign_in.ts";

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const HERE = { ...FORM, "Sec-Fetch-Site": "same-origin" };

/** A site that counts how often its password is looked at. */
function site() {
  const runtime = fakeRuntime();
  const state = { looked: 0 };
  const access: Access = {
    session: { key: new Uint8Array(32).fill(1), days: 30 },
    isPassword(guess) {
      state.looked++;
      return Promise.resolve(guess === "correct horse");
    },
    isToken: () => false,
  };
  const handlers = signIn(access, { proxies: 0, ...runtime });
  const post = (
    fields: Record<string, string>,
    from = "127.0.0.1",
    headers: Record<string, string> = HERE,
  ) =>
    handlers.submit(requestContext({
      url: "http://localhost/sign-in",
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers,
      from,
    }));
  return { runtime, state, access, handlers, post };
}

Deno.test("signIn: the page is a form that leads back, safe in HTML, kept by no cache", async () => {
  const { handlers } = site();
  const next = encodeURIComponent(`/artists?q="><script>`);
  const answer = await handlers.page(
    requestContext({ url: `http://localhost/sign-in?next=${next}` }),
  );
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("Cache-Control"), "no-store");
  assert.match(answer.headers.get("Content-Security-Policy") ?? "", /default-src 'none'/);
  assert.match(html, /<label for="password">/);
  assert.ok(!html.includes("<script"));
});

Deno.test("signIn: the right password signs in and leads back", async () => {
  const { access, runtime, post, handlers } = site();
  const answer = await post({ password: "correct horse", next: "/artists?limit=10" });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("Location"), "/artists?limit=10");
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  assert.equal(hasSession(cookie, access.session, false, runtime.now()), true);
  const again = requestContext({
    url: "http://localhost/sign-in?next=/year",
    headers: { Cookie: cookie },
  });
  assert.equal((await handlers.page(again)).headers.get("Location"), "/year");
});

Deno.test("signIn: afterwards nobody is led to another site", async () => {
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
    const answer = await site().post({ password: "correct horse", next });
    assert.equal(answer.headers.get("Location"), "/");
  }
});

Deno.test("signIn: a wrong password is told, without a cookie", async () => {
  const answer = await site().post({ password: "wrong horse", next: "/artists" });
  assert.equal(answer.status, 403);
  assert.equal(answer.headers.get("Set-Cookie"), null);
  const html = await answer.text();
  assert.match(html, /role="alert"/);
  assert.match(html, /value="\/artists"/);
  assert.ok(!html.includes("wrong horse"));
});

Deno.test("signIn: a form from another site is not looked at", async () => {
  const { post, state } = site();
  const foreign: Record<string, string>[] = [
    FORM,
    { ...FORM, "Sec-Fetch-Site": "cross-site" },
    { ...FORM, Origin: "https://evil.example" },
    { ...FORM, Origin: "null" },
  ];
  for (const headers of foreign) {
    assert.equal((await post({ password: "correct horse" }, "127.0.0.1", headers)).status, 403);
  }
  assert.equal(state.looked, 0);
});

Deno.test("signIn: five wrong guesses, then one a minute, however many come at once", async () => {
  const { runtime, state, post } = site();
  const guess = () => post({ password: "wrong horse" });
  const answers = await Promise.all(Array.from({ length: 20 }, guess));
  assert.equal(state.looked, 5);
  const refused = answers.filter(({ status }) => status === 429);
  assert.equal(refused.length, 15);
  assert.equal(refused[0]?.headers.get("Retry-After"), "60");
  assert.equal((await post({ password: "correct horse" })).status, 429);
  runtime.pass(60_000);
  assert.equal((await post({ password: "correct horse" })).status, 303);
});

Deno.test("signIn: many clients together do not guess faster than one in ten seconds", async () => {
  const { runtime, state, post } = site();
  const wave = async () => {
    for (let client = 0; client < 200; client++) {
      await post({ password: "wrong horse" }, `192.0.2.${client}`);
    }
  };
  await wave();
  assert.equal(state.looked, 30);
  runtime.pass(60_000);
  await wave();
  assert.equal(state.looked, 36);
});

Deno.test("signIn: who knows the password may sign in as often as needed", async () => {
  const { post } = site();
  for (let time = 0; time < 50; time++) {
    assert.equal((await post({ password: "correct horse" })).status, 303);
  }
});

Deno.test("signIn: sign-out takes the cookie, only when asked from here", async () => {
  const { handlers } = site();
  const signOut = (headers: Record<string, string>) =>
    handlers.signOut(requestContext({ url: "http://localhost/sign-out", method: "POST", headers }));
  const answer = await signOut(HERE);
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get("Set-Cookie") ?? "", /^tonearm=; .*Max-Age=0/);
  assert.equal((await signOut({ "Sec-Fetch-Site": "cross-site" })).status, 403);
});
