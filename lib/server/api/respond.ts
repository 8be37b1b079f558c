/** The HTTP API: a request in, a response out; everything else is passed in. */
import { parse } from "../../queries/filters/codec.ts";
import type { Filters } from "../../queries/filters/params.ts";
import type { Question } from "../../queries/question.ts";
import { RequestError } from "../../core/request_error.ts";
import type { Answer, Store } from "../../queries/store.ts";
import { logFailure } from "../../core/log_failure.ts";
import { pathBelow } from "../../core/base_path.ts";
import { toCsv } from "./csv.ts";
import { encode } from "./encode.ts";
import { matchQuestion } from "./match.ts";
import { encodingOf, type Format, takeFormat, takeSection } from "./negotiate.ts";
import { openApi } from "./openapi.ts";
import { noteCode } from "../middleware/request_code.ts";

/** What the API answers from. */
export interface ApiContext {
  readonly store: () => Promise<Store>;
  /** The local day. */
  readonly today?: () => string;
  /** Takes an error that nobody foresaw. */
  readonly log?: (error: unknown) => void;
}

/**
 * Answers a request under `/api`.
 *
 * @example
 * ```ts ignore
 * const response = await respond(new Request("http://localhost/api/summary"), { store });
 * ```
 */
export async function respond(request: Request, context: ApiContext): Promise<Response> {
  return await answer(request, context).catch((error) => {
    const { response, code } = failure(error, context);
    noteCode(request, code);
    return response;
  });
}

async function answer(request: Request, context: ApiContext): Promise<Response> {
  if (!["GET", "HEAD"].includes(request.method)) {
    throw new RequestError("method-not-allowed", "Only GET and HEAD are answered.");
  }
  const url = new URL(request.url);
  const path = pathBelow(url.pathname).replace(/^\/api\/?/, "");
  if (path === "openapi.json") return Response.json(openApi(), { headers: SHARED });
  return await answerQuestion(request, path, url.searchParams, context);
}

async function answerQuestion(
  request: Request,
  path: string,
  search: URLSearchParams,
  context: ApiContext,
): Promise<Response> {
  const { question, inPath } = matchQuestion(path);
  const format = takeFormat(question, search, request.headers.get("accept") ?? "");
  const section = format === "csv" ? takeSection(question, search) : undefined;
  const form = section === undefined ? format : `${format}-${section}`;
  const asked = inPath.map((names) =>
    filtersOf(question, names, new URLSearchParams(search), context)
  );
  const store = await context.store();
  const filters = await firstFound(store, question, asked);
  const tag = etag(await store.version(), question, filters, form);
  if (isKnown(request.headers.get("if-none-match"), tag)) {
    return new Response(null, { status: 304, headers: { ...SHARED, etag: tag } });
  }
  const answer = await store.query(question, filters);
  const text = format === "csv" ? csvOf(question, answer, section) : answer.json;
  const encoding = encodingOf(request.headers.get("accept-encoding") ?? "");
  const { body, encoding: encoded } = await encode(answer, form, text, encoding);
  return new Response(body, {
    headers: {
      ...SHARED,
      etag: etag(answer.version, question, filters, form),
      ...TYPES[format](question),
      ...(encoded === undefined ? {} : { "content-encoding": encoded }),
      ...(answer.next ? { link: nextLink(request.url, answer.next) } : {}),
    },
  });
}

/**
 * The filters that identify something; with a single reading the store reports a missing one
 * itself.
 */
async function firstFound(
  store: Store,
  question: Question,
  readings: readonly Filters[],
): Promise<Filters> {
  for (const filters of readings.slice(0, -1)) {
    const isFound = await store.query(question, filters).then(() => true, (error) => {
      if (error instanceof RequestError && error.code === "not-found") return false;
      throw error;
    });
    if (isFound) return filters;
  }
  return readings.at(-1) ?? {};
}

/** Cached, but revalidated each time: new data shows at once, and confirming is cheap. */
const SHARED = { "cache-control": "no-cache", vary: "Accept, Accept-Encoding" };

const TYPES: Record<Format, (question: Question) => Record<string, string>> = {
  json: () => ({ "content-type": "application/json; charset=utf-8" }),
  csv: ({ path }) => ({
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="${path.replace(/\/.*/, "")}.csv"`,
  }),
};

/** Path parameters are validated like query parameters, but cannot be given in the query. */
function filtersOf(
  question: Question,
  inPath: Readonly<Record<string, string>>,
  search: URLSearchParams,
  { today }: ApiContext,
): Filters {
  const twice = question.inPath.find((name) => search.has(name));
  if (twice !== undefined) {
    throw new RequestError("unknown-parameter", `${twice} is already in the path.`, twice);
  }
  for (const [name, value] of Object.entries(inPath)) search.append(name, value);
  return parse(
    { ...question, required: [...question.required ?? [], ...question.inPath] },
    search,
    today,
  );
}

/** The rows of a list, or of the list that is a section of an answer. */
function csvOf({ columns = {}, lists = {} }: Question, { data }: Answer, section?: string): string {
  const rows = section === undefined ? data : new Map(Object.entries(Object(data))).get(section);
  const of = section === undefined ? columns : lists[section] ?? {};
  return toCsv(Object.keys(of), Array.isArray(rows) ? rows : []);
}

/** Weak: the same data in any encoding. */
function etag(version: string, { path }: Question, filters: Filters, form: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify([path, filters]))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `W/"${version}-${hash.toString(36)}-${form}"`;
}

function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  const plain = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((known) => plain(known) === plain(tag));
}

function nextLink(address: string, cursor: string): string {
  const url = new URL(address);
  url.searchParams.set("cursor", cursor);
  return `<${url.pathname}${url.search}>; rel="next"`;
}

/** The error as JSON; the cause of an unexpected error is logged, not sent. */
function failure(
  error: unknown,
  { log = logFailure }: ApiContext,
): { readonly response: Response; readonly code: string } {
  if (!(error instanceof RequestError)) log(error);
  const told = error instanceof RequestError
    ? error
    : new RequestError("internal", "Something went wrong here; it was logged.");
  const headers = {
    "cache-control": "no-store",
    ...(told.retryAfter === undefined ? {} : { "retry-after": String(told.retryAfter) }),
    ...(told.status === 405 ? { allow: "GET, HEAD" } : {}),
  };
  return { response: Response.json(told, { status: told.status, headers }), code: told.code };
}
