/**
 * The one codec between addresses and filters: the API, the pages and their links all read and
 * write the same names.
 */
import { RequestError } from "../../core/request_error.ts";
import {
  type FilterName,
  FILTERS,
  type Filters,
  type Param,
  type ParamName,
  PARAMS,
} from "./params.ts";

/** Which parameters a question or a page takes. */
export interface ParamsTaken {
  readonly params: readonly ParamName[];
  /** Defaults where the parameter has none of its own. */
  readonly defaults?: Filters;
  /** The accepted values, if fewer than the parameter has. */
  readonly choices?: Readonly<Partial<Record<ParamName, readonly string[]>>>;
  /** Parameters that must be given. */
  readonly required?: readonly ParamName[];
  /** Parameters that only pages set; addresses cannot. */
  readonly internal?: readonly ParamName[];
  /** The filters that have no meaning here: every other question or page takes them. */
  readonly noMeaning?: readonly (FilterName | "credit")[];
}

/**
 * The filters in an address. Each parameter must be known, given once, and have an allowed value;
 * nothing is silently ignored.
 *
 * @param today the local day that `date` defaults to
 * @throws {RequestError} 400, naming the parameter, the value and what is allowed
 *
 * @example
 * ```ts
 * import { parse } from "./codec.ts";
 *
 * const filters = parse({ params: ["limit", "metric"] }, new URLSearchParams("limit=5"));
 * console.assert(filters.limit === 5 && filters.metric === "hours");
 * ```
 */
export function parse(
  taken: ParamsTaken,
  search: URLSearchParams,
  today: () => string = () => Temporal.Now.plainDateISO().toString(),
): Filters {
  const given: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    if (!isTaken(taken, name)) throw unknown(taken, name);
    const [text = "", ...more] = search.getAll(name);
    if (more.length > 0) {
      throw new RequestError(
        "repeated-parameter",
        `${name} is given ${more.length + 1} times.`,
        name,
      );
    }
    given[name] = parseOne(taken, name, text);
  }
  for (const name of taken.required ?? []) {
    if (given[name] === undefined) throw bad(taken, name, undefined);
  }
  if (taken.params.includes("date")) given["date"] ??= today();
  refuseBackwards(given);
  return withDefaults(taken, given);
}

/**
 * The address of filters; defaults of the parameters are left out.
 *
 * @example
 * ```ts
 * import { toSearch } from "./codec.ts";
 *
 * const search = toSearch({ metric: "hours", startDate: "2024-01-01", compare: "year" });
 * console.assert(String(search) === "startDate=2024-01-01&compare=year");
 * ```
 */
export function toSearch(filters: Filters): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of PARAM_NAMES) {
    const value = filters[name];
    if (value === undefined || value === fallback(name)) continue;
    const param: Param<unknown> = PARAMS[name];
    search.set(name, param.format(value));
  }
  return search;
}

/**
 * What a question or a page takes of some filters, with its defaults: equal filters then have equal
 * JSON, whoever asks.
 *
 * @example
 * ```ts
 * import { withDefaults } from "./codec.ts";
 *
 * const top = { params: ["limit"], defaults: { limit: 10 } } as const;
 * console.assert(withDefaults(top, { artist: "Nina Simone" }).limit === 10);
 * ```
 */
export function withDefaults(taken: ParamsTaken, given: Filters): Filters {
  const { params, internal = [] } = taken;
  const names = PARAM_NAMES.filter((name) => params.includes(name) || internal.includes(name));
  const all = names.map((name) =>
    [name, given[name] ?? taken.defaults?.[name] ?? fallback(name)] as const
  );
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/**
 * The given filters that have no meaning for a question: a page says so in its place.
 *
 * @example
 * ```ts
 * import { withoutMeaning } from "./codec.ts";
 *
 * const search = { params: ["q"], noMeaning: ["genre", "platform"] } as const;
 * console.assert(withoutMeaning(search, { q: "blue", genre: "jazz" }).join() === "genre");
 * ```
 */
export function withoutMeaning(
  { noMeaning = [] }: ParamsTaken,
  given: Filters,
): (FilterName | "credit")[] {
  return noMeaning.filter((name) => given[name] !== undefined);
}

/** Only those of some filters that have one of the names. */
export function only(filters: Filters, names: readonly ParamName[]): Filters {
  return Object.fromEntries(
    PARAM_NAMES.flatMap((name) =>
      names.includes(name) && filters[name] !== undefined ? [[name, filters[name]]] : []
    ),
  );
}

/**
 * The part of an address that links between pages keep: which plays count, the measure and the
 * comparison. Wrong values are dropped, so that a page of errors can link too.
 */
export function keptSearch(search: URLSearchParams): URLSearchParams {
  const isKept = (name: string, text: string) =>
    KEPT.some((kept) => kept === name && PARAMS[kept].parse(text) !== undefined);
  return new URLSearchParams([...search].filter(([name, text]) => isKept(name, text)));
}

/** What every page takes: which plays count, the measure and the comparison. */
export const KEPT = [
  ...FILTERS,
  "credit",
  "metric",
  "compare",
] as const satisfies readonly ParamName[];

/** All names, in the order in which addresses have them. */
const PARAM_NAMES = Object.keys(PARAMS).filter((name): name is ParamName =>
  Object.hasOwn(PARAMS, name)
);

function refuseBackwards({ startDate, endDate }: Filters): void {
  if (startDate === undefined || endDate === undefined || startDate <= endDate) return;
  throw new RequestError(
    "bad-parameter",
    `startDate is ${startDate}, expected no later than endDate, ${endDate}.`,
    "startDate",
  );
}

function fallback(name: ParamName): unknown {
  const param = PARAMS[name];
  return "fallback" in param ? param.fallback : undefined;
}

function parseOne(taken: ParamsTaken, name: ParamName, text: string): unknown {
  const value = PARAMS[name].parse(text);
  const choices = taken.choices?.[name];
  if (value === undefined || choices !== undefined && !choices.includes(text)) {
    throw bad(taken, name, text);
  }
  return value;
}

function bad(taken: ParamsTaken, name: ParamName, text: string | undefined): RequestError {
  const choices = taken.choices?.[name];
  const expects = choices === undefined ? PARAMS[name].expects : `one of ${choices.join(", ")}`;
  const found = text === undefined ? "missing" : JSON.stringify(shorten(text));
  return new RequestError("bad-parameter", `${name} is ${found}, expected ${expects}.`, name);
}

function unknown({ params, noMeaning = [] }: ParamsTaken, name: string): RequestError {
  const takes = params.length === 0 ? "this takes none" : `expected ${params.join(", ")}`;
  const shown = shorten(name);
  const what = noMeaning.some((filter) => filter === name)
    ? `${shown} has no meaning here`
    : `There is no parameter ${JSON.stringify(shown)}`;
  return new RequestError("unknown-parameter", `${what}: ${takes}.`, shown);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}

function isTaken({ params }: ParamsTaken, name: string): name is ParamName {
  return params.some((param) => param === name);
}
