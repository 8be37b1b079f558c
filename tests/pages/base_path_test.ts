/** The whole site below a path of its host: what leads where, and what is known to whom. */
import assert from "node:assert/strict";
import { RUNTIME } from "../../lib/server/middleware/runtime.ts";
import { makeHistory } from "../support/history.ts";
import { siteWith, withData } from "../support/site.ts";

const history = makeHistory(600);
const year = history.plays[0]?.year ?? 0;
const PASSWORD = { SITE_PASSWORD: "correct horse" };

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

async function siteBelow(path: string, environment: Record<string, string> = {}): Promise<Ask> {
  const handler = await siteWith({ BASE_PATH: path, ...environment }, RUNTIME);
  return (path, init) => handler(new Request(`http://localhost${path}`, init));
}

/** Every address of this host that a page names. */
function addresses(html: string): string[] {
  return [...html.matchAll(/(?:href|src|action)="(\/[^"]*)"|url\("(\/[^"]*)"\)/g)]
    .map(([, attribute, style]) => (attribute ?? style ?? "").replaceAll("&amp;", "&"));
}

Deno.test("base path: every address on every page is below it, and is answered", async () => {
  await using _ = await withData(history);
  const ask = await siteBelow("/music");
  /** One address of each path. */
  const seen = new Map<string, string>();
  const see = (address: string) => seen.set(address.replace(/[?#].*/, ""), address);
  const pages = [
    "",
    "/artists",
    "/tracks",
    "/albums",
    "/patterns",
    "/taste",
    "/habits",
    "/podcasts",
  ];
  for (
    const page of [...pages, `/year/${year}`, "/history", "/data", "/search?q=a", "/api", "/sql"]
  ) {
    const response = await ask(`/music${page}`);
    assert.equal(response.status, 200, page);
    const found = addresses(await response.text());
    assert.ok(found.length > 10, page);
    for (const address of found) {
      assert.ok(address.startsWith("/music/"), `${page}: ${address}`);
      see(address.replace(/#.*/, ""));
    }
    for (const [, module = ""] of (response.headers.get("Link") ?? "").matchAll(/<([^>]+)>/g)) {
      assert.ok(module.startsWith("/music/_fresh/"), module);
      see(module);
    }
  }
  for (const address of seen.values()) {
    if (/\/(theme|pictures|sign-out|sql)$/.test(address)) continue; // taken by POST alone
    const { status, body } = await ask(address);
    await body?.cancel();
    assert.ok(status < 400, `${address} is ${status}`);
  }
});

Deno.test("base path: the API, its links and its description", async () => {
  await using _ = await withData(history);
  const ask = await siteBelow("/a/b");
  const plays = history.plays.length;
  assert.equal((await (await ask("/a/b/api/summary")).json()).data.total_plays, plays);
  const listed = await ask("/a/b/api/plays?limit=1");
  await listed.body?.cancel();
  assert.match(listed.headers.get("Link") ?? "", /^<\/a\/b\/api\/plays\?/);
  const { servers } = await (await ask("/a/b/api/openapi.json")).json();
  assert.deepEqual(servers, [{ url: "/a/b" }]);
  const wrong = await ask("/a/b/api/unknown");
  assert.deepEqual([wrong.status, (await wrong.json()).error.code], [404, "not-found"]);
});

Deno.test("base path: redirects and cookies stay below it", async () => {
  await using _ = await withData(history);
  const ask = await siteBelow("/music");
  const year = await ask("/music/year");
  assert.match(year.headers.get("Location") ?? "", /^\/music\/year\/\d{4}/);
  const form = { method: "POST" };
  const body = new URLSearchParams({ theme: "dark", back: "/music/artists?metric=plays" });
  const theme = await ask("/music/theme", { ...form, body: String(body), headers: formOf(body) });
  assert.equal(theme.headers.get("Location"), "/music/artists?metric=plays");
  assert.match(theme.headers.get("Set-Cookie") ?? "", /^theme=dark; Path=\/music;/);
  const away = new URLSearchParams({ theme: "dark", back: "/other-app" });
  const back = await ask("/music/theme", { ...form, body: String(away), headers: formOf(away) });
  assert.equal(back.headers.get("Location"), "/music/");
});

Deno.test("base path: behind a password, from the sign-in page to the page that was asked for", async () => {
  await using _ = await withData(history);
  const ask = await siteBelow("/music", PASSWORD);
  const turned = await ask("/music/artists?metric=plays");
  assert.equal(turned.status, 303);
  assert.equal(
    turned.headers.get("Location"),
    `/music/sign-in?next=${encodeURIComponent("/music/artists?metric=plays")}`,
  );
  const page = await (await ask(turned.headers.get("Location") ?? "")).text();
  assert.match(page, /<form method="post" action="\/music\/sign-in">/);
  const next = /name="next" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const body = new URLSearchParams({ next, password: PASSWORD.SITE_PASSWORD });
  const signedIn = await ask("/music/sign-in", {
    method: "POST",
    headers: formOf(body),
    body: String(body),
  });
  assert.equal(signedIn.headers.get("Location"), "/music/artists?metric=plays");
  const cookie = signedIn.headers.get("Set-Cookie") ?? "";
  assert.match(cookie, /^tonearm=[^;]+; Path=\/music;/);
  const headers = { Cookie: cookie.split(";")[0] ?? "" };
  assert.equal((await ask("/music/artists", { headers })).status, 200);
  assert.equal((await ask("/music/api/summary")).status, 401);
  assert.equal((await ask("/music/api/health")).status, 200);
  assert.equal((await ask("/music/history")).status, 303);
});

Deno.test("base path: single plays of a public site stay closed, however the path is written", async () => {
  await using _ = await withData(history);
  const ask = await siteBelow("/music", { HOST: "0.0.0.0", ALLOWED_HOSTS: "localhost" });
  for (
    const path of [
      "/music/history",
      "/music//history",
      "/music/api/plays",
      "/history",
      "/music/sql",
    ]
  ) {
    const { status, body } = await ask(path);
    await body?.cancel();
    assert.equal(status, 403, path);
  }
});

Deno.test("base path: a proxy that takes the prefix away reaches the same pages", async () => {
  await using _ = await withData(history);
  const ask = await siteBelow("/music");
  for (
    const path of [
      "/",
      "/artists",
      "/artist/AC%2FDC",
      "/favicon.svg",
      "/api/summary",
      "/api/health",
    ]
  ) {
    const stripped = await ask(path);
    const whole = await ask(`/music${path}`);
    assert.equal(stripped.status, 200, path);
    const text = async (response: Response) =>
      (await response.text()).replaceAll(/nonce="\w+"/g, "");
    assert.equal(await text(stripped), await text(whole), path);
  }
  assert.equal((await ask("/artist/%")).status, 400);
  assert.equal((await ask("/music/artist/%")).status, 400);
});

/** The headers of a form that a page of this site sends. */
function formOf(body: URLSearchParams): Record<string, string> {
  return {
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": String(String(body).length),
    "Sec-Fetch-Site": "same-origin",
    Origin: "http://localhost",
  };
}
