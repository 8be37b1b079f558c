/** The fixture's site as a build serves it: file routes, islands, static files. */
import assert from "node:assert/strict";
import { App, staticFiles } from "fresh";
import { Builder } from "fresh/dev";
import { ask } from "./fixture_app.ts";

async function body(path: string): Promise<string> {
  return await (await ask(path)).text();
}

/** What stands in the page's main element or what takes its place. */
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
  const wrong = await ask("/", { method: "PATCH" });
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get("Allow"), "GET, HEAD, POST");
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

Deno.test("fsRoutes: error pages pass through the middlewares of their folder", async () => {
  const response = await ask("/admin/fails");
  assert.equal(response.headers.get("X-Admin"), "yes");
  assert.ok((await ask("/unknown")).headers.has("Content-Security-Policy"));
});

Deno.test("Head: replaces what the app wrapper says, without doubling it", async () => {
  const html = await body("/");
  assert.deepEqual(html.match(/<title>.*?<\/title>/g), ["<title>Home</title>"]);
  assert.deepEqual(html.match(/<meta name.*?>/g), ['<meta name="description" content="second"/>']);
  assert.match(await body("/unknown"), /<title>Error 404<\/title>/);
});

Deno.test("asset: stylesheets carry the build id and may be kept for good", async () => {
  const html = await body("/plain");
  const style = /href="(\/styles\.css\?__frsh_c=\w+)"/.exec(html)?.[1] ?? "";
  const response = await ask(style);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
  await response.body?.cancel();
  const old = await ask("/styles.css?__frsh_c=0000");
  assert.equal(old.status, 307);
  assert.equal(old.headers.get("location"), "/styles.css");
});

Deno.test("islands: a page without any has no script", async () => {
  const html = await body("/plain");
  assert.ok(!html.includes("<script"), html);
  assert.ok(!html.includes("modulepreload"), html);
});

Deno.test("islands: a page preloads the modules of its islands and of no others", async () => {
  const html = await body("/");
  const links = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, url]) =>
    url ?? ""
  );
  assert.ok(links.some((url) => url.includes("/Counter-")), html);
  assert.ok(!links.some((url) => url.includes("/Values-")), html);
  for (const url of links) {
    const response = await ask(url);
    assert.equal(response.status, 200, url);
    assert.equal(response.headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    assert.match(response.headers.get("Content-Type") ?? "", /^text\/javascript/);
    await response.body?.cancel();
  }
});

