/** Starts the fixture's development server on a copy of its own. */
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

/** A running development server. */
export interface DevServer {
  base: string;
  /** Changes a file of the site. */
  edit(file: string, from: string, to: string): Promise<void>;
  /** Waits for the server to listen, again after a change. */
  listening(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startDev(): Promise<DevServer> {
  const site = await Deno.makeTempDir({ dir: HERE, prefix: ".tmp_" });
  await copyFolder(`${HERE}/fixture`, site);
  const port = freePort();
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
  return {
    base: `http://127.0.0.1:${port}`,
    edit: async (file, from, to) => {
      const text = await Deno.readTextFile(`${site}/${file}`);
      assert.ok(text.includes(from), `${file} holds ${from}`);
      await Deno.writeTextFile(`${site}/${file}`, text.replace(from, to));
    },
    listening: () => until(lines, /Listening on/),
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await child.status;
      await lines.return(undefined);
      await Deno.remove(site, { recursive: true });
    },
  };
}
