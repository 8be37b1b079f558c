import { pathBelow } from "./base_path.ts";

/**
 * The parts of a page's path, decoded. Names of artists and tracks hold `/`, `?` and `&`, which
 * Fresh leaves escaped in `ctx.params`.
 *
 * @example
 * ```ts
 * import { pathNames } from "./path_names.ts";
 *
 * const [, artist] = pathNames(new URL("http://localhost/artist/AC%2FDC"));
 * console.assert(artist === "AC/DC");
 * ```
 */
export function pathNames(url: URL): string[] {
  return pathBelow(url.pathname).split("/").slice(1).map(decoded);
}

/** A part with a broken escape is a name that nobody has, handed on as it came. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
