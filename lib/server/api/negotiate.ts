import type { Question } from "../../queries/question.ts";
import { RequestError } from "../../core/request_error.ts";

/** The forms of an answer. */
export type Format = "json" | "csv";

/**
 * The form that a request asks for: `format=` in the query, else what `Accept` prefers, else JSON.
 * Takes `format` out of the search parameters.
 *
 * @throws {RequestError} for an unknown format, or for CSV of an answer without a list
 */
export function takeFormat(question: Question, search: URLSearchParams, accept: string): Format {
  const asked = takeOnce(search, "format");
  const isCsv = question.isList || question.lists !== undefined;
  const allowed = isCsv ? "json or csv" : "json";
  if (asked !== undefined) {
    if (asked === "json" || asked === "csv" && isCsv) return asked;
    throw unexpected("format", asked, allowed);
  }
  const csv = qualityOf("text/csv", accept);
  const json = qualityOf("application/json", accept);
  if (csv > json && (question.isList || isCsv && search.has("section"))) return "csv";
  if (json > 0) return "json";
  throw new RequestError("not-acceptable", `This is answered as ${allowed}.`);
}

/**
 * The list of a composite requested as CSV, by `section=`; undefined for a question that is a list
 * itself. Takes `section` out of the search parameters.
 *
 * @throws {RequestError} when it is not one of the question's lists
 */
export function takeSection({ lists }: Question, search: URLSearchParams): string | undefined {
  if (lists === undefined) return undefined;
  const section = takeOnce(search, "section");
  if (section !== undefined && Object.hasOwn(lists, section)) return section;
  throw unexpected("section", section, `one of ${Object.keys(lists).join(", ")}`);
}

/** A parameter besides the question's own; it is removed. */
function takeOnce(search: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = search.getAll(name);
  search.delete(name);
  if (more.length === 0) return value;
  throw new RequestError("repeated-parameter", `${name} is given more than once.`, name);
}

function unexpected(name: string, value: string | undefined, expected: string): RequestError {
  const found = value === undefined ? "missing" : JSON.stringify(value.slice(0, 40).toWellFormed());
  return new RequestError("bad-parameter", `${name} is ${found}, expected ${expected}.`, name);
}

/**
 * The encoding to send: brotli or gzip if the client accepts it, else none.
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

/** The weight, 0 to 1, that a header gives a value; `fallback` without the header. */
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
