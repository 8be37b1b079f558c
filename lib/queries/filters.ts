import { type Filters, type ParamName, PARAMS } from "./params.ts";
import { RequestError } from "../core/request_error.ts";

export type { Filters, ParamName } from "./params.ts";

/** What a question says of the parameters it takes. */
export interface ParamsTaken {
  readonly params: readonly ParamName[];
  /** Defaults of this question, where the parameter has none of its own. */
  readonly defaults?: Filters;
  /** Values of this question, where it takes fewer than the parameter has. */
  readonly choices?: Readonly<Partial<Record<ParamName, readonly string[]>>>;
  /** Parameters that must be given. */
  readonly required?: readonly ParamName[];
}

/**
 * The filters that a URL asks for. Each parameter is one that the question takes, is given once and
 * holds what it may; nothing is silently ignored.
 *
 * @param today the local day that `date` stands for when it is not given
 * @throws {RequestError} 400, naming the parameter, the value and what is allowed
 *
 * @example
 * ```ts
 * import { parseFilters } from "./filters.ts";
 *
 * const filters = parseFilters({ params: ["limit", "metric"] }, new URLSearchParams("limit=5"));
 * console.assert(filters.limit === 5 && filters.metric === "hours");
 * ```
 */
export function parseFilters(
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
  return settle(taken, given);
}

/** Fills in defaults, in the parameters' own order: equal filters then have equal JSON. */
function settle(taken: ParamsTaken, given: Filters): Filters {
  if (
    given.startDate !== undefined && given.endDate !== undefined && given.startDate > given.endDate
  ) {
    throw new RequestError(
      "bad-parameter",
      `startDate is ${given.startDate}, expected no later than endDate, ${given.endDate}.`,
      "startDate",
    );
  }
  const all = paramNames().filter((name) => taken.params.includes(name)).map((name) =>
    [name, given[name] ?? taken.defaults?.[name] ?? fallback(name)] as const
  );
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
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

function unknown({ params }: ParamsTaken, name: string): RequestError {
  const takes = params.length === 0 ? "none are taken here" : `expected ${params.join(", ")}`;
  const shown = shorten(name);
  return new RequestError(
    "unknown-parameter",
    `There is no parameter ${JSON.stringify(shown)}: ${takes}.`,
    shown,
  );
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}

function isTaken({ params }: ParamsTaken, name: string): name is ParamName {
  return params.some((param) => param === name);
}

function paramNames(): ParamName[] {
  return Object.keys(PARAMS).filter((name): name is ParamName => Object.hasOwn(PARAMS, name));
}
