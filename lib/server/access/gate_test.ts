import assert from "node:assert/strict";
import { fakeRuntime } from "../../../tests/support/fake_runtime.ts";
import { type ContextParts, requestContext } from "../../../tests/support/request_context.ts";
import type { Access } from "./access.ts";
import { gate } from "./gate.ts";
import { sessionCookie } from "./session_cookie.ts";

const runtime = fakeRuntime();
const access: Access = {
  session: { key: new Uint8Array(32).fill(1), days: 30 },
  isPassword: () => Promise.resolve(false),
  isToken: (guess) => guess === "token",
};
const pass = async (parts: ContextParts) =>
  await gate(access, { proxies: 0, ...runtime })(requestContext(parts));
const Cookie = sessionCookie(access.session, false, runtime.now()).split(";")[0] ?? "";
const page = (path: string, headers: Record<string, string> = {}) =>
  pass({ url: `http://localhost${path}`, headers });

Deno.test("gate: pages send strangers to the sign-in page, which leads them back", async () => {
  const answer = await page("/artists?limit=10");
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("Location"), "/sign-in?next=%2Fartists%3Flimit%3D10");
  assert.equal(answer.headers.get("Cache-Control"), "no-store");
});

Deno.test("gate: the API and what is no context answer strangers with 401", async () => {
  const answer = await page("/api/summary");
  assert.equal(answer.status, 401);
  assert.equal(answer.headers.get("WWW-Authenticate"), `Bearer realm="tonearm"`);
  assert.equal((await answer.json()).error.code, "sign-in");
  assert.equal((await pass({ method: "POST" })).status, 401);
});

Deno.test("gate: only sign-in, sign-out and health are open, in exactly that spelling", async () => {
  for (const path of ["/sign-in", "/sign-in?next=/", "/sign-out", "/api/health", "/api/ready"]) {
    assert.equal((await page(path)).status, 200, path);
  }
  const others = ["/sign-in/", "/sign-in/../artists", "/SIGN-IN", "/sign-in%2f", "/api/healthy"];
  for (const path of [...others, "/x/sign-in", "/artists;/sign-in", "/api/health/../summary"]) {
    assert.notEqual((await page(path)).status, 200, path);
  }
});

Deno.test("gate: who is signed in sees everything, and no shared cache keeps it", async () => {
  for (const path of ["/", "/history", "/api/plays"]) {
    const answer = await page(path, { Cookie });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("Cache-Control"), "private, no-cache");
    assert.match(answer.headers.get("Vary") ?? "", /Cookie/);
  }
  const cases = [
    ["public, max-age=60", "private, max-age=60"],
    ["max-age=60, s-maxage=600", "private, max-age=60"],
    ["public", "private"],
    ["no-store", "no-store"],
  ];
  for (const [said = "", kept] of cases) {
    const next = () => Promise.resolve(new Response("", { headers: { "Cache-Control": said } }));
    const answer = await pass({ headers: { Cookie }, next });
    assert.equal(answer.headers.get("Cache-Control"), kept);
  }
});

Deno.test("gate: the token opens the API and nothing else", async () => {
  const status = async (path: string, Authorization: string) =>
    (await page(path, { Authorization })).status;
  assert.equal(await status("/api/summary", "Bearer token"), 200);
  assert.equal(await status("/api/summary", "bearer token"), 200);
  assert.equal(await status("/artists", "Bearer token"), 303);
  for (const wrong of ["Bearer", "Bearer ", "Bearer wrong", "Basic token", "token", "Bearer a b"]) {
    assert.equal(await status("/api/summary", wrong), 401, wrong);
  }
});

Deno.test("gate: a session for plain connections does not count on TLS", async () => {
  const answer = await pass({ url: "https://localhost/", headers: { Cookie } });
  assert.equal(answer.status, 303);
});
