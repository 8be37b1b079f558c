/** Folders of their own for tests, and what is written into them. */

/** Runs `act` with a new folder, removes it whatever happens, and returns what `act` does. */
export async function withFolder<Result>(
  act: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-" });
  try {
    return await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What files hold: text, bytes, or anything else as JSON. */
export type Content = string | Uint8Array | readonly unknown[] | Readonly<Record<string, unknown>>;

/** The bytes of a file's content. */
export function bytesOf(content: Content): Uint8Array {
  if (content instanceof Uint8Array) return content;
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return new TextEncoder().encode(text);
}

/** Writes files, by their path inside `folder`, with the folders they need. */
export async function writeTree(
  folder: string,
  files: Readonly<Record<string, Content>>,
): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = `${folder}/${path}`;
    await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
    await Deno.writeFile(file, bytesOf(content));
  }
}

/** The paths of all files in a folder, sorted. */
export async function listTree(folder: string, prefix = ""): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(`${folder}/${prefix}`)) {
    const path = prefix + name;
    paths.push(...isDirectory ? [`${path}/`, ...await listTree(folder, `${path}/`)] : [path]);
  }
  return paths.sort();
}
