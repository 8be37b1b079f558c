const codes = new WeakMap<Request, string>();

/**
 * Notes why a request is not answered, for the log's line of it.
 *
 * @param code a stable name, as the answer has it
 *
 * @example
 * ```ts
 * import { codeOf, noteCode } from "./request_code.ts";
 *
 * const request = new Request("http://localhost/api/summary");
 * noteCode(request, "no-database");
 * console.assert(codeOf(request) === "no-database");
 * ```
 */
export function noteCode(request: Request, code: string): void {
  codes.set(request, code);
}

/** What {@linkcode noteCode} noted of a request. */
export function codeOf(request: Request): string | undefined {
  return codes.get(request);
}
