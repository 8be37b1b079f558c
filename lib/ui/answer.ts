import { HttpError } from "fresh";
import { RequestError } from "../core/request_error.ts";

/**
 * Works out what a page shows; a request that cannot be answered becomes an error page of the right
 * status.
 *
 * @throws {HttpError} with the {@linkcode RequestError} as its cause
 */
export async function orErrorPage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    throw new HttpError(error.status, error.message, { cause: error });
  }
}

/** Why a page could not be shown, of an error that {@linkcode orErrorPage} threw. */
export function causeOf(error: unknown): RequestError | undefined {
  return error instanceof HttpError && error.cause instanceof RequestError
    ? error.cause
    : undefined;
}
