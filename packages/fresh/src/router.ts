import type { Method } from "./types.ts";

/** A route that a request met. */
export interface Match<Target> {
  /** The pattern of the route, null when no route has this path. */
  pattern: string | null;
  params: Record<string, string>;
  /** What was registered for the method, null when the route has nothing for it. */
  target: Target | null;
  /** Methods the route answers, for `Allow`. */
  allowed: string[];
}

interface RouteEntry<Target> {
  pattern: string;
  url: URLPattern;
  byMethod: Map<Method, Target>;
}

/**
 * Finds the route of a request: literal paths first, then patterns in the order they were added,
 * as Fresh does.
 */
export class Router<Target> {
  readonly #literal = new Map<string, RouteEntry<Target>>();
  readonly #patterns: RouteEntry<Target>[] = [];

  /** Registers a target; the first one for a method and pattern stays. */
  add(methods: readonly Method[], pattern: string, target: Target): void {
    const entry = this.#entry(pattern);
    for (const method of methods) {
      if (!entry.byMethod.has(method)) entry.byMethod.set(method, target);
    }
  }

  /** Looks a request up by method and path (percent-encoded, as in `URL.pathname`). */
  match(method: string, pathname: string): Match<Target> {
    const literal = this.#literal.get(pathname);
    if (literal !== undefined) return answer(literal, method, {});
    for (const entry of this.#patterns) {
      const groups = entry.url.exec({ pathname })?.pathname.groups;
      if (groups !== undefined) return answer(entry, method, decoded(groups));
    }
    return { pattern: null, params: {}, target: null, allowed: [] };
  }

  #entry(pattern: string): RouteEntry<Target> {
    const literal = !/[:*{}()+?\\]/.test(pattern);
    const known = literal
      ? this.#literal.get(encodedPath(pattern))
      : this.#patterns.find((entry) => entry.pattern === pattern);
    if (known !== undefined) return known;

    const url = new URLPattern({ pathname: pattern });
    const entry: RouteEntry<Target> = { pattern, url, byMethod: new Map() };
    if (literal) this.#literal.set(encodedPath(pattern), entry);
    else this.#patterns.push(entry);
    return entry;
  }
}

function answer<Target>(
  { pattern, byMethod }: RouteEntry<Target>,
  method: string,
  params: Record<string, string>,
): Match<Target> {
  const find = (name: string) => [...byMethod].find(([known]) => known === name)?.[1];
  const target = find(method) ?? (method === "HEAD" ? find("GET") : undefined) ?? null;
  const allowed = new Set<string>(byMethod.keys());
  if (allowed.has("GET")) allowed.add("HEAD");
  return { pattern, params, target, allowed: [...allowed].sort() };
}

function encodedPath(path: string): string {
  return new URL(path, "http://localhost").pathname;
}

function decoded(groups: Record<string, string | undefined>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) {
    if (value !== undefined) params[name] = decodedOr(value);
  }
  return params;
}

/**
 * As in Fresh, reserved characters such as `/` and `?` stay escaped. A value with a broken escape is
 * handed on as it came.
 */
function decodedOr(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}
