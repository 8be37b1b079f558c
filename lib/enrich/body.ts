/** The body of a response, read without trusting its headers. */
export type Body =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "html" }
  | { readonly kind: "empty" }
  | { readonly kind: "broken" };

/** The largest body, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads a body: JSON by its content, whatever its type says; an HTML page; plain text; empty; or
 * broken, when JSON ends early or is too large.
 */
export async function readBody(response: Response): Promise<Body> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return { kind: "broken" };
    chunks.push(chunk);
  }
  return parseBody(await new Blob(chunks).text());
}

/**
 * Classifies the text of a body.
 *
 * @example
 * ```ts
 * import { parseBody } from "./body.ts";
 *
 * console.assert(parseBody("<html>Bad gateway").kind === "html");
 * console.assert(parseBody('{"tracks": [').kind === "broken");
 * ```
 */
export function parseBody(text: string): Body {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start === "") return { kind: "empty" };
  if (start.startsWith("<")) return { kind: "html" };
  if (!/^[[{]/.test(start)) return { kind: "text", text: start.slice(0, 2000) };
  try {
    return { kind: "json", value: JSON.parse(start) };
  } catch {
    return { kind: "broken" };
  }
}

/**
 * A service's own error message: from `{"error": {"message": …}}`, `{"error_description": …}`,
 * `{"message": …}`, or plain text. One line, at most 200 characters; empty without a message.
 *
 * @example
 * ```ts
 * import { parseBody, saidBy } from "./body.ts";
 *
 * console.assert(saidBy(parseBody('{"error":{"status":429,"message":"Too many"}}')) === "Too many");
 * ```
 */
export function saidBy(body: Body): string {
  return plain(body.kind === "text" ? body.text : body.kind === "json" ? wordsIn(body.value) : "");
}

/** The `reason` of an error, as in Spotify's quota errors. */
export function reasonIn(body: Body): string {
  return body.kind === "json" ? text(field(field(body.value, "error"), "reason")) : "";
}

function wordsIn(value: unknown): string {
  const error = field(value, "error");
  const places = [
    field(value, "error_description"),
    field(error, "message"),
    error,
    field(value, "message"),
  ];
  return places.map(text).find((words) => words !== "") ?? "";
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function plain(words: string): string {
  const line = words.replaceAll(/[\p{Cc}\s]+/gu, " ").trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
