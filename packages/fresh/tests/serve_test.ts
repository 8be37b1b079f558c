/** The production build on disk, served by `deno serve` with no more than it may have. */
import assert from "node:assert/strict";

const FIXTURE = `${import.meta.dirname}/fixture`;
const ROOT = new URL("../../..", import.meta.url);
/** Names the build in place of chance. */
const COMMIT = { GITHUB_SHA: "4f2a" };

async function build(outDir: string): Promise<void> {
  const options = JSON.stringify({ root: FIXTURE, outDir });
  const code = `import { Builder } from "fresh/dev"; await new Builder(${options}).build();`;
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", code],
    cwd: ROOT,
    env: COMMIT,
  }).output();
  assert.ok(success, new TextDecoder().decode(stderr));
}

/** Starts `deno serve` on a free port and runs something with its address. */
async function withServer(server: string, run: (base: string) => Promise<void>): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["serve", "--no-prompt", "--host", "127.0.0.1", "--port", "0"],
      ...["--allow-net=127.0.0.1", "--allow-read=."],
      ...["--allow-env=DENO_DEPLOYMENT_ID,GITHUB_SHA,CI_COMMIT_SHA", server],
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

/** The addresses of modules in a page. */
function modules(html: string): string[] {
  return [...html.matchAll(/"(\/_fresh\/js\/[^"]+\.js)"/g)].map(([, url]) => url ?? "");
}

Deno.test("Builder: a production build is served", async (t) => {
  const outDir = await Deno.makeTempDir({ dir: import.meta.dirname ?? ".", prefix: ".tmp_" });
  try {
    await build(outDir);
    let first = "";
    await withServer(`${outDir}/server.js`, async (base) => {
      const text = async (path: string) => await (await fetch(base + path)).text();
      first = await text("/");

      await t.step("pages and their islands", async () => {
        assert.match(first, /<main data-order="use root">.*<div class="counter">/);
        assert.ok(modules(first).length > 0);
        for (const url of modules(first)) {
          const { status, headers, body } = await fetch(base + url);
          await body?.cancel();
          assert.equal(status, 200, url);
          assert.equal(headers.get("Cache-Control"), "public, max-age=31536000, immutable");
        }
      });

      await t.step("static files are checked by a weak ETag", async () => {
        const file = `${base}/deep/digits.txt`;
        const answer = await fetch(file);
        assert.equal(await answer.text(), "0123456789\n");
        const etag = answer.headers.get("ETag") ?? "";
        assert.match(etag, /^W\/".+"$/);
        const again = await fetch(file, { headers: { "If-None-Match": etag } });
        assert.equal(again.status, 304);
      });

      await t.step("no path leads out of the folder", async () => {
        for (const path of ["/..%2fserver.js", "/%2e%2e%2fmain.ts", "/styles.css%00"]) {
          const response = await fetch(base + path);
          assert.ok(response.status >= 400, path);
          assert.ok(!(await response.text()).includes("import "), path);
        }
      });
    });

    await t.step("the same commit gives the same addresses", async () => {
      await build(outDir);
      await withServer(`${outDir}/server.js`, async (base) => {
        assert.deepEqual(modules(await (await fetch(base)).text()), modules(first));
      });
    });
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});
