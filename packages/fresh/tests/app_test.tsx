/** `App` and `Context` by themselves, without a build. */
import assert from "node:assert/strict";
import { App, createDefine, csp, HttpError, page, type PageProps } from "fresh";
import { Head } from "fresh/runtime";

interface State {
  seen: string[];
}

const define = createDefine<State>();

const get = (app: App<State>, path: string, init?: RequestInit) =>
  app.handler()(new Request(`http://localhost${path}`, init));

Deno.test("App: middlewares run from the root to the leaf, in the order of their registration", async () => {
  const note = (name: string) =>
    define.middleware(async (ctx) => {
      ctx.state.seen = [...ctx.state.seen ?? [], name];
      return await ctx.next();
    });
  const app = new App<State>()
    .use(note("root 1"), note("root 2"))
    .use("/admin", note("admin"))
    .get("/admin/users", (ctx) => ctx.json(ctx.state.seen))
    .use(note("too late"));
  const response = await get(app, "/admin/users");
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("Content-Type"), "application/json");
  assert.deepEqual(await response.json(), ["root 1", "root 2", "admin"]);
});

Deno.test("App: literal paths win over patterns, whatever the order", async () => {
  const app = new App<State>()
    .get("/posts/:id", (ctx) => ctx.text(`post ${ctx.params.id}`))
    .get("/posts/featured", (ctx) => ctx.text("featured"));
  assert.equal(await (await get(app, "/posts/featured")).text(), "featured");
  assert.equal(await (await get(app, "/posts/caf%C3%A9")).text(), "post café");
});

Deno.test("App: HEAD answers as GET without a body", async () => {
  const app = new App<State>().get("/", (ctx) => ctx.text("hello", { headers: { "X-A": "1" } }));
  const response = await get(app, "/", { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("X-A"), "1");
  assert.equal(await response.text(), "");
});

Deno.test("App: a known path and an unknown method is 405; OPTIONS tells the methods", async () => {
  const app = new App<State>().get("/a", (ctx) => ctx.text("a")).post("/a", (ctx) => ctx.text("b"));
  assert.equal((await get(app, "/a", { method: "DELETE" })).status, 405);
  const options = await get(app, "/a", { method: "OPTIONS" });
  assert.equal(options.status, 204);
  assert.deepEqual(options.headers.get("Allow")?.split(", "), ["GET", "POST"]);
});

Deno.test("App: a handler's own 405 keeps its Allow", async () => {
  const only = { status: 405, headers: { Allow: "GET, HEAD" } };
  const app = new App<State>().get("/a", (ctx) => ctx.text("no", only)).post(
    "/a",
    (ctx) => ctx.next(),
  );
  assert.equal((await get(app, "/a")).headers.get("Allow"), "GET, HEAD");
});

Deno.test("App: errors go to the nearest onError, 404 to notFound", async () => {
  const app = new App<State>()
    .notFound((ctx) => ctx.text(`no ${ctx.url.pathname}`, { status: 404 }))
    .onError("*", (ctx) => ctx.text(`root: ${String(ctx.error)}`, { status: 500 }))
    .onError("/nested", (ctx) => {
      const status = ctx.error instanceof HttpError ? ctx.error.status : 500;
      return ctx.text("nested", { status });
    })
    .get("/a", () => {
      throw new HttpError(418, "short and stout");
    })
    .get("/nested/b", () => {
      throw new HttpError(403);
    })
    .get("/gone", () => {
      throw new HttpError(404);
    });
  assert.equal(await (await get(app, "/a")).text(), "root: HttpError: short and stout");
  assert.equal((await get(app, "/nested/b")).status, 403);
  assert.equal(await (await get(app, "/gone")).text(), "no /gone");
  const unknown = await get(app, "/unknown");
  assert.equal(unknown.status, 404);
  assert.equal(await unknown.text(), "no /unknown");
});

Deno.test("App: without error handlers the status is that of the HttpError, and nothing leaks", async () => {
  const app = new App<State>()
    .get("/teapot", () => {
      throw new HttpError(418);
    });
  assert.equal((await get(app, "/teapot")).status, 418);
  assert.equal((await get(app, "/unknown")).status, 404);
});

Deno.test("App: with a base path, only what is below it is answered", async () => {
  const app = new App<State>({ basePath: "/music" })
    .get("/", (ctx) => ctx.text(ctx.config.basePath))
    .get("/about", (ctx) => ctx.text("about"));
  assert.equal(await (await get(app, "/music")).text(), "/music");
  assert.equal(await (await get(app, "/music/")).text(), "/music");
  assert.equal(await (await get(app, "/music/about")).text(), "about");
  assert.equal((await get(app, "/about")).status, 404);
});

Deno.test("Context: redirect stays on this host", async () => {
  const app = new App<State>().get("/", (ctx) => ctx.redirect("//evil.example/a?next=//b"));
  const response = await get(app, "/");
  assert.equal(response.status, 302);
  assert.equal(response.headers.get("location"), "/evil.example/a?next=//b");
});

Deno.test("Context: route and params of the match", async () => {
  const app = new App<State>()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("X-Route", ctx.route ?? "none");
      return response;
    })
    .get("/books/:id", (ctx) => ctx.json(ctx.params));
  const response = await get(app, "/books/7");
  assert.equal(response.headers.get("X-Route"), "/books/:id");
  assert.deepEqual(await response.json(), { id: "7" });
});

