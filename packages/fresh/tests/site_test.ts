/** Small sites made for one question each. */
import assert from "node:assert/strict";
import { withSite } from "./with_site.ts";

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

Deno.test("fsRoutes: a handler that returns nothing is a 500, and nothing leaks", async () => {
  const log = console.error;
  console.error = () => {};
  try {
    await withSite({ "routes/a.js": "export const handler = { GET: () => {} };" }, async (ask) => {
      const response = await ask("/a");
      assert.equal(response.status, 500);
      assert.equal(await response.text(), "Internal server error");
    });
  } finally {
    console.error = log;
  }
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
  ["{}", '<body><main class="outer"><i class="inner"><p>page</p></i></main>'],
  ["{ skipInheritedLayouts: true }", "<body><p>page</p>"],
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
    assert.match(html, /<button[^>]*>near 0<\/button>.*<button[^>]*>far 0<\/button>/);
  });
});

Deno.test("basePath: pages, islands and static files live below it", async () => {
  await withSite({
    "islands/Button.tsx": ISLAND.replace("{ label }", "{ label }: { label: string }"),
    "static/a.txt": "text",
    "routes/index.tsx": `import Button from "../islands/Button.tsx";
      export default () => <Button label="go" />;`,
  }, async (ask) => {
    const response = await ask("/music");
    const modules = [...(response.headers.get("Link") ?? "").matchAll(/<([^>]+)>/g)];
    assert.ok(modules.length >= 2);
    for (const [, url = ""] of modules) {
      assert.ok(url.startsWith("/music/"), url);
      assert.equal((await ask(url)).status, 200, url);
    }
    assert.match(await response.text(), /go 0/);
    assert.equal(await (await ask("/music/a.txt")).text(), "text");
    assert.equal((await ask("/a.txt")).status, 404);
  }, { basePath: "/music" });
});
