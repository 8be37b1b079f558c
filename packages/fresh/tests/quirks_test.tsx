/**
 * The quirks of Fresh, which this member shares: a site that relied on anything kinder here would break
 * there. Each test covers a row of the table in this member's README.
 */
import assert from "node:assert/strict";
import { App, csp, HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Component, type ComponentChildren } from "preact";
import { withFolder, withSite } from "./with_site.ts";

const ROOT = new URL("../../..", import.meta.url);

async function html(app: App<unknown>, path = "/"): Promise<string> {
  return await (await app.handler()(new Request(`http://localhost${path}`))).text();
}

async function quietly(work: () => Promise<void>): Promise<void> {
  const log = console.error;
  console.error = () => {};
  try {
    await work();
  } finally {
    console.error = log;
  }
}

Deno.test("page: null arrives as undefined", async () => {
  assert.equal(page(null).data, undefined);
  await withSite({
    "routes/index.jsx": `import { page } from "fresh";
      export const handler = { GET: () => page(null) };
      export default ({ data }) => <p>{data === undefined ? "undefined" : "null"}</p>;`,
  }, async (ask) => assert.match(await (await ask("/")).text(), /<p>undefined<\/p>/));
});

Deno.test("Head: a title in an SVG takes the page's, unless it has a key", async () => {
  const Drawn = ({ named }: { named: ComponentChildren }) => (
    <main>
      <Head>
        <title>Page</title>
      </Head>
      <svg>{named}</svg>
    </main>
  );
  const app = new App()
    .get("/", (ctx) => ctx.render(<Drawn named={<title>Bar</title>} />))
    .get("/keyed", (ctx) => ctx.render(<Drawn named={<title key="bar">Bar</title>} />));
  assert.match(await html(app), /<svg><title>Page<\/title><\/svg>/);
  const keyed = await html(app, "/keyed");
  assert.match(keyed, /<svg><title[^>]*>Bar<\/title><\/svg>/);
  assert.match(keyed, /<head>.*<title>Page<\/title>.*<\/head>/);
});

Deno.test("links: aria-current is filled in where it is undefined, search and hash or not", async () => {
  const Nav = () => (
    <nav>
      <a href="/">1</a>
      <a href="/a">2</a>
      <a href="/a/b?x=1" aria-current={undefined}>3</a>
      <a href="/a/b" aria-current="false">4</a>
      <a href="/c">5</a>
    </nav>
  );
  const app = new App().get("/a/b", (ctx) => ctx.render(<Nav />));
  const links = [...(await html(app, "/a/b")).matchAll(/<a[^>]*>/g)].map(([tag]) =>
    /aria-current="(\w+)"/.exec(tag)?.[1]
  );
  assert.deepEqual(links, ["true", "true", "page", "false", undefined]);
});

Deno.test("rendering: a component that would catch its children's error does not", async () => {
  class Boundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
    override state = { failed: false };
    static override getDerivedStateFromError = () => ({ failed: true });
    override render = () => this.state.failed ? <p>caught</p> : this.props.children;
  }
  const Fails = () => {
    throw new Error("broken");
  };
  const app = new App().get("/", (ctx) => ctx.render(<Boundary>{<Fails />}</Boundary>));
  await quietly(async () => {
    assert.equal((await app.handler()(new Request("http://localhost/"))).status, 500);
  });
});

Deno.test("App: without info from the server, ctx.info knows no end of the request", async () => {
  const app = new App().get("/", (ctx) => new Response(typeof ctx.info.completed));
  assert.equal(await html(app), "undefined");
});

Deno.test("App: an error page has none of the headers that middlewares set; they see the error", async () => {
  let seen: unknown;
  const app = new App()
    .use(csp())
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch (error) {
        seen = error;
        throw error;
      }
    })
    .onError("*", () => new Response("oops", { status: 403 }))
    .get("/", () => {
      throw new HttpError(403);
    });
  const response = await app.handler()(new Request("http://localhost/"));
  assert.equal(response.status, 403);
  assert.equal(response.headers.get("Content-Security-Policy"), null);
  assert.ok(seen instanceof HttpError);
});

