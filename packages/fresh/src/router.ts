import type { Method } from "./types.ts";

/** A route that a request met. */
export interface Match<Target> {
  /** The pattern of the route, null when no route has this path. */
  pattern: string | null;
  params: Record<string, string>;
  /** What was registered for the method, null when the route has nothing for it. */
  target: Target | null;
  /** Methods the route answers, for OPTIONS. */
  allowed: string[];
}

interface RouteEntry<Target> {
  pattern: string;
  url: URLPattern;
  byMethod: Map<string, Target>;
}

/**
 * Finds the route of a request: literal paths first, with or without a slash at their end, then
 * patterns in the order they were added, as Fresh does.
 */
export class Router<Target> {
  readonly #literal = new Map<string, RouteEntry<Target>>();
  readonly #patterns: RouteEntry<Target>[] = [];

  /** Registers a target; the first one for a method and pattern stays. */
  add(methods: readonly Method[], pattern: string, target: Target): void {
    const { byMethod } = this.#entry(pattern);
    for (const method of methods) if (!byMethod.has(method)) byMethod.set(method, target);
  }

  /**
   * Looks a request up by method and path (percent-encoded, as in `URL.pathname`).
   *
   * @throws {URIError} as Fresh does, when a pattern's part holds a broken escape
   */
  match(method: string, pathname: string): Match<Target> {
    const other = pathname.endsWith("/") ? pathname.slice(0, -1) : `${pathname}/`;
    const literal = this.#literal.get(pathname) ?? this.#literal.get(other);
    if (literal !== undefined) return answer(literal, method, {});
    for (const entry of this.#patterns) {
      const groups = entry.url.exec({ pathname })?.pathname.groups;
      if (groups !== undefined) return answer(entry, method, decoded(groups));
    }
    return { pattern: null, params: {}, target: null, allowed: [] };
  }

  #entry(pattern: string): RouteEntry<Target> {
    const literal = !/[*:{}+?()]/.test(pattern);
    const known = literal
      ? this.#literal.get(pattern)
      : this.#patterns.find((entry) => entry.pattern === pattern);
    if (known !== undefined) return known;
    const url = new URLPattern({ pathname: pattern });
    const entry: RouteEntry<Target> = { pattern, url, byMethod: new Map() };
    if (literal) this.#literal.set(pattern, entry);
    else this.#patterns.push(entry);
    return entry;
  }
}

function answer<Target>(
  { pattern, byMethod }: RouteEntry<Target>,
  method: string,
  params: Record<string, string>,
): Match<Target> {
  const own = byMethod.get(method) ?? (method === "HEAD" ? byMethod.get("GET") : undefined);
  return { pattern, params, target: own ?? null, allowed: [...byMethod.keys()] };
}

/** Reserved characters such as `/` and `?` stay escaped. */
function decoded(groups: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value = ""]) => [name, decodeURI(value)]),
  );
}
