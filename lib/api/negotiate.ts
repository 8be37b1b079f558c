import type { Question } from "../question.ts";
import { RequestError } from "../request_error.ts";

/** The forms of an answer. */
export type Format = "json" | "csv";

/**
 * The form that a request asks for: `format=` in the query, else what `Accept` prefers, else JSON.
 * Takes `format` out of the search parameters.
 *
 * @throws {RequestError} for another format, or CSV of what is no list
 */
export function takeFormat(question: Question, search: URLSearchParams, accept: string): Format {
  const [asked, ...more] = search.getAll("format");
  search.delete("format");
  if (more.length > 0) {
    throw new RequestError("repeated-parameter", "format is given more than once.", "format");
  }
  const allowed = question.isList ? "json or csv" : "json";
  if (asked !== undefined) {
    if (asked === "json" || asked === "csv" && question.isList) return asked;
    throw new RequestError(
      "bad-parameter",
      `format is ${JSON.stringify(asked.slice(0, 40).toWellFormed())}, expected ${allowed}.`,
      "format",
    );
  }
  const csv = qualityOf("text/csv", accept);
  const json = qualityOf("application/json", accept);
  if (csv > json && question.isList) return "csv";
  if (json > 0) return "json";
  throw new RequestError("not-acceptable", `This is answered as ${allowed}.`);
}

/**
 * The encoding to send in: brotli or gzip where the client takes it, else none.
 *
 * @example
 * ```ts
 * import { encodingOf } from "./negotiate.ts";
 *
 * console.assert(encodingOf("gzip, br") === "br" && encodingOf("br;q=0, gzip") === "gzip");
 * ```
 */
export function encodingOf(acceptEncoding: string): "br" | "gzip" | undefined {
  const br = qualityOf("br", acceptEncoding, 0);
  const gzip = qualityOf("gzip", acceptEncoding, 0);
  if (br > 0 && br >= gzip) return "br";
  return gzip > 0 ? "gzip" : undefined;
}

/** The weight, 0 to 1, that a header gives a value; `fallback` when the header is not there. */
function qualityOf(value: string, header: string, fallback = 1): number {
  if (header.trim() === "") return fallback;
  const [type] = value.split("/");
  const names = value.includes("/") ? [value, `${type}/*`, "*/*"] : [value, "*"];
  const weights = new Map(
    header.split(",").map((entry) => {
      const [name = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
      const q = parameters.find((parameter) => parameter.startsWith("q="));
      const weight = q === undefined ? 1 : Number(q.slice(2));
      return [name, Number.isNaN(weight) ? 0 : weight] as const;
    }),
  );
  const name = names.find((name) => weights.has(name));
  return name === undefined ? 0 : weights.get(name) ?? 0;
}
