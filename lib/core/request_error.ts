import { withProgramName } from "./program.ts";

/** Why a request cannot be answered; each code has its status. */
export const REQUEST_CODES = {
  "bad-parameter": 400,
  "unknown-parameter": 400,
  "repeated-parameter": 400,
  "sums-only": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "not-acceptable": 406,
  "internal": 500,
  "no-database": 503,
  "database-busy": 503,
  "database-unavailable": 503,
} as const satisfies Record<string, number>;

/** A stable name for why a request cannot be answered. */
export type RequestCode = keyof typeof REQUEST_CODES;

/**
 * A request that cannot be answered, as its sender is told.
 *
 * @example
 * ```ts
 * import { RequestError } from "./request_error.ts";
 *
 * const error = new RequestError("bad-parameter", "limit is 0, expected 1 to 100.", "limit");
 * console.assert(error.status === 400);
 * ```
 */
export class RequestError extends Error {
  override readonly name = "RequestError";

  constructor(
    readonly code: RequestCode,
    message: string,
    /** The parameter at fault. */
    readonly param?: string,
    /** Seconds after which the client may try again. */
    readonly retryAfter?: number,
    options?: ErrorOptions,
  ) {
    super(withProgramName(message), options);
  }

  /** The HTTP status it is answered with. */
  get status(): (typeof REQUEST_CODES)[RequestCode] {
    return REQUEST_CODES[this.code];
  }

  /** The body of the answer. */
  toJSON(): { error: { code: RequestCode; message: string; param: string | null } } {
    return { error: { code: this.code, message: this.message, param: this.param ?? null } };
  }
}
