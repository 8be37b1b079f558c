import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import { lastWeeks } from "./calendar.ts";
import type { PageContext } from "../page_context.ts";
import { datesOf } from "./page_state.ts";
import { settled } from "./settled.ts";
import { loadListeningDays } from "./listening_days.ts";
import { loadTrend } from "./trend_load.ts";

/** How many rows a ranked list has. */
const ROWS = 10;

/** All that the overview shows, asked of the store side by side. */
export async function loadOverview(store: Store, context: PageContext) {
  const { state: { metric }, filters, narrowing, before, shown, today } = context;
  const ranked = { ...filters, metric, limit: ROWS };
  const days = { ...narrowing, ...datesOf(lastWeeks(shown)) };
  const [
    summary,
    comparedSummary,
    months,
    listeningDays,
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
    before === null ? null : store.query(QUESTIONS.summary, before),
    store.query(QUESTIONS.trends, { ...narrowing, granularity: "month" }),
    loadListeningDays(store, filters),
    settled(loadTrend(store, context, undefined)),
    settled(store.query(QUESTIONS["top-artists"], ranked)),
    settled(store.query(QUESTIONS["top-tracks"], ranked)),
    settled(store.query(QUESTIONS["top-albums"], ranked)),
    settled(store.query(QUESTIONS.heatmap, filters)),
    settled(store.query(QUESTIONS.calendar, days)),
    settled(store.query(QUESTIONS.firsts, { ...filters, limit: 6 })),
    settled(store.query(QUESTIONS["on-this-day"], { ...narrowing, date: today })),
  ]);
  return {
    summary: summary.data,
    comparedSummary: comparedSummary?.data ?? null,
    months: months.data,
    listeningDays,
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
