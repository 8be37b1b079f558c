/** The development server: changes reach open pages. */
import assert from "node:assert/strict";
import { startDev } from "./dev_server.ts";

/** The revision a page would see, and its connection, which ends with the server. */
async function revision(base: string): Promise<{ id: string; ended: Promise<void> }> {
  const response = await fetch(`${base}/_frsh/alive`);
  assert.equal(response.headers.get("Content-Type"), "text/event-stream");
  assert.ok(response.body);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value ?? "";
  const ended = reader.read().then(() => {}, () => {});
  return { id: /data: (\S+)/.exec(first)?.[1] ?? "", ended };
}

Deno.test("Builder.listen: server code, islands and styles are new after a change", async (t) => {
  await using server = await startDev();
  const { base } = server;
  const change = async (file: string, from: string, to: string) => {
    const before = await revision(base);
    await server.edit(file, from, to);
    await before.ended;
    await server.listening();
    const after = await revision(base);
    assert.notEqual(after.id, before.id);
  };
  const text = async (path: string) => await (await fetch(base + path)).text();

  await server.listening();

  await t.step("pages carry the reload script, with its nonce", async () => {
    assert.match(
      await text("/plain"),
      /<script nonce="\w+" type="module" src="\/_frsh\/reload.js">/,
    );
    assert.match(await text("/_frsh/reload.js"), /location\.reload/);
  });

  await t.step("server code", async () => {
    await change("routes/plain.tsx", "no scripts here", "changed on the server");
    assert.match(await text("/plain"), /changed on the server/);
  });

  await t.step("an island, on the server and in the browser", async () => {
    await change("islands/Counter.tsx", ">add<", ">count up<");
    const html = await text("/");
    assert.match(html, /count up/);
    const url = /"url":"(\/_fresh\/js\/Counter-[^"]+)"/.exec(html)?.[1] ?? "";
    const modules = [
      url,
      ...[...html.matchAll(/href="(\/_fresh[^"]+)"/g)].map(([, href]) => href),
    ];
    const code = await Promise.all(modules.map((path) => text(path ?? "")));
    assert.ok(code.some((source) => source.includes("count up")));
  });

  await t.step("a style, which is not kept by the browser", async () => {
    await change("static/styles.css", "rebeccapurple", "seagreen");
    const response = await fetch(`${base}/styles.css`);
    assert.equal(response.headers.get("Cache-Control"), "no-cache");
    assert.match(await response.text(), /seagreen/);
  });

  await t.step(
    "a mistake is shown with file and line, and fixed without a restart",
    async () => {
      await change("islands/Block.tsx", "<div", "<<div");
      assert.match(await text("/plain"), /Block\.tsx:6/);
      await change("islands/Block.tsx", "<<div", "<div");
      assert.match(await text("/plain"), /changed on the server/);
    },
  );
});
