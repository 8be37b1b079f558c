/** Which requests a site that gives sums only answers, and with which filters. */
import { RequestError } from "../../core/request_error.ts";
import { type Exposure, SELECTS, type Tells } from "../exposure.ts";
import { type Filters, type ParamName, PARAMS } from "../filters/params.ts";
import type { Question } from "../question.ts";
import { isMonthEnd, isMonthStart, monthsAround } from "./whole_months.ts";

/** Months by name (`2024-03`) with so few days of listening that none of their days is shown. */
export type QuietMonths = ReadonlySet<string>;

/**
 * The filters that a question gets on a sums-only site: names and narrowing filters are allowed for
 * whole calendar months only, never with days or hours.
 *
 * @throws {RequestError} `sums-only` for what strangers may not know
 *
 * @example
 * ```ts
 * import { question } from "../questions/top_artists.ts";
 * import { restrict } from "./restrict.ts";
 *
 * const march = { startDate: "2024-03-01", endDate: "2024-03-31" };
 * console.assert(restrict(question, march, new Set()).startDate === "2024-03-01");
 * ```
 */
export function restrict(question: Question, given: Filters, quiet: QuietMonths): Filters {
  const { exposure } = question;
  if (exposure === "never") throw refusal("does not show single plays");
  const filters = { ...given, ...exposure.instead };
  if (selects(filters, "moment")) throw refusal("does not choose plays by when or how they were");
  const isNamed = namesSomething(question, filters);
  const isNarrowed = isNamed || selects(filters, "segment");
  if (filters.sort === "first" || filters.sort === "last") {
    throw refusal("does not tell in which order things were first or last played", "sort");
  }
  if (exposure.ranges === "months" || isNarrowed) requireMonths(filters);
  else if (!tells(exposure, "day")) requireToldDays(filters, quiet);
  if (isNarrowed && tells(exposure, "day") || isNamed && tells(exposure, "hour")) {
    throw refusal("tells days and hours of everything together, not of a name or a segment");
  }
  return isNarrowed ? withoutDays(question, filters) : filters;
}

/** Whether an answer names what was played, or was asked for by name. */
export function namesSomething({ exposure }: Question, filters: Filters): boolean {
  return exposure !== "never" && tells(exposure, "name") || selects(filters, "name");
}

/** Whether some filter that is given selects this. */
export function selects(filters: Filters, what: "name" | "segment" | "moment"): boolean {
  return Object.entries(SELECTS).some(([param, selected]) =>
    selected === what && Object.hasOwn(filters, param)
  );
}

function tells({ columns = {} }: Exclude<Exposure, "never">, what: Tells): boolean {
  return Object.values(columns).includes(what);
}

function requireMonths({ startDate, endDate, compare }: Filters): void {
  if (startDate !== undefined && !isMonthStart(startDate)) {
    throw notWhole("startDate", monthsAround({ start: startDate, end: startDate }).start);
  }
  if (endDate !== undefined && !isMonthEnd(endDate)) {
    throw notWhole("endDate", monthsAround({ start: endDate, end: endDate }).end);
  }
  if (typeof compare === "object" && !(isMonthStart(compare.start) && isMonthEnd(compare.end))) {
    throw notWhole("compare", PARAMS.compare.format(monthsAround(compare)));
  }
  // A named comparison is as long as the range, which ends with the data if no end is given.
  const isOpen = startDate === undefined || endDate === undefined;
  if (typeof compare === "string" && isOpen) {
    throw refusal("compares ranges whose first and last day are given", "compare");
  }
}

function notWhole(name: ParamName, whole: string): RequestError {
  return refusal(`gives this for whole calendar months, such as ${name}=${whole}`, name);
}

/** A range that begins or ends within a quiet month would tell the days of that month. */
function requireToldDays({ startDate, endDate }: Filters, quiet: QuietMonths): void {
  const isTold = (day: string) => !quiet.has(day.slice(0, 7));
  if (startDate !== undefined && !isMonthStart(startDate) && !isTold(startDate)) {
    throw quietMonth("startDate", startDate);
  }
  if (endDate !== undefined && !isMonthEnd(endDate) && !isTold(endDate)) {
    throw quietMonth("endDate", endDate);
  }
}

function quietMonth(name: ParamName, day: string): RequestError {
  return refusal(
    `does not tell the days of ${day.slice(0, 7)}, which has only a few days of listening`,
    name,
  );
}

/** Narrowed answers come by month or year. */
function withoutDays({ params }: Question, filters: Filters): Filters {
  if (!params.includes("granularity")) return filters;
  const { granularity = "month" } = filters;
  if (granularity === "day" || granularity === "week") {
    throw refusal("tells this by month or year, not by day or week", "granularity");
  }
  return { ...filters, granularity };
}

function refusal(does: string, param?: string): RequestError {
  return new RequestError("sums-only", `This public site ${does}.`, param);
}
