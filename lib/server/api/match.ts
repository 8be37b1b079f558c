import type { Question } from "../../queries/question.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { RequestError } from "../../core/request_error.ts";

/** A question with the parameters that stand in the path. */
export interface Match {
  readonly question: Question;
  readonly inPath: Readonly<Record<string, string>>;
}

/**
 * The question that a path under `/api/` asks, with its segments decoded.
 *
 * @throws {RequestError} `not-found` when there is none, `bad-parameter` when a segment is no text
 *
 * @example
 * ```ts
 * import { matchQuestion } from "./match.ts";
 *
 * console.assert(matchQuestion("artist/AC%2FDC").inPath["artist"] === "AC/DC");
 * ```
 */
export function matchQuestion(path: string): Match {
  const segments = path.split("/");
  for (const question of Object.values<Question>(QUESTIONS)) {
    const pattern = question.path.split("/");
    if (pattern.length !== segments.length || pattern[0] !== segments[0]) continue;
    const inPath = pattern.slice(1).map((name, at) => {
      const param = name.slice(1, -1);
      return [param, decode(param, segments[at + 1] ?? "")] as const;
    });
    return { question, inPath: Object.fromEntries(inPath) };
  }
  throw new RequestError("not-found", "There is no such question. /api lists all of them.");
}

function decode(param: string, segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new RequestError("bad-parameter", `${param} is not valid percent-encoded UTF-8.`, param);
  }
}
