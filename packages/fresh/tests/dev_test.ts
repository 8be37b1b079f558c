/** The development server: changes reach open pages. */
import assert from "node:assert/strict";

const HERE = import.meta.dirname ?? ".";

/** A port that is free now: the server must come back on the same one. */
function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr;
  listener.close();
  return port;
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (name === "_fresh") continue;
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}

/** The lines that a process says, one by one. */
async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const part of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

async function until(lines: AsyncGenerator<string>, pattern: RegExp): Promise<void> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    if (pattern.test(next.value)) return;
  }
  assert.fail(`The server ended before it said ${pattern}`);
}

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
  const site = await Deno.makeTempDir({ dir: HERE, prefix: ".tmp_" });
  await copyFolder(`${HERE}/fixture`, site);
  const port = freePort();
  const base = `http://127.0.0.1:${port}`;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--no-clear-screen", "--watch=routes,islands,static"],
      ...["--allow-env", "--allow-read", `--allow-net=127.0.0.1:${port}`, "--allow-run"],
      "dev.ts",
    ],
    cwd: site,
    env: { PORT: String(port), NO_COLOR: "1" },
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const lines = linesOf(child.stdout);

  const change = async (file: string, from: string, to: string) => {
    const before = await revision(base);
    const text = await Deno.readTextFile(`${site}/${file}`);
    assert.ok(text.includes(from), `${file} holds ${from}`);
    await Deno.writeTextFile(`${site}/${file}`, text.replace(from, to));
    await before.ended;
    await until(lines, /Listening on/);
    const after = await revision(base);
    assert.notEqual(after.id, before.id);
  };
  const text = async (path: string) => await (await fetch(base + path)).text();

  try {
    await until(lines, /Listening on/);

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
      "a mistake is shown with file and line, and mended without a restart",
      async () => {
        await change("islands/Block.tsx", "<div", "<<div");
        assert.match(await text("/plain"), /Block\.tsx:6/);
        await change("islands/Block.tsx", "<<div", "<div");
        assert.match(await text("/plain"), /changed on the server/);
      },
    );
  } finally {
    child.kill();
    await child.status;
    await lines.return(undefined);
    await Deno.remove(site, { recursive: true });
  }
});
