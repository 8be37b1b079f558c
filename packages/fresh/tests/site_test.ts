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

Deno.test("rendering: async layouts and pages are awaited, and requests between them do not meet", async () => {
  const wait = "await new Promise((done) => setTimeout(done));";
  await withSite({
    "routes/_app.jsx":
      `export default async ({ Component, url }) => { ${wait} return <html><body class={url.pathname}>` +
      "<Component /></body></html>; };",
    "routes/_layout.jsx":
      `export default async ({ Component, url }) => { ${wait} return <main class={url.pathname}>` +
      "<Component /></main>; };",
    "routes/[name].jsx":
      `export default async ({ params }) => { ${wait} return <p>{params.name}</p>; };`,
  }, async (ask) => {
    const names = Array.from({ length: 20 }, (_, at) => `n${at}`);
    const pages = await Promise.all(
      names.map(async (name) => await (await ask(`/${name}`)).text()),
    );
    for (const [at, name] of names.entries()) {
      const expected = `<body class="/${name}"><main class="/${name}"><p>${name}</p></main></body>`;
      assert.ok(pages[at]?.includes(expected), pages[at] ?? "no page");
    }
  });
});

const SKIPPING: [config: string, body: string][] = [
  ["{}", '<body><main class="outer"><i class="inner"><p>page</p></i></main></body>'],
  ["{ skipInheritedLayouts: true }", "<body><p>page</p></body>"],
  ["{ skipAppWrapper: true }", '<main class="outer"><i class="inner"><p>page</p></i></main>'],
  ["{ skipAppWrapper: true, skipInheritedLayouts: true }", "<p>page</p>"],
];

for (const [config, body] of SKIPPING) {
  Deno.test(`fsRoutes: nested layouts, with ${config}`, async () => {
    const wrap = (open: string, close: string) =>
      `export default ({ Component }) => ${open}<Component />${close};`;
    await withSite({
      "routes/_app.jsx": wrap('<html class="app"><body>', "</body></html>"),
      "routes/_layout.jsx": wrap('<main class="outer">', "</main>"),
      "routes/a/_layout.jsx": wrap('<i class="inner">', "</i>"),
      "routes/a/index.jsx": `export const config = ${config}; export default () => <p>page</p>;`,
    }, async (ask) => {
      const html = await (await ask("/a")).text();
      assert.ok(html.includes(body), html);
      assert.equal(html.includes('class="app"'), !config.includes("skipAppWrapper"));
      assert.equal(html.includes('class="outer"'), !config.includes("skipInheritedLayouts"));
    });
  });
}

const ISLAND = `import { useState } from "preact/hooks";
export default function Button({ label }) {
  const [n, set] = useState(0);
  return <button onClick={() => set(n + 1)}>{label} {n}</button>;
}`;

Deno.test("islands: two of the same name", async () => {
  const button = ISLAND.replace("{ label }", "{ label }: { label: string }");
  await withSite({
    "islands/near/Button.tsx": button,
    "islands/far/Button.tsx": button,
    "routes/index.tsx": `import Near from "../islands/near/Button.tsx";
      import Far from "../islands/far/Button.tsx";
      export default () => <p><Near label="near" /><Far label="far" /></p>;`,
  }, async (ask) => {
    const html = await (await ask("/")).text();
    const urls = [...html.matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url ?? "");
    assert.equal(new Set(urls).size, 2);
    for (const url of urls) assert.equal((await ask(url)).status, 200, url);
  });
});

Deno.test("asset: the build id is that of the content, wherever and whenever it is built", async () => {
  const addressOf = async (style: string) => {
    let address = "";
    await withSite({
      "static/site.css": style,
      "islands/Button.jsx": ISLAND,
      "routes/index.jsx": `import { asset } from "fresh/runtime";
        export default () => <link rel="stylesheet" href={asset("/site.css")} />;`,
    }, async (ask) => {
      address = /href="([^"]+)"/.exec(await (await ask("/")).text())?.[1] ?? "";
    });
    return address;
  };
  const first = await addressOf("body { color: red }");
  assert.match(first, /^\/site\.css\?\w+=\w+$/);
  assert.equal(await addressOf("body { color: red }"), first);
  assert.notEqual(await addressOf("body { color: blue }"), first);
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
