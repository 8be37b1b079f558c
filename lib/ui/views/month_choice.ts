import { RequestError } from "../../core/request_error.ts";
import type { PageChoice } from "./page_choice.ts";

/**
 * Takes `month`, such as `2019-06`, out of a page's address.
 *
 * @throws {RequestError} 400 for what is no month
 */
export function monthChoiceOf(search: URLSearchParams): PageChoice<string> {
  const rest = new URLSearchParams(search);
  rest.delete("month");
  const texts = search.getAll("month");
  if (texts.length === 0) return { value: undefined, rest };
  const [month = ""] = texts;
  if (texts.length > 1 || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new RequestError("bad-parameter", "month is no month such as 2019-06.", "month");
  }
  return { value: month, rest };
}
