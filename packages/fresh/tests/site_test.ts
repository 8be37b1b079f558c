/** Small sites made for one question each. */
import assert from "node:assert/strict";
import { App, type FreshConfig, staticFiles } from "fresh";
import { Builder } from "fresh/dev";

type Ask = (path: string, init?: RequestInit) => Promise<Response>;

/** Writes a site, builds it in memory and lets it answer. */
async function withSite(
  files: Record<string, string>,
  run: (ask: Ask) => Promise<void>,
  config: FreshConfig = {},
): Promise<void> {
  const root = await Deno.makeTempDir({ dir: import.meta.dirname ?? ".", prefix: ".tmp_" });
  try {
    for (const [path, text] of Object.entries(files)) {
      await Deno.mkdir(`${root}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.writeTextFile(`${root}/${path}`, text);
    }
    const applySnapshot = await new Builder({ root }).build({ snapshot: "memory" });
    const app = new App(config).use(staticFiles()).fsRoutes();
    applySnapshot(app);
    const handler = app.handler();
    await run((path, init) => handler(new Request(`http://localhost${path}`, init)));
  } finally {
    await Deno.remove(root, { recursive: true });
  }
}

const says = (expression: string) =>
  `export const handler = (ctx) => new Response(String(${expression}));`;

Deno.test("fsRoutes: an optional part of a path", async () => {
  await withSite(
    { "routes/docs/[[version]]/index.js": says("ctx.params.version") },
    async (ask) => {
      assert.equal(await (await ask("/docs")).text(), "undefined");
      assert.equal(await (await ask("/docs/latest")).text(), "latest");
      assert.equal((await ask("/docs/latest/more")).status, 404);
    },
  );
});

Deno.test("fsRoutes: the more specific file wins", async () => {
  await withSite({
    "routes/[...rest].js": says("`rest ${ctx.params.rest}`"),
    "routes/[a].js": says("`a ${ctx.params.a}`"),
    "routes/[a]/[b].js": says("`ab ${ctx.params.a} ${ctx.params.b}`"),
    "routes/[a]/fixed.js": says("`fixed ${ctx.params.a}`"),
    "routes/top.js": says("'top'"),
    "routes/index.js": says("'index'"),
  }, async (ask) => {
    const answers: string[] = [];
    for (const path of ["/", "/top", "/x", "/x/fixed", "/x/y", "/x/y/z"]) {
      answers.push(await (await ask(path)).text());
    }
    assert.deepEqual(answers, ["index", "top", "a x", "fixed x", "ab x y", "rest x/y/z"]);
  });
});

Deno.test("fsRoutes: admin.js is under the middleware of admin/, as admin/index.js would be", async () => {
  await withSite({
    "routes/admin/_middleware.js": "export default () => new Response('stop', { status: 401 });",
    "routes/admin.js": says("'secret'"),
  }, async (ask) => {
    assert.equal((await ask("/admin")).status, 401);
  });
});

Deno.test("fsRoutes: a file that exports nothing useful is named", async () => {
  for (
    const [file, text, expected] of [
      ["routes/empty.js", "export const a = 1;", /route file empty: expected a default export/],
      ["routes/_layout.js", "export default 'no';", /route file _layout: expected a component/],
      ["routes/_middleware.js", "export default 1;", /route file _middleware: expected a function/],
      ["routes/_404.js", "export default () => null;", /_404: names with an underscore are/],
    ] as const
  ) {
    await assert.rejects(withSite({ [file]: text }, () => Promise.resolve()), expected);
  }
});

Deno.test("fsRoutes: a handler that returns nothing is told what to return", async () => {
  const log = console.error;
  let said = "";
  console.error = (error: unknown) => said += String(error);
  try {
    await withSite({ "routes/a.js": "export const handler = { GET: () => {} };" }, async (ask) => {
      const response = await ask("/a");
      assert.equal(response.status, 500);
      assert.equal(await response.text(), "Internal server error");
    });
  } finally {
    console.error = log;
  }
  assert.match(said, /Expected the GET handler of \/a to return a Response or page\(data\)/);
});

const ISLAND = `import { useState } from "preact/hooks";
export default function Button({ label }) {
  const [n, set] = useState(0);
  return <button onClick={() => set(n + 1)}>{label} {n}</button>;
}`;

Deno.test("islands: beside routes in (_islands), and two of the same name", async () => {
  await withSite({
    "routes/(_islands)/Button.tsx": ISLAND.replace("{ label }", "{ label }: { label: string }"),
    "islands/Button.tsx": ISLAND.replace("{ label }", "{ label }: { label: string }"),
    "routes/index.tsx": `import Local from "./(_islands)/Button.tsx";
      import Button from "../islands/Button.tsx";
      export default () => <p><Local label="local" /><Button label="far" /></p>;`,
  }, async (ask) => {
    const html = await (await ask("/")).text();
    const urls = [...html.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url ?? "");
    assert.equal(new Set(urls).size, 2);
    for (const url of urls) assert.equal((await ask(url)).status, 200, url);
    assert.equal((await ask("/(_islands)/Button")).status, 404);
  });
});

Deno.test("basePath: pages, islands and static files live below it", async () => {
  await withSite({
    "islands/Button.tsx": ISLAND.replace("{ label }", "{ label }: { label: string }"),
    "static/a.txt": "text",
    "routes/index.tsx": `import Button from "../islands/Button.tsx";
      export default () => <Button label="go" />;`,
  }, async (ask) => {
    const html = await (await ask("/music")).text();
    const urls = [...html.matchAll(/"(\/[^"]*_fresh\/js\/[^"]+)"/g)].map(([, url]) => url ?? "");
    assert.ok(urls.length >= 3);
    for (const url of urls) {
      assert.ok(url.startsWith("/music/_fresh/js/"), url);
      assert.equal((await ask(url)).status, 200, url);
    }
    assert.equal(await (await ask("/music/a.txt")).text(), "text");
    assert.equal((await ask("/a.txt")).status, 404);
  }, { basePath: "/music" });
});

Deno.test("staticFiles: a link out of the folder is not followed", async () => {
  const root = await Deno.makeTempDir({ dir: import.meta.dirname ?? ".", prefix: ".tmp_" });
  try {
    await Deno.mkdir(`${root}/static`);
    await Deno.writeTextFile(`${root}/secret.txt`, "secret");
    await Deno.symlink("../secret.txt", `${root}/static/link.txt`);
    await Deno.symlink("..", `${root}/static/up`);
    const applySnapshot = await new Builder({ root }).build({ snapshot: "memory" });
    const app = new App().use(staticFiles());
    applySnapshot(app);
    for (const path of ["/link.txt", "/up/secret.txt"]) {
      assert.equal((await app.handler()(new Request(`http://localhost${path}`))).status, 404);
    }
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});