Deno.test("islands: props cannot close or open a script", async () => {
  const html = await body("/shared");
  assert.equal(html.match(/<\/script>/g)?.length, 2);
  assert.equal(html.match(/<!--\s/g), null);
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

Deno.test("islands: functions and JSX in props fail, with the names of island and prop", async () => {
  const said: string[] = [];
  const log = console.error;
  console.error = (error: unknown) => said.push(String(error));
  try {
    assert.equal((await ask("/function-prop")).status, 500);
    assert.equal((await ask("/jsx-prop")).status, 500);
  } finally {
    console.error = log;
  }
  assert.match(said[0] ?? "", /prop "onPick.deep" of island Values.*function/);
  assert.match(said[1] ?? "", /prop "icon.*" of island Values.*JSX/);
});

Deno.test("islands: requests at the same time do not meet", async () => {
  const pages = await Promise.all(["/", "/shared", "/plain", "/nested", "/"].map(body));
  assert.equal(pages[0]?.match(/<!--fresh:/g)?.length, 1);
  assert.equal(pages[1]?.match(/<!--fresh:/g)?.length, 5);
  assert.equal(pages[2]?.match(/<!--fresh:/g), null);
  assert.equal(pages[3]?.match(/<!--fresh:/g)?.length, 1);
});

Deno.test("staticFiles: ETag, 304, HEAD and 405", async () => {
  const response = await ask("/deep/digits.txt");
  assert.equal(response.status, 200);
  assert.match(response.headers.get("Content-Type") ?? "", /^text\/plain/);
  assert.equal(response.headers.get("Cache-Control"), "no-cache");
  assert.equal(await response.text(), "0123456789\n");
  const etag = response.headers.get("ETag") ?? "";
  const again = await ask("/deep/digits.txt", { headers: { "If-None-Match": `"x", ${etag}` } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), "");
  const head = await ask("/deep/digits.txt", { method: "HEAD" });
  assert.equal(head.headers.get("Content-Length"), "11");
  const post = await ask("/deep/digits.txt", { method: "POST" });
  assert.equal(post.status, 405);
  assert.equal(post.headers.get("Allow"), "GET, HEAD");
});

const RANGES: [range: string, status: number, contentRange: string | null, text: string][] = [
  ["bytes=0-3", 206, "bytes 0-3/11", "0123"],
  ["bytes=8-", 206, "bytes 8-10/11", "89\n"],
  ["bytes=-3", 206, "bytes 8-10/11", "89\n"],
  ["bytes=5-999", 206, "bytes 5-10/11", "56789\n"],
  ["bytes=11-", 416, "bytes */11", ""],
  ["bytes=-0", 416, "bytes */11", ""],
  ["bytes=3-1", 200, null, "0123456789\n"],
  ["bytes=0-1,3-4", 200, null, "0123456789\n"],
  ["lines=1-2", 200, null, "0123456789\n"],
];

for (const [range, status, contentRange, text] of RANGES) {
  Deno.test(`staticFiles: Range ${range} is ${status}`, async () => {
    const response = await ask("/deep/digits.txt", { headers: { Range: range } });
    assert.equal(response.status, status);
    assert.equal(response.headers.get("Content-Range"), contentRange);
    assert.equal(await response.text(), text);
  });
}

Deno.test("staticFiles: an outdated If-Range gets the whole file", async () => {
  const headers = { Range: "bytes=0-3", "If-Range": '"old"' };
  assert.equal((await ask("/deep/digits.txt", { headers })).status, 200);
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
  "/%",
  "/%E0%A4%A",
  "/deep",
  "/deep/",
  "/~/main.ts",
  "/file:///etc/passwd",
  "//etc/passwd",
];

for (const path of WAYS_OUT) {
  Deno.test(`staticFiles: ${path} finds nothing`, async () => {
    const response = await ask(path);
    assert.equal(response.status, 404);
    assert.match(response.headers.get("Content-Type") ?? "", /^text\/html/);
    await response.body?.cancel();
  });
}

Deno.test("Builder: an error of an island names file and line", async () => {
  const root = await Deno.makeTempDir({ dir: import.meta.dirname ?? ".", prefix: ".tmp_" });
  try {
    await Deno.mkdir(`${root}/islands`);
    await Deno.writeTextFile(
      `${root}/islands/Bad.tsx`,
      'import "./missing.ts";\nexport default 1;\n',
    );
    const build = new Builder({ root }).build({ snapshot: "memory" });
    await assert.rejects(build, /missing\.ts[\s\S]*islands\/Bad\.tsx:1:7/);
    await Deno.writeTextFile(
      `${root}/islands/Bad.tsx`,
      'import { App } from "fresh";\nnew App();\n',
    );
    const server = new Builder({ root }).build({ snapshot: "memory" });
    await assert.rejects(server, /runs on the server only[\s\S]*islands\/Bad\.tsx:1:20/);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("onTransformStaticFile: files that its filter names are served as it leaves them", async () => {
  const root = `${import.meta.dirname}/fixture`;
  const builder = new Builder({ root, target: "es2022" });
  builder.onTransformStaticFile(
    { pluginName: "upper", filter: /\.css$/ },
    ({ text, mode }) => ({ content: `/* ${mode} */${text.toUpperCase()}` }),
  );
  builder.onTransformStaticFile({ pluginName: "none", filter: /\.css$/ }, () => {});
  const app = new App().use(staticFiles());
  (await builder.build({ snapshot: "memory" }))(app);
  const get = async (path: string) =>
    await (await app.handler()(new Request(`http://localhost${path}`))).text();
  const css = await Deno.readTextFile(`${root}/static/styles.css`);
  assert.equal(await get("/styles.css"), `/* production */${css.toUpperCase()}`);
  assert.equal(await get("/logo.svg"), await Deno.readTextFile(`${root}/static/logo.svg`));
});

Deno.test("onTransformStaticFile: one that fails is named with its file", async () => {
  const builder = new Builder({ root: `${import.meta.dirname}/fixture`, target: "es2022" });
  builder.onTransformStaticFile({ pluginName: "broken", filter: /\.css$/ }, () => {
    throw new Error("no");
  });
  await assert.rejects(
    () => builder.build({ snapshot: "memory" }),
    /Cannot transform .*styles\.css \(broken\)/,
  );
});
