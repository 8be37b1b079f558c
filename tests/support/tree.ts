/** Copies of the tree, as a container or a server has it: what `.dockerignore` names, no more. */
const ROOT = new URL("../../", import.meta.url);

/** What a program that was run to its end said. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Copies what `.dockerignore` lets into the image to a new folder and installs its packages.
 *
 * @param parent a folder that exists
 */
export async function copyTree(parent: string, name: string): Promise<string> {
  const folder = `${parent}/${name}`;
  await Deno.mkdir(folder, { recursive: true });
  const lines = (await Deno.readTextFile(new URL(".dockerignore", ROOT))).split("\n");
  for (const line of lines.filter((line) => line.startsWith("!"))) {
    await copy(new URL(line.slice(1), ROOT), `${folder}/${line.slice(1)}`);
  }
  const installed = await deno(folder, ["install", "--frozen"]);
  if (installed.code !== 0) throw new Error(`deno install: ${installed.stderr}`);
  return folder;
}

/** Takes DuckDB's packages out of a tree's `node_modules`. */
export async function withoutDuckdb(folder: string): Promise<void> {
  for (const place of ["node_modules", "node_modules/.deno", "node_modules/.deno/node_modules"]) {
    for await (const { name } of Deno.readDir(`${folder}/${place}`)) {
      if (!name.startsWith("@duckdb")) continue;
      await Deno.remove(`${folder}/${place}/${name}`, { recursive: true });
    }
  }
}

/** Runs `deno` in a folder to its end. */
export async function deno(folder: string, args: readonly string[]): Promise<Ran> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: folder,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** Every file below a folder with a hash of its bytes. */
export async function hashes(folder: string, below = ""): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${below}`)) {
    const path = below + name;
    if (isDirectory) {
      for (const [file, hash] of await hashes(folder, `${path}/`)) found.set(file, hash);
      continue;
    }
    const bytes = await Deno.readFile(`${folder}/${path}`);
    found.set(path, new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex());
  }
  return found;
}

async function copy(from: URL, to: string): Promise<void> {
  if (!(await Deno.stat(from)).isDirectory) return await Deno.copyFile(from, to);
  await Deno.mkdir(to, { recursive: true });
  for await (const { name } of Deno.readDir(from)) {
    if (name === "node_modules") continue;
    await copy(new URL(`${encodeURIComponent(name)}`, `${from}/`), `${to}/${name}`);
  }
}
