/** A status that an error can end a request with; Fresh takes no other numbers either. */
export type ErrorStatus =
  | (400 | 401 | 402 | 403 | 404 | 405 | 406 | 407 | 408 | 409 | 410 | 411 | 412 | 413 | 414)
  | (415 | 416 | 417 | 418 | 421 | 422 | 423 | 424 | 425 | 426 | 428 | 429 | 431 | 451)
  | (500 | 501 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 510 | 511);

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
  readonly status: ErrorStatus;

  /**
   * @param status HTTP status
   * @param message what to tell
   * @param options `cause`: the error behind this one
   */
  constructor(status: ErrorStatus, message?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "HttpError";
    this.status = status;
  }
}

/** The status an error ends a request with: its own, or 500. */
export function statusOf(error: unknown): number {
  return error instanceof HttpError ? error.status : 500;
}
