import { join, resolve } from "../std.ts";

type Imports = Readonly<Record<string, string>>;

/** What an import means: an npm package's module, a module of this member, or a file. */
export type Meaning =
  | { npm: string }
  | { file: string }
  | { unknown: string };

/**
 * Looks imports up in the `deno.json` files from a folder upwards, the nearest one first: that
 * covers a member of a workspace and the workspace itself.
 */
export class ImportMaps {
  readonly #byFolder = new Map<string, Imports | null>();

  /** @returns the meaning of a bare specifier, or null when no map names it */
  async lookUp(specifier: string, folder: string): Promise<Meaning | null> {
    if (/^(npm|jsr|node|https?|data):/.test(specifier)) return meaning(specifier, folder);
    for (let at = folder;; at = resolve(at, "..")) {
      const imports = await this.#importsOf(at);
      const target = imports && substitute(specifier, imports);
      if (target) return meaning(target, at);
      if (at === resolve(at, "..")) return null;
    }
  }

  async #importsOf(folder: string): Promise<Imports | null> {
    let imports = this.#byFolder.get(folder);
    if (imports === undefined) {
      imports = await readImports(join(folder, "deno.json"));
      this.#byFolder.set(folder, imports);
    }
    return imports;
  }
}

async function readImports(file: string): Promise<Imports | null> {
  try {
    const config: { imports?: Imports } = JSON.parse(await Deno.readTextFile(file));
    return config.imports ?? null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    // Folders above the site may be closed to us; they hold nothing of it.
    if (error instanceof Deno.errors.NotCapable) return null;
    throw error;
  }
}

/** An exact entry, or the longest one that the specifier continues after a slash. */
function substitute(specifier: string, imports: Imports): string | null {
  const exact = imports[specifier];
  if (exact !== undefined) return exact;
  const key = Object.keys(imports)
    .filter((name) => specifier.startsWith(name.endsWith("/") ? name : `${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  const target = key === undefined ? undefined : imports[key];
  return key === undefined || target === undefined ? null : target + specifier.slice(key.length);
}

function meaning(target: string, folder: string): Meaning {
  const npm = /^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?(\/.+)?$/.exec(target);
  if (npm !== null) return { npm: `${npm[1]}${npm[2] ?? ""}` };
  if (/^\.{0,2}\//.test(target)) return { file: resolve(folder, target) };
  return { unknown: target };
}
