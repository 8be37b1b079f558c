import type { Question } from "../../queries/question.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import { readings } from "../../ui/links/path_names.ts";
import { RequestError } from "../../core/request_error.ts";

/** A question with the parameters from its path. */
export interface Match {
  readonly question: Question;
  /** Every possible reading: a proxy may have decoded slashes in names. */
  readonly inPath: readonly Readonly<Record<string, string>>[];
}

/** Parameters that may hold a slash. */
const NAMES = ["artist", "album", "uri"];

/**
 * The question that a path under `/api/` asks, with its names decoded.
 *
 * @throws {RequestError} `not-found` when there is none, `bad-parameter` when a name is not valid
 *   text
 *
 * @example
 * ```ts
 * import { matchQuestion } from "./match.ts";
 *
 * console.assert(matchQuestion("artist/AC%2FDC").inPath[0]?.["artist"] === "AC/DC");
 * ```
 */
export function matchQuestion(path: string): Match {
  const [first, ...parts] = path.split("/");
  for (const question of Object.values<Question>(QUESTIONS)) {
    const [name, ...params] = question.path.split("/").map((part) => part.replace(/^{|}$/g, ""));
    const isExact = params.length === parts.length;
    if (name !== first || !isExact && !params.some((param) => NAMES.includes(param))) continue;
    const decoded = parts.map((part, at) => decode(params[at] ?? params.at(-1) ?? "", part));
    const read = isExact ? [decoded] : readings(decoded, params.length === 1 ? 1 : 2);
    const inPath = read.map((names) =>
      Object.fromEntries(params.map((param, at) => [param, names[at] ?? ""]))
    );
    if (inPath.length > 0) return { question, inPath };
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
