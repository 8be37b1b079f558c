import { plainPage } from "./plain_page.ts";
import { isApi, type RequestContext } from "./context.ts";
import { noteCode } from "./request_code.ts";

/** Why a request is not answered. */
export interface Refusal {
  readonly status: number;
  /** A stable name, for programs. */
  readonly code: string;
  /** What is wrong and how to fix it, for people. It must not repeat content of the request. */
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The answer to a refused request: JSON below `/api`, a plain page elsewhere. It is never cached.
 *
 * @example
 * ```ts
 * import { refuse } from "./refusal.ts";
 *
 * const url = new URL("http://localhost/api/summary");
 * const answer = refuse({ url }, { status: 429, code: "too-many", message: "Wait a moment." });
 * console.assert((await answer.json()).error.code === "too-many");
 * ```
 */
export function refuse(
  { req, url }: Pick<RequestContext, "url"> & Partial<Pick<RequestContext, "req">>,
  refusal: Refusal,
): Response {
  const { status, code, message } = refusal;
  if (req !== undefined) noteCode(req, code);
  const headers = new Headers({ ...refusal.headers, "Cache-Control": "no-store" });
  if (isApi(url)) return Response.json({ error: { code, message } }, { status, headers });
  return plainPage({ title: `${status}`, body: `<p>${message}</p>`, status, headers });
}

/**
 * `Retry-After` in whole seconds, at least one.
 *
 * @example
 * ```ts
 * import { retryAfter } from "./refusal.ts";
 *
 * console.assert(retryAfter(0.2)["Retry-After"] === "1");
 * ```
 */
export function retryAfter(seconds: number): Record<"Retry-After", string> {
  return { "Retry-After": String(Math.max(1, Math.ceil(seconds))) };
}
