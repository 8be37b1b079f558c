import { logFailure } from "../core/log_failure.ts";
import { RequestError } from "../core/request_error.ts";

/** A section of a page, which may fail alone. */
export type Section<View> =
  | { readonly is: "shown"; readonly view: View }
  /** Its numbers could not be worked out; or strangers are not told them. */
  | { readonly is: "failed" | "withheld"; readonly topic: string };

/**
 * Works out a section. What goes wrong stays inside it; what is wrong with the whole page (its
 * address, no database) is thrown.
 *
 * @param topic names the section where it cannot be shown
 * @throws {RequestError}
 *
 * @example
 * ```ts
 * import { sectionOf } from "./section.ts";
 *
 * const week = await sectionOf("Weekdays", () => Promise.resolve({ finding: "Mondays" }));
 * console.assert(week.is === "shown" && week.view.finding === "Mondays");
 * ```
 */
export async function sectionOf<View>(
  topic: string,
  work: () => View | Promise<View>,
): Promise<Section<View>> {
  try {
    return { is: "shown", view: await work() };
  } catch (error) {
    if (error instanceof RequestError) {
      if (error.code === "sums-only") return { is: "withheld", topic };
      if (error.status < 500 || error.code === "no-database") throw error;
    }
    logFailure(error);
    return { is: "failed", topic };
  }
}
