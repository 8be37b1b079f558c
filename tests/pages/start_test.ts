/** `deno task build` and `start`, as a person runs them, with their permissions. */
import assert from "node:assert/strict";
import { makeHistory, writeHistory } from "../support/history.ts";
import { runTask, startTask } from "../support/run_task.ts";

Deno.test("start: builds if need be, serves, says where, and ends on SIGTERM with 0", async () => {
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-start-" });
  await writeHistory(`${dataDir}/spotify.duckdb`, makeHistory(60));
  const { output, child } = startTask(["start", "--port", "0", "--data-dir", dataDir, "--json"]);
  try {
    const { value } = await output.next();
    const { url } = JSON.parse(value ?? "{}");
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(url);
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, /hours since/);

    const script = /\/_fresh\/js\/[\w/-]+\.js/.exec(html)?.[0] ?? "";
    const asset = await fetch(new URL(script, url), { headers: { "Accept-Encoding": "gzip" } });
    assert.equal(asset.status, 200);
    assert.match(asset.headers.get("cache-control") ?? "", /immutable/);
    await asset.body?.cancel();

    const unchanged = await runTask(["build", "--if-changed", "--json"]);
    assert.equal(unchanged.code, 0, unchanged.stderr);
    assert.equal(JSON.parse(unchanged.stdout).built, false);

    const { port } = new URL(url);
    const taken = await runTask(["start", "--port", port, "--data-dir", dataDir, "--json"]);
    assert.equal(taken.code, 1);
    assert.equal(JSON.parse(taken.stdout).error.code, "port-taken");
  } finally {
    child.kill("SIGTERM");
    const { code } = await child.status;
    await output.return(undefined);
    await Deno.remove(dataDir, { recursive: true });
    assert.equal(code, 0);
  }
});

Deno.test("start: --base-path puts the same build below a path, and prints where", async () => {
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-start-" });
  await writeHistory(`${dataDir}/spotify.duckdb`, makeHistory(60));
  const flags = ["--port", "0", "--data-dir", dataDir, "--base-path", "/music", "--json"];
  const { output, child } = startTask(["start", ...flags]);
  try {
    const { url } = JSON.parse((await output.next()).value ?? "{}");
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/music\/$/);
    const html = await (await fetch(url)).text();
    assert.match(html, /<html[^>]* data-base="\/music"/);
    const style = /href="(\/music\/styles\/[^"]+)"/.exec(html)?.[1] ?? "";
    const asset = await fetch(new URL(style, url));
    assert.match(asset.headers.get("content-type") ?? "", /^text\/css/);
    await asset.body?.cancel();
  } finally {
    child.kill("SIGTERM");
    assert.equal((await child.status).code, 0);
    await output.return(undefined);
    await Deno.remove(dataDir, { recursive: true });
  }
});
