import { pathBelow } from "../../core/base_path.ts";

/** More parts than names with slashes have; each reading of a path is a question to the store. */
const MOST_PARTS = 12;

/**
 * Every way to read the part of an address that holds names. Links escape a slash in a name, but a proxy
 * may have decoded it: then each place where a name may end is tried.
 *
 * @param parts the path after what kind of page it is, split at its slashes, decoded
 * @param count how many names there are
 * @returns the names, in the order of the parts; none when there are too few or too many parts
 *
 * @example
 * ```ts
 * import { readings } from "./path_names.ts";
 *
 * console.assert(readings(["AC", "DC"], 1).join() === "AC/DC");
 * console.assert(readings(["AC", "DC", "Live"], 2).map((names) => names.join(" by ")).join() ===
 *   "AC by DC/Live,AC/DC by Live");
 * ```
 */
export function readings(parts: readonly string[], count: 1 | 2): string[][] {
  if (parts.length < count || parts.length > MOST_PARTS) return [];
  if (count === 1) return [[parts.join("/")]];
  return parts.slice(1).map((_, at) => [
    parts.slice(0, at + 1).join("/"),
    parts.slice(at + 1).join("/"),
  ]);
}

/**
 * The names in a page's path, in every way to read them. They hold `/`, `?` and `&`, which Fresh leaves
 * escaped in `ctx.params`.
 *
 * @example
 * ```ts
 * import { namesIn } from "./path_names.ts";
 *
 * const [names] = namesIn(new URL("http://localhost/artist/AC%2FDC"), 1);
 * console.assert(names?.[0] === "AC/DC");
 * ```
 */
export function namesIn(url: URL, count: 1 | 2): string[][] {
  const [, , ...parts] = pathBelow(url.pathname).split("/");
  return readings(parts.map((part) => decodeURIComponent(part)), count);
}