Deno.test("Context: render makes a whole document, and Head reaches its head", async () => {
  const app = new App<State>().get("/", (ctx) =>
    ctx.render(
      <main>
        <Head>
          <title>Top artists</title>
          <meta name="description" content="second" />
        </Head>
        <h1>hello</h1>
      </main>,
      { status: 201 },
    ));
  const response = await get(app, "/");
  assert.equal(response.status, 201);
  assert.equal(response.headers.get("Content-Type"), "text/html; charset=utf-8");
  const html = await response.text();
  assert.match(html, /^<!DOCTYPE html><html><head><meta charset="utf-8"\/>/);
  const head = '<title>Top artists</title><meta name="description" content="second"/>';
  assert.ok(html.includes(`${head}</head><body><main><h1>hello</h1></main>`), html);
});

Deno.test("csp: useNonce puts the nonce of the page in place of unsafe-inline", async () => {
  const app = new App<State>()
    .use(csp({ useNonce: true }))
    .get("/", (ctx) =>
      ctx.render(
        <html>
          <head>
            <style>{"body { color: red }"}</style>
          </head>
          <body>
            <script dangerouslySetInnerHTML={{ __html: "let a = 1 < 2" }} />
          </body>
        </html>,
      ));
  const response = await get(app, "/");
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const nonce = /script-src 'self' 'nonce-(\w+)'/.exec(policy)?.[1];
  assert.ok(nonce, policy);
  assert.ok(!policy.includes("unsafe-inline"), policy);
  const html = await response.text();
  assert.ok(html.includes(`<style nonce="${nonce}">`), html);
  assert.ok(html.includes(`<script nonce="${nonce}">let a = 1 < 2</script>`), html);
  const again = await get(app, "/");
  assert.notEqual(again.headers.get("Content-Security-Policy"), policy);
});

Deno.test("define: the page knows the type of its handler's data", () => {
  const handler = define.handlers({
    GET: () => page({ plays: 42 }),
    POST: () => new Response("made", { status: 201 }),
  });
  const Page = define.page<typeof handler>(({ data }) => <b>{data.plays.toFixed(1)}</b>);
  const Layout = define.layout(({ Component, state }: PageProps<unknown, State>) => (
    <div title={state.seen?.join()}>
      <Component />
    </div>
  ));
  assert.equal(typeof Page, "function");
  assert.equal(typeof Layout, "function");
});
