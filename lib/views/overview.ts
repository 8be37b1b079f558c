import type { Summary } from "../questions/summary.ts";
import { QUESTIONS } from "../questions.ts";
import type { Store } from "../store.ts";
import { lastWeeks } from "./calendar.ts";
import { filtersOf, type PageState } from "./page_state.ts";
import { comparedWith, type Range, within } from "./ranges.ts";

/** How many rows a ranked list has. */
const ROWS = 10;

/** What every page knows: what it was asked, the data's days, the range that is shown. */
export interface Scope {
  readonly state: PageState;
  readonly data: Range;
  readonly range: Range;
  readonly compared: Range | null;
  readonly everything: Summary;
  readonly zone: string;
}

/**
 * What every page begins with.
 *
 * @returns null when the database holds no play at all
 */
export async function scopeOf(store: Store, state: PageState): Promise<Scope | null> {
  const [{ data: everything }, { data: meta }] = await Promise.all([
    store.query(QUESTIONS.summary, {}),
    store.query(QUESTIONS.meta, {}),
  ]);
  const { min_date, max_date } = everything;
  if (min_date === null || max_date === null) return null;
  const data = { start: min_date, end: max_date };
  const range = { start: state.start ?? data.start, end: state.end ?? data.end };
  return {
    state,
    data,
    range,
    compared: comparedWith(range, state.compare),
    everything,
    zone: meta.find(({ key }) => key === "timezone")?.value ?? "",
  };
}

/** All that the overview shows, asked of the store side by side. */
export async function loadOverview(store: Store, scope: Scope) {
  const { state: { metric, start, end }, range, compared, data } = scope;
  const filters = filtersOf({ ...(start && { start }), ...(end && { end }) });
  const ranked = { ...filters, metric, limit: ROWS };
  const days = filtersOf(lastWeeks(within(range, data)));
  const today = Temporal.PlainDate.from(data.end).add({ days: 1 }).toString();
  const answers = await Promise.all([
    store.query(QUESTIONS.summary, filters),
    compared === null ? null : store.query(QUESTIONS.summary, filtersOf(compared)),
    store.query(QUESTIONS.trends, filters),
    store.query(QUESTIONS.trends, { granularity: "month" }),
    store.query(QUESTIONS["top-artists"], ranked),
    store.query(QUESTIONS["top-tracks"], ranked),
    store.query(QUESTIONS["top-albums"], ranked),
    store.query(QUESTIONS.heatmap, filters),
    store.query(QUESTIONS.calendar, days),
    store.query(QUESTIONS.firsts, { ...filters, limit: 6 }),
    store.query(QUESTIONS["on-this-day"], { date: today }),
    store.query(QUESTIONS.calendar, filters),
  ]);
  const granularity = answers[2].data[0]?.granularity;
  const before = compared === null || granularity === undefined
    ? []
    : (await store.query(QUESTIONS.trends, {
      ...filtersOf(compared),
      granularity: granularityFilter(granularity),
    })).data;
  return {
    summary: answers[0].data,
    comparedSummary: answers[1]?.data ?? null,
    trend: answers[2].data,
    comparedTrend: before,
    months: answers[3].data,
    artists: answers[4].data,
    tracks: answers[5].data,
    albums: answers[6].data,
    week: answers[7].data,
    days: answers[8].data,
    firsts: answers[9].data,
    listeningDays: answers[11].data.length,
    onThisDay: { date: today, rows: answers[10].data },
  };
}

/** What {@linkcode loadOverview} gives. */
export type Overview = Awaited<ReturnType<typeof loadOverview>>;

function granularityFilter(text: string): "day" | "week" | "month" | "year" {
  return text === "day" || text === "week" || text === "year" ? text : "month";
}
