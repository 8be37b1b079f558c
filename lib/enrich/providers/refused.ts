import { CliError } from "../../core/errors.ts";
import { described, type HttpAnswer } from "../http.ts";
import { Unusable } from "../provider.ts";

/**
 * The error for an answer that is neither found nor missing: 4xx means that asking on is of no use,
 * anything else, as a page of HTML from something in between, that nothing is learnt from it.
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
