import type { Summary } from "../../queries/questions/summary.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { lastWeeks } from "./calendar.ts";
import { filtersOf, type PageState } from "./page_state.ts";
import { comparedWith, type Range, within } from "./ranges.ts";
import { settled } from "./settled.ts";
import { loadTrend } from "./trend_load.ts";

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
  const [
    summary,
    comparedSummary,
    months,
    listening,
    trend,
    artists,
    tracks,
    albums,
    week,
    lastDays,
    firsts,
    onThisDay,
  ] = await Promise.all([
    store.query(QUESTIONS.summary, filters),
    compared === null ? null : store.query(QUESTIONS.summary, filtersOf(compared)),
    store.query(QUESTIONS.trends, { granularity: "month" }),
    store.query(QUESTIONS.calendar, filters),
    settled(loadTrend(store, scope, undefined)),
    settled(store.query(QUESTIONS["top-artists"], ranked)),
    settled(store.query(QUESTIONS["top-tracks"], ranked)),
    settled(store.query(QUESTIONS["top-albums"], ranked)),
    settled(store.query(QUESTIONS.heatmap, filters)),
    settled(store.query(QUESTIONS.calendar, days)),
    settled(store.query(QUESTIONS.firsts, { ...filters, limit: 6 })),
    settled(store.query(QUESTIONS["on-this-day"], { date: today })),
  ]);
  return {
    summary: summary.data,
    comparedSummary: comparedSummary?.data ?? null,
    months: months.data,
    listeningDays: listening.data.length,
    get trend() {
      return trend().trend;
    },
    get comparedTrend() {
      return trend().comparedTrend;
    },
    get artists() {
      return artists().data;
    },
    get tracks() {
      return tracks().data;
    },
    get albums() {
      return albums().data;
    },
    get week() {
      return week().data;
    },
    get days() {
      return lastDays().data;
    },
    get firsts() {
      return firsts().data;
    },
    get onThisDay() {
      return { date: today, rows: onThisDay().data };
    },
  };
}

/** What {@linkcode loadOverview} gives. */
export type Overview = Awaited<ReturnType<typeof loadOverview>>;
