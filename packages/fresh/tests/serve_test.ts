/** The production build on disk, served by `deno serve` with no more than it may have. */
import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const FIXTURE = `${import.meta.dirname}/fixture`;
const ROOT = new URL("../../..", import.meta.url).pathname;

async function build(outDir: string): Promise<string> {
  const code = `import { Builder } from "fresh/dev";
    await new Builder({ root: ${JSON.stringify(FIXTURE)}, outDir: ${
    JSON.stringify(outDir)
  } }).build();`;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    cwd: ROOT,
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return await Deno.readTextFile(`${outDir}/snapshot.json`);
}

/** Starts `deno serve` on a free port and runs something with its address. */
async function withServer(server: string, run: (base: string) => Promise<void>): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["serve", "--no-prompt", "--host", "127.0.0.1", "--port", "0"],
      ...["--allow-net=127.0.0.1", "--allow-read=."],
      server,
    ],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdout: "null",
    stderr: "piped",
  }).spawn();
  try {
    await run(await address(child.stderr));
  } finally {
    child.kill();
    await child.status;
  }
}

/** Waits for the line that tells the address; what follows is read and dropped. */
async function address(output: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  let text = "";
  const lines = output.pipeThrough(new TextDecoderStream());
  for await (const part of lines.values({ preventCancel: true })) {
    text += part;
    const found = /Listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (found !== undefined) {
      lines.pipeTo(new WritableStream()).catch(() => {});
      return found;
    }
  }
  throw new Error(`The server did not start:\n${text}`);
}

Deno.test("Builder: a production build is served, and built again it is the same", async (t) => {
  const outDir = await Deno.makeTempDir({ dir: import.meta.dirname ?? ".", prefix: ".tmp_" });
  try {
    const first = await build(outDir);
    assert.equal(await build(outDir), first);
    await withServer(`${outDir}/server.js`, async (base) => {
      const html = await (await fetch(base)).text();

      await t.step("pages and their islands", () => {
        assert.match(html, /<main data-order="use root"><!--fresh:0-->/);
        assert.match(html, /<script nonce="\w+" type="module" src="\/_fresh\/js\/client-\w+\.js">/);
      });

      await t.step("assets are compressed, each form with its own ETag", async () => {
        const url = base + /\/_fresh\/js\/client-\w+\.js/.exec(html)?.[0];
        const plain = await get(url, "identity");
        const gzip = await get(url, "gzip;q=0.5, identity;q=0.1");
        const br = await get(url, "gzip, br");
        assert.deepEqual([plain.encoding, gzip.encoding, br.encoding], [null, "gzip", "br"]);
        assert.equal(gunzipSync(gzip.bytes).toString(), plain.text);
        assert.equal(brotliDecompressSync(br.bytes).toString(), plain.text);
        assert.equal(new Set([plain.etag, gzip.etag, br.etag]).size, 3);
        assert.ok(br.bytes.length < plain.bytes.length / 2);
        for (const { vary, cache } of [plain, gzip, br]) {
          assert.equal(vary, "Accept-Encoding");
          assert.equal(cache, "public, max-age=31536000, immutable");
        }
      });

      await t.step("HEAD says nothing wrong of the length", async () => {
        const head = await fetch(base, { method: "HEAD" });
        assert.equal(head.status, 200);
        assert.notEqual(head.headers.get("Content-Length"), "0");
      });

      await t.step("no path leads out of the folder", async () => {
        for (const path of ["/..%2fserver.js", "/%2e%2e%2fsnapshot.json", "/styles.css%00"]) {
          const response = await fetch(base + path);
          assert.equal(response.status, 404, path);
          await response.body?.cancel();
        }
      });
    });
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});

/** Asks over a bare connection: `fetch` would unpack the body. */
async function get(url: string, accept: string) {
  const { hostname, port, pathname } = new URL(url);
  const connection = await Deno.connect({ hostname, port: Number(port) });
  const request =
    `GET ${pathname} HTTP/1.0\r\nHost: ${hostname}\r\nAccept-Encoding: ${accept}\r\n\r\n`;
  await connection.write(new TextEncoder().encode(request));
  const all = new Uint8Array(await new Response(connection.readable).arrayBuffer());
  const split = new TextDecoder("latin1").decode(all).indexOf("\r\n\r\n");
  const lines = new TextDecoder().decode(all.slice(0, split)).split("\r\n").slice(1);
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
  const bytes = all.slice(split + 4);
  return {
    bytes,
    text: new TextDecoder().decode(bytes),
    encoding: headers.get("Content-Encoding"),
    etag: headers.get("ETag"),
    vary: headers.get("Vary"),
    cache: headers.get("Cache-Control"),
  };
}
