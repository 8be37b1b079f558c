import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { App, type Middleware } from "fresh";
import { compressFiles } from "./compress_files.ts";

const STYLE = "body { color: red }\n".repeat(100);

/** An app that serves a few files as `staticFiles()` does. */
function files() {
  const file = (type: string, text: string): Middleware<unknown> => ({ req }) => {
    const headers = { "Content-Type": type, ETag: 'W/"1"' };
    return new Response(req.method === "HEAD" ? null : text, { headers });
  };
  const app = new App()
    .use(compressFiles())
    .get("/a.css", file("text/css; charset=utf-8", STYLE))
    .get("/a.woff2", file("font/woff2", "font"))
    .get("/api", file("application/json", "{}"));
  const handler = app.handler();
  return (path: string, accept: string, method = "GET") =>
    handler(
      new Request(`http://localhost${path}`, { method, headers: { "Accept-Encoding": accept } }),
    );
}

Deno.test("compressFiles: styles in what the browser takes, each form the same", async () => {
  const ask = files();
  const br = await ask("/a.css", "gzip, br");
  assert.equal(br.headers.get("Content-Encoding"), "br");
  assert.equal(br.headers.get("Vary"), "Accept-Encoding");
  const bytes = await br.bytes();
  assert.equal(br.headers.get("Content-Length"), String(bytes.length));
  assert.equal(brotliDecompressSync(bytes).toString(), STYLE);
  const gzip = await ask("/a.css", "gzip");
  assert.equal(gunzipSync(await gzip.bytes()).toString(), STYLE);
  const plain = await ask("/a.css", "identity");
  assert.equal(plain.headers.get("Content-Encoding"), null);
  assert.equal(plain.headers.get("Vary"), "Accept-Encoding");
  assert.equal(await plain.text(), STYLE);
});

Deno.test("compressFiles: what was asked for by HEAD first is whole afterwards", async () => {
  const ask = files();
  assert.equal(await (await ask("/a.css", "br", "HEAD")).text(), "");
  assert.equal(brotliDecompressSync(await (await ask("/a.css", "br")).bytes()).toString(), STYLE);
  const both = await Promise.all([ask("/a.css", "gzip"), ask("/a.css", "gzip")]);
  for (const answer of both) assert.equal(gunzipSync(await answer.bytes()).toString(), STYLE);
});

Deno.test("compressFiles: fonts and answers of the API stay as they are", async () => {
  const ask = files();
  for (const path of ["/a.woff2", "/api"]) {
    const answer = await ask(path, "br");
    assert.equal(answer.headers.get("Content-Encoding"), null);
    assert.equal(answer.headers.get("Vary"), null);
    await answer.body?.cancel();
  }
});