Deno.test("App: a middleware can answer an error itself, and render in the layouts there", async () => {
  await withSite({
    "routes/_layout.jsx": "export default ({ Component }) => <main><Component /></main>;",
    "routes/_middleware.jsx": `export default async (ctx) => {
        try {
          return await ctx.next();
        } catch (error) {
          return ctx.render(<h1>{error.status}</h1>, { status: error.status });
        }
      };`,
    "routes/a/gone.js": `import { HttpError } from "fresh";
      export const handler = () => { throw new HttpError(410); };`,
  }, async (ask) => {
    for (const [path, status] of [["/a/gone", 410], ["/unknown", 404]] as const) {
      const response = await ask(path);
      assert.equal(response.status, status);
      assert.ok((await response.text()).includes(`<main><h1>${status}</h1></main>`));
    }
  });
});

Deno.test("fsRoutes: a slash at the end of a literal path does not matter", async () => {
  await withSite({
    "routes/artists.js": "export const handler = () => new Response('artists');",
    "routes/[name].js": "export const handler = () => new Response('name');",
  }, async (ask) => {
    assert.equal(await (await ask("/artists/")).text(), "artists");
    assert.equal((await ask("/other/")).status, 404);
  });
});

Deno.test("fsRoutes: a page without handlers answers every method, one with handlers is 404 for others", async () => {
  await withSite({
    "routes/plain.jsx": "export default () => <p>plain</p>;",
    "routes/own.jsx": `import { page } from "fresh";
      export const handler = { GET: () => page({}) };
      export default () => <p>own</p>;`,
  }, async (ask) => {
    assert.equal((await ask("/plain", { method: "DELETE" })).status, 200);
    const wrong = await ask("/own", { method: "DELETE" });
    assert.equal(wrong.status, 404);
    assert.equal(wrong.headers.get("Allow"), null);
  });
});

Deno.test("fsRoutes: admin.js is not under the middleware of admin/, admin/index.js is", async () => {
  const says = "export const handler = () => new Response('secret');";
  await withSite({
    "routes/admin/_middleware.js": "export default () => new Response('stop', { status: 401 });",
    "routes/admin/users.js": says,
    "routes/admin.js": says,
  }, async (ask) => {
    assert.equal((await ask("/admin")).status, 200);
    assert.equal((await ask("/admin/users")).status, 401);
  });
});

Deno.test("asset: it takes a path, and does not know the base path", async () => {
  await withSite({
    "static/a.css": "",
    "routes/index.jsx": `import { asset } from "fresh/runtime";
      export default () => <link rel="stylesheet" href={asset("/a.css")} />;`,
  }, async (ask) => {
    assert.match(await (await ask("/music")).text(), /href="\/a\.css\?/);
  }, { basePath: "/music" });
});

Deno.test("staticFiles: no ranges, no compression", async () => {
  await withSite({ "static/a.txt": "0123456789" }, async (ask) => {
    const headers = { Range: "bytes=0-3", "Accept-Encoding": "gzip, br" };
    const response = await ask("/a.txt", { headers });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("Content-Encoding"), null);
    assert.equal(await response.text(), "0123456789");
  });
});

/** Runs a line of code with some permissions; what it said when it failed. */
async function run(code: string, permissions: readonly string[]): Promise<string> {
  return await withOutput(async (file) => {
    await Deno.writeTextFile(file, code);
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", ...permissions, file],
      cwd: ROOT,
      clearEnv: true,
      env: { PATH: Deno.env.get("PATH") ?? "", HOME: Deno.env.get("HOME") ?? "", NO_COLOR: "1" },
    }).output();
    return success ? "" : new TextDecoder().decode(stderr);
  });
}

async function withOutput(work: (file: string) => Promise<string>): Promise<string> {
  let said = "";
  await withFolder({}, async (root) => {
    said = await work(`${root}/run.ts`);
  });
  return said;
}

Deno.test("fresh: reads three variables as it is imported", async () => {
  const code = 'import { App } from "fresh"; new App();';
  assert.match(await run(code, ["--allow-read"]), /env access to "DENO_DEPLOYMENT_ID"/);
  const named = "--allow-env=DENO_DEPLOYMENT_ID,GITHUB_SHA,CI_COMMIT_SHA";
  assert.equal(await run(code, ["--allow-read", named]), "");
});

Deno.test("Builder: wants to write in the site's folder itself", async () => {
  await withFolder({ "islands/A.jsx": "export default () => <p />;" }, async (root) => {
    const code = `import { Builder } from "fresh/dev";
      await new Builder({ root: ${JSON.stringify(root)} }).build();`;
    const most = ["--allow-read", "--allow-env", "--allow-run", "--allow-sys", "--allow-ffi"];
    const denied = await run(code, [...most, `--allow-write=${root}/_fresh`]);
    assert.match(denied, /write access to/);
    assert.equal(await run(code, [...most, `--allow-write=${root}`]), "");
  });
});
