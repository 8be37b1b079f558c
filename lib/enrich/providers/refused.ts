import { CliError } from "../../core/errors.ts";
import { described, type HttpAnswer } from "../http.ts";
import { Unusable } from "../provider.ts";

/**
 * The error for a response that is neither found nor missing: 4xx means that further requests are
 * pointless; anything else, such as an HTML page from a proxy, answers nothing.
 */
export function refused(service: string, answer: HttpAnswer): CliError | Unusable {
  const isRefusal = answer.status >= 400 && answer.status <= 499 && answer.body.kind !== "html";
  if (!isRefusal) return new Unusable(described(answer));
  return new CliError("service-refused", {
    what: `${service} refused what it was asked: ${described(answer)}.`,
    fix: "What was fetched is kept. docs/enrichment.md says what each service answers; " +
      "--providers leaves one out.",
  });
}
