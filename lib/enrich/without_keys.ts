import type { Body } from "./body.ts";

/**
 * The body of a refusal with keys removed, in case the service echoes them: the content of
 * `authorization` headers and, for `Basic`, its decoded form. Pure.
 *
 * @param authorizations the headers that were sent
 *
 * @example
 * ```ts
 * import { withoutKeys } from "./without_keys.ts";
 *
 * const body = withoutKeys({ kind: "text", text: "no such token: abc123" }, ["Bearer abc123"]);
 * console.assert(body.kind === "text" && body.text === "no such token: …");
 * ```
 */
export function withoutKeys(body: Body, authorizations: readonly string[]): Body {
  // The longest first: one may contain another.
  const keys = authorizations.flatMap(keysIn).sort((a, b) => b.length - a.length);
  const clean = (text: string) => keys.reduce((words, key) => words.replaceAll(key, "…"), text);
  if (body.kind === "text") return { kind: "text", text: clean(body.text) };
  if (body.kind !== "json" || keys.length === 0) return body;
  const value: unknown = JSON.parse(
    JSON.stringify(body.value),
    (_, value) => typeof value === "string" ? clean(value) : value,
  );
  return { kind: "json", value };
}

function keysIn(authorization: string): string[] {
  const [, scheme = "", credentials = ""] = /^(\S+)\s+(.+)$/.exec(authorization) ?? [];
  const bare = credentials.replace(/=+$/, "");
  const pair = scheme.toLowerCase() === "basic" ? decoded(credentials) : "";
  const colon = pair.indexOf(":");
  return [bare, pair, pair.slice(0, Math.max(0, colon)), pair.slice(colon + 1)]
    .filter((key) => key !== "");
}

function decoded(base64: string): string {
  return new TextDecoder().decode(Uint8Array.fromBase64(base64));
}
