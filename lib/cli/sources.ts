/**
 * A hash of the build's inputs: while it equals that of the last build, the build is up to date.
 *
 * @param root folder of the site, ending in a slash
 * @param paths files and folders below it
 */
export async function sourcesHash(root: URL, paths: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const path of paths) {
    for (const file of await filesOf(root, path)) {
      const digest = await crypto.subtle.digest(
        "SHA-256",
        await Deno.readFile(new URL(file, root)),
      );
      lines.push(`${file} ${new Uint8Array(digest).toHex()}`);
    }
  }
  const all = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines.join("\n")));
  return new Uint8Array(all).toHex();
}

/** The files at or below a path, sorted; none when nothing is there. */
async function filesOf(root: URL, path: string): Promise<string[]> {
  const about = await Deno.stat(new URL(path, root)).catch(() => null);
  if (about === null) return [];
  if (about.isFile) return [path];
  const found: string[] = [];
  for await (const { name } of Deno.readDir(new URL(path, root))) {
    found.push(...await filesOf(root, `${path}/${name}`));
  }
  return found.sort();
}
