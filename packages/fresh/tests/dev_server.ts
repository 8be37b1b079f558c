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

/** A running development server. */
export interface DevServer {
  base: string;
  /** Changes a file of the site. */
  edit(file: string, from: string, to: string): Promise<void>;
  /** Waits until a path answers with a text. */
  shows(path: string, text: RegExp): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startDev(): Promise<DevServer> {
  const site = await Deno.makeTempDir({ dir: HERE, prefix: ".tmp_" });
  await copyFolder(`${HERE}/fixture`, site);
  const port = freePort();
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--no-clear-screen", "--watch=routes,islands,static"],
      ...["--allow-env", "--allow-read", "--allow-write=.", "--allow-run", "--allow-sys"],
      `--allow-net=127.0.0.1:${port}`,
      "dev.ts",
    ],
    cwd: site,
    env: { PORT: String(port), NO_COLOR: "1" },
    stdout: "null",
    stderr: "null",
  }).spawn();
  return {
    base: `http://127.0.0.1:${port}`,
    edit: async (file, from, to) => {
      const text = await Deno.readTextFile(`${site}/${file}`);
      assert.ok(text.includes(from), `${file} holds ${from}`);
      await Deno.writeTextFile(`${site}/${file}`, text.replace(from, to));
    },
    shows: (path, text) => showing(`http://127.0.0.1:${port}${path}`, text),
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await child.status;
      await Deno.remove(site, { recursive: true });
    },
  };
}

/** Asks again until the answer holds the text; a server that starts again does not answer at times. */
async function showing(url: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await fetch(url).then((answer) => answer.text()).catch(() => "");
    if (text.test(found)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`${url} does not show ${text}`);
}
