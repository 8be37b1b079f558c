/** The fixture's site as a build serves it: file routes, islands, static files. */
import assert from "node:assert/strict";
import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import { ask } from "./fixture_app.ts";

async function body(path: string): Promise<string> {
  return await (await ask(path)).text();
}

/** What the page's body holds before its scripts. */
function main(html: string): string {
  return /<body>(.*?)(<script|<\/body>)/s.exec(html)?.[1] ?? html;
}

Deno.test("fsRoutes: a page inside its layout and the app wrapper", async () => {
  const response = await ask("/");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("Content-Type"), "text/html; charset=utf-8");
  assert.equal(response.headers.get("X-Page"), "home");
  const html = await response.text();
  assert.match(html, /^<!DOCTYPE html><html lang="en"><head>/);
  assert.match(html, /<main data-order="use root">/);
});

Deno.test("fsRoutes: handlers by method, of which some return data and some a response", async () => {
  const response = await ask("/", { method: "POST" });
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), { posted: true });
  const head = await ask("/", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.headers.get("X-Page"), "home");
  assert.equal(await head.text(), "");
  assert.deepEqual(await (await ask("/api/health")).json(), { ok: true });
});

const PAGES: [path: string, status: number, main: string][] = [
  ["/artist/nina", 200, '<main data-order="use root"><h1>the one</h1></main>'],
  ["/artist/Nina%20Simone", 200, '<main data-order="use root"><h1>Nina Simone</h1></main>'],
  ["/artist/a%2Fb", 200, '<main data-order="use root"><h1>a%2Fb</h1></main>'],
  ["/artist/%3Cb%3E", 200, '<main data-order="use root"><h1>&lt;b></h1></main>'],
  ["/docs/a/b", 200, '<main data-order="use root"><h1>docs a/b</h1></main>'],
  ["/about", 200, '<main data-order="use root"><section><p>about</p></section></main>'],
  ["/bare", 200, "<p>bare</p>"],
  ["/admin", 200, '<aside data-order="use root admin 1 admin 2"><h1>admin</h1></aside>'],
  [
    "/admin/fails",
    409,
    '<aside data-order="use root admin 1 admin 2"><h1>admin error</h1></aside>',
  ],
  ["/forbidden", 403, '<main data-order="use root"><h1>403 at /forbidden</h1></main>'],
  ["/fails", 500, '<main data-order="use root"><h1>500 at /fails</h1></main>'],
  ["/unknown", 404, '<main data-order="use root"><h1>404 at /unknown</h1></main>'],
  ["//unknown//twice", 404, '<main data-order="use root"><h1>404 at /unknown/twice</h1></main>'],
  ["/_app", 404, '<main data-order="use root"><h1>404 at /_app</h1></main>'],
  ["/Shared", 404, '<main data-order="use root"><h1>404 at /Shared</h1></main>'],
];

for (const [path, status, expected] of PAGES) {
  Deno.test(`fsRoutes: ${path} is ${status}, in its layouts`, async () => {
    const response = await ask(path);
    assert.equal(response.status, status);
    assert.equal(main(await response.text()), expected);
  });
}

Deno.test("Head: replaces what the app wrapper says, without doubling it", async () => {
  const html = await body("/");
  assert.deepEqual(html.match(/<title>.*?<\/title>/g), ["<title>Home</title>"]);
  assert.deepEqual(html.match(/<meta name.*?>/g), ['<meta name="description" content="second"/>']);
  assert.match(await body("/unknown"), /<title>Error 404<\/title>/);
});

Deno.test("asset: stylesheets carry the build id and may be kept for good", async () => {
  const html = await body("/plain");
  const style = /href="(\/styles\.css\?\w+=\w+)"/.exec(html)?.[1] ?? "";
  const response = await ask(style);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  await response.body?.cancel();
  const old = await ask(style.replace(/=\w+/, "=0000"));
  assert.equal(old.status, 307);
  assert.equal(old.headers.get("location"), "/styles.css");
});

Deno.test("islands: props cannot close or open a script", async () => {
  assert.ok(!(await body("/shared")).includes("</script><!-- <b>"));
});

Deno.test("islands: every script has the nonce of the page's policy", async () => {
  const response = await ask("/shared");
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const nonce = /'nonce-(\w+)'/.exec(policy)?.[1];
  assert.ok(nonce && !policy.includes("unsafe-inline"), policy);
  for (const [tag] of (await response.text()).matchAll(/<script[^>]*>/g)) {
    assert.ok(tag.includes(`nonce="${nonce}"`), tag);
  }
});

Deno.test("islands: a function in props fails", async () => {
  const log = console.error;
  console.error = () => {};
  try {
    assert.equal((await ask("/function-prop")).status, 500);
  } finally {
    console.error = log;
  }
});

Deno.test("islands: requests at the same time do not meet", async () => {
  const pages = await Promise.all(["/", "/shared", "/plain", "/nested", "/"].map(body));
  const counters = pages.map((html) => html.match(/<div class="counter">/g)?.length ?? 0);
  assert.deepEqual(counters, [1, 1, 0, 2, 1]);
});

Deno.test("staticFiles: files by their type, and not kept without a build id", async () => {
  const response = await ask("/deep/digits.txt");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("Content-Type") ?? "", /^text\/plain/);
  assert.match(response.headers.get("Cache-Control") ?? "", /no-cache/);
  assert.equal(await response.text(), "0123456789\n");
  const head = await ask("/deep/digits.txt", { method: "HEAD" });
  assert.equal(head.headers.get("Content-Length"), "11");
  assert.equal((await ask("/deep/digits.txt", { method: "POST" })).status, 405);
});

const WAYS_OUT = [
  "/../main.ts",
  "/%2e%2e/main.ts",
  "/%2e%2e%2fmain.ts",
  "/..%2fmain.ts",
  "/deep/..%2f..%2fmain.ts",
  "/%252e%252e%252fmain.ts",
  "/..%5cmain.ts",
  "/..\\main.ts",
  "/styles.css%00.txt",
  "/%00",
  "/deep",
  "/deep/",
  "/~/main.ts",
  "/file:///etc/passwd",
  "//etc/passwd",
];

for (const path of WAYS_OUT) {
  Deno.test(`staticFiles: ${path} finds nothing`, async () => {
    const log = console.error;
    console.error = () => {};
    try {
      const response = await ask(path);
      assert.ok(response.status >= 400, `${response.status}`);
      assert.ok(!/import|root:/.test(await response.text()));
    } finally {
      console.error = log;
    }
  });
}

Deno.test("onTransformStaticFile: files that its filter names are served as it leaves them", async () => {
  const root = `${import.meta.dirname}/fixture`;
  const builder = new Builder({ root, target: "es2022" });
  builder.onTransformStaticFile(
    { pluginName: "double", filter: /\.txt$/ },
    ({ text }) => ({ content: text.trim() + text }),
  );
  builder.onTransformStaticFile({ pluginName: "none", filter: /\.txt$/ }, () => {});
  const app = new App().use(staticFiles());
  (await builder.build({ snapshot: "memory" }))(app);
  const get = async (path: string) =>
    await (await app.handler()(new Request(`http://localhost${path}`))).text();
  assert.equal(await get("/deep/digits.txt"), "01234567890123456789\n");
  assert.equal(await get("/logo.svg"), await Deno.readTextFile(`${root}/static/logo.svg`));
});
