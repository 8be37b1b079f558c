import type { Summary } from "../queries/questions/summary.ts";
import { QUESTIONS } from "../queries/questions.ts";
import { monthsAround } from "../queries/sums_only/whole_months.ts";
import type { Store } from "../queries/store.ts";
import { type ComparedRange, compareRanges } from "./comparison.ts";
import type { Range } from "../queries/filters/comparison.ts";
import type { Filters } from "../queries/filters/params.ts";
import { datesOf, type PageState, playsOf } from "./views/page_state.ts";
import { within } from "./views/ranges.ts";

/** What pages are made from: the numbers, and the time. */
export interface PageSource {
  readonly store: Store;
  /** The site's clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What every page knows: what it was asked, the data's days, the range that is shown. */
export interface PageContext {
  /** The page's own path, where its ranges and filters lead back to. */
  readonly path: string;
  /** Whether the page may tell everything, or only what strangers may know. */
  readonly shows: Store["shows"];
  readonly state: PageState;
  /** The first and the last day of the data. */
  readonly data: Range;
  /** The range that was asked for. */
  readonly range: Range;
  /** Its days that have data; ends before it starts when there are none. */
  readonly shown: Range;
  /** What the range is compared with, or why there is nothing to compare; null when not asked. */
  readonly comparison: ComparedRange | null;
  /** The range of {@linkcode comparison}, where one was found. */
  readonly compared: Range | null;
  /** Which plays count, and for whom. */
  readonly filters: Filters;
  /** The same without the range of days. */
  readonly narrowing: Filters;
  /** Which plays are compared with; null where no range was found. */
  readonly before: Filters | null;
  /** Totals of all time. */
  readonly everything: Summary;
  /** The listener's time zone, as the data has it. */
  readonly zone: string;
  /** Today's date there. */
  readonly today: string;
}

/**
 * Works out what every page begins with.
 *
 * @param path the page's own
 * @param days the first and the last day of what the page is about, where that is not music
 * @returns null when the database holds no play at all
 */
export async function loadContext(
  { store, now }: PageSource,
  path: string,
  state: PageState,
  days?: DataDays,
): Promise<PageContext | null> {
  const [{ data: everything }, { data: meta }] = await Promise.all([
    store.query(QUESTIONS.summary, {}),
    store.query(QUESTIONS.meta, {}),
  ]);
  const zone = meta.find(({ key }) => key === "timezone")?.value ?? "";
  const { min_date, max_date } = days ?? everything;
  return contextOf(path, state, { ...everything, min_date, max_date }, zone, now(), store.shows);
}

/** The first and the last day of some data; null where there is none. */
export type DataDays = Pick<Summary, "min_date" | "max_date">;

/** The same page narrowed further, by filters that its address does not have. */
export function contextWith(context: PageContext, also: Filters): PageContext {
  return {
    ...context,
    state: { ...context.state, ...also, metric: context.state.metric },
    filters: { ...context.filters, ...also },
    narrowing: { ...context.narrowing, ...also },
    before: context.before === null ? null : { ...context.before, ...also },
  };
}

/** What {@linkcode loadContext} makes of the totals and the zone. */
export function contextOf(
  path: string,
  state: PageState,
  everything: Summary,
  zone: string,
  now: number,
  shows: Store["shows"] = "everything",
): PageContext | null {
  const { min_date, max_date } = everything;
  if (min_date === null || max_date === null) return null;
  const data = { start: min_date, end: max_date };
  const range = { start: state.startDate ?? data.start, end: state.endDate ?? data.end };
  const comparison = inWholeMonths(compareRanges(range, data, state.compare), shows);
  const compared = comparison?.kind === "found" ? comparison.before : null;
  const filters = playsOf(state);
  const { startDate: _start, endDate: _end, ...narrowing } = filters;
  return {
    path,
    shows,
    state,
    data,
    range,
    shown: within(range, data),
    comparison,
    compared,
    filters,
    narrowing,
    before: compared === null ? null : { ...narrowing, ...datesOf(compared) },
    everything,
    zone,
    today: todayIn(zone, now),
  };
}

/** A public site compares whole calendar months; those around the range that is compared. */
function inWholeMonths(
  comparison: ComparedRange | null,
  shows: Store["shows"],
): ComparedRange | null {
  if (comparison === null || shows === "everything") return comparison;
  return { ...comparison, before: monthsAround(comparison.before) };
}

/** The local date of an instant; in UTC where the zone is not known. */
function todayIn(zone: string, now: number): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  return instant.toZonedDateTimeISO(zone === "" ? "UTC" : zone).toPlainDate().toString();
}
