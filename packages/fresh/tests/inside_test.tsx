/**
 * What only this member can be asked: its markers, its files and addresses, and what it refuses where
 * it is smaller than Fresh. Fresh itself would fail here.
 */
import assert from "node:assert/strict";
import { App, csp, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import { ask } from "./fixture_app.ts";
import { withFolder, withSite } from "./with_site.ts";

async function body(path: string): Promise<string> {
  return await (await ask(path)).text();
}

Deno.test("islands: each is between two comments, and requests at the same time do not meet", async () => {
  const pages = await Promise.all(["/", "/shared", "/plain", "/nested"].map(body));
  const markers = pages.map((html) => html.match(/<!--fresh:\d+-->/g)?.length ?? 0);
  assert.deepEqual(markers, [1, 5, 0, 1]);
});

Deno.test("islands: a page without any has no script, one with some has two", async () => {
  const plain = await ask("/plain");
  assert.equal(plain.headers.get("Link"), null);
  assert.ok(!(await plain.text()).includes("<script"));
  assert.equal((await body("/shared")).match(/<\/script>/g)?.length, 2);
});

Deno.test("islands: a page announces the modules of its islands and of no others", async () => {
  const response = await ask("/");
  await response.body?.cancel();
  const urls = [...(response.headers.get("Link") ?? "").matchAll(/<([^>]+)>/g)];
  assert.deepEqual(urls.map(([, url]) => url?.replace(/.*\//, "")), [
    "fresh-runtime.js",
    "Counter.js",
  ]);
  for (const [, url = ""] of urls) {
    const module = await ask(url);
    assert.equal(module.status, 200, url);
    assert.equal(module.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    assert.match(module.headers.get("Content-Type") ?? "", /^text\/javascript/);
    await module.body?.cancel();
  }
});

Deno.test("islands: JSX in props is refused", async () => {
  const said: string[] = [];
  const log = console.error;
  console.error = (error: unknown) => said.push(String(error));
  try {
    assert.equal((await ask("/jsx-prop")).status, 500);
  } finally {
    console.error = log;
  }
});

Deno.test("App: a broken escape in a pattern's part throws before any middleware", async () => {
  let isMet = false;
  const app = new App()
    .use((ctx) => {
      isMet = true;
      return ctx.next();
    })
    .get("/artist/:name", () => new Response("never"));
  await assert.rejects(app.handler()(new Request("http://localhost/artist/%")), URIError);
  assert.equal(isMet, false);
});

Deno.test("fsRoutes: a file that exports nothing useful, or is not part of this member, is named", async () => {
  for (
    const [file, text, expected] of [
      ["routes/empty.js", "export const a = 1;", /route file empty: expected a default export/],
      ["routes/_middleware.js", "export default 1;", /route file _middleware: expected a function/],
      ["routes/_404.js", "export default () => null;", /_404: it is not part of this member/],
    ] as const
  ) {
    await assert.rejects(withSite({ [file]: text }, () => Promise.resolve()), expected);
  }
});

Deno.test("Builder: an error of an island names file and line", async () => {
  await withFolder(
    { "islands/Bad.tsx": 'import "./missing.ts";\nexport default 1;\n' },
    async (root) => {
      const build = new Builder({ root }).build({ snapshot: "memory" });
      await assert.rejects(build, /islands\/Bad\.tsx:1:7.*missing\.ts/);
    },
  );
});

Deno.test("staticFiles: a link out of the folder is not followed", async () => {
  await withFolder({ "secret.txt": "secret", "static/a.txt": "a" }, async (root) => {
    await Deno.symlink("../secret.txt", `${root}/static/link.txt`);
    await Deno.symlink("..", `${root}/static/up`);
    const applySnapshot = await new Builder({ root }).build({ snapshot: "memory" });
    const app = new App().use(staticFiles());
    applySnapshot(app);
    for (const path of ["/link.txt", "/up/secret.txt"]) {
      assert.equal((await app.handler()(new Request(`http://localhost${path}`))).status, 404);
    }
  });
});

Deno.test("csp: the nonce is tied to the response of ctx.render()", async () => {
  const copied = new App().use(csp({ useNonce: true }), async (ctx) => {
    const response = await ctx.next();
    return new Response(response.body, response);
  }).use(staticFiles()).get("/", (ctx) => ctx.render(<p />));
  const response = await copied.handler()(new Request("http://localhost/"));
  assert.match(response.headers.get("Content-Security-Policy") ?? "", /'unsafe-inline'/);
});
