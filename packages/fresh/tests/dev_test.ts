/** The development server: what is changed is what is served. */
import assert from "node:assert/strict";
import { startDev } from "./dev_server.ts";

Deno.test("Builder.listen: server code, islands and styles are new after a change", async (t) => {
  await using server = await startDev();
  await server.shows("/plain", /no scripts here/);

  await t.step("server code", async () => {
    await server.edit("routes/plain.tsx", "no scripts here", "changed on the server");
    await server.shows("/plain", /changed on the server/);
  });

  await t.step("an island", async () => {
    await server.edit("islands/Counter.tsx", ">add<", ">count up<");
    await server.shows("/", /count up/);
  });

  await t.step("a style, which is not kept by the browser", async () => {
    await server.edit("static/styles.css", "rebeccapurple", "seagreen");
    await server.shows("/styles.css", /seagreen/);
    const response = await fetch(`${server.base}/styles.css`);
    await response.body?.cancel();
    assert.match(response.headers.get("Cache-Control") ?? "", /no-cache/);
  });
});
