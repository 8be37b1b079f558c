// @ts-types="./std_types/status.d.ts"
import { STATUS_TEXT } from "deno-std/http/status.js";

/**
 * An error with an HTTP status. Thrown by a handler, a middleware or a page it ends the request
 * with that status, through the nearest `_error` page or `onError` handler.
 *
 * @example
 * ```ts
 * import { HttpError } from "fresh";
 *
 * const error = new HttpError(404, "No artist of that name");
 * if (error.status !== 404) throw error;
 * ```
 */
export class HttpError extends Error {
  /** Status of the response, for example 404. */
  readonly status: number;

  /**
   * @param status HTTP status, 400 to 599
   * @param message what to tell; the status's own text when left out
   * @param options `cause`: the error behind this one
   */
  constructor(status: number, message?: string, options?: ErrorOptions) {
    super(message ?? STATUS_TEXT[status] ?? `Status ${status}`, options);
    this.name = "HttpError";
    this.status = status;
  }
}

/** The status an error ends a request with: its own, or 500. */
export function statusOf(error: unknown): number {
  return error instanceof HttpError ? error.status : 500;
}
