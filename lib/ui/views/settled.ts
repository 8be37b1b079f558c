import { logFailure } from "../../core/log_failure.ts";
import { RequestError } from "../../core/request_error.ts";

/**
 * Waits for an answer that a page can do without: what went wrong is thrown where the answer is
 * read, so that it stays inside the card that shows it.
 *
 * @returns gives the answer, or throws why there is none
 * @throws {RequestError} at once when it is about the whole page: a wrong address, no database
 *
 * @example
 * ```ts
 * import { settled } from "./settled.ts";
 *
 * const week = await settled(Promise.resolve([1, 2]));
 * console.assert(week().length === 2);
 * ```
 */
export async function settled<Answer>(asked: Promise<Answer>): Promise<() => Answer> {
  try {
    const answer = await asked;
    return () => answer;
  } catch (error) {
    if (isOfThePage(error)) throw error;
    logFailure(error);
    return () => {
      throw error;
    };
  }
}

function isOfThePage(error: unknown): boolean {
  // What a public site does not tell is said in the card's place.
  return error instanceof RequestError && error.code !== "sums-only" &&
    (error.status < 500 || error.code === "no-database");
}
