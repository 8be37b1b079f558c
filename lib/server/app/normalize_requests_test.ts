import assert from "node:assert/strict";
import { App } from "fresh";
import { normalizeRequests, refuseMalformed } from "./normalize_requests.ts";

const app = new App()
  .use(refuseMalformed())
  .get("/artist/:name", (ctx) => ctx.text(ctx.url.pathname))
  .post("/artist/:name", async (ctx) => ctx.text(await ctx.req.text()));
const handler = normalizeRequests(app.handler());
const ask = (path: string, init?: RequestInit) =>
  handler(new Request(`http://localhost${path}`, init));

Deno.test("normalizeRequests: a broken escape in a path is 400, as page and as JSON", async () => {
  for (
    const path of ["/artist/%", "/artist/%E0%A4%A", "/%ff", "/%", "/artist/a%2", "/unknown/%zz"]
  ) {
    const answer = await ask(path);
    assert.equal(answer.status, 400, path);
    assert.match(await answer.text(), /percent-encoded/);
  }
  const answer = await ask("/api/artist/%ff");
  assert.equal(answer.status, 400);
  assert.equal((await answer.json()).error.code, "bad-request");
});

Deno.test("normalizeRequests: a method that nobody knows is 405, with those that are known", async () => {
  for (const method of ["BREW", "PROPFIND", "get", "SEARCH"]) {
    const answer = await ask("/artist/a", { method });
    assert.equal(answer.status, method === "get" ? 200 : 405, method); // a Request makes GET of get
    if (answer.status === 405) assert.equal(answer.headers.get("Allow"), "GET, HEAD, POST");
    await answer.body?.cancel();
  }
});

Deno.test("normalizeRequests: everything else is passed on as it came", async () => {
  assert.equal(await (await ask("/artist/AC%2FDC?x=%")).text(), "/artist/AC%2FDC");
  assert.equal(await (await ask("/artist/a", { method: "POST", body: "sent" })).text(), "sent");
});
