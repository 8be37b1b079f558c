import type { Filters, Granularity } from "../../queries/filters/params.ts";
import { QUESTIONS } from "../../queries/questions.ts";
import type { Store } from "../../queries/store.ts";
import type { PageContext } from "../page_context.ts";
import { loadListeningDays } from "./listening_days.ts";
import { settled } from "./settled.ts";
import { loadTrend } from "./trend_load.ts";

/** How many rows the lists have. */
const ROWS = 8;

/** All that the page of patterns shows, asked of the store side by side. */
export async function loadPatterns(
  store: Store,
  context: PageContext,
  granularity: Granularity | undefined,
) {
  const { state: { metric }, filters, before: compared } = context;
  const [
    hours,
    days,
    listeningDays,
    streaks,
    sessionMonths,
    before,
    trend,
    weekdays,
    week,
    sessions,
  ] = await Promise.all([
    store.query(QUESTIONS.hour, filters),
    store.query(QUESTIONS.calendar, filters),
    loadListeningDays(store, filters),
    store.query(QUESTIONS.streaks, { ...filters, limit: ROWS }),
    store.query(QUESTIONS["sessions-by-month"], filters),
    compared === null ? null : patternsBefore(store, compared),
    settled(loadTrend(store, context, granularity)),
    settled(store.query(QUESTIONS.dow, filters)),
    settled(store.query(QUESTIONS.heatmap, filters)),
    settled(store.query(QUESTIONS.sessions, { ...filters, metric, limit: ROWS })),
  ]);
  return {
    hours: hours.data,
    days: days.data,
    listeningDays,
    before,
    streaks: streaks.data,
    sessionMonths: sessionMonths.data,
    get trend() {
      return trend().trend;
    },
    get comparedTrend() {
      return trend().comparedTrend;
    },
    get weekdays() {
      return weekdays().data;
    },
    get week() {
      return week().data;
    },
    get sessions() {
      return sessions().data;
    },
  };
}

/** What the patterns of a range are compared with. */
async function patternsBefore(store: Store, filters: Filters) {
  const [days, streaks, sessionMonths, weekdays] = await Promise.all([
    loadListeningDays(store, filters),
    store.query(QUESTIONS.streaks, { ...filters, limit: 1 }),
    store.query(QUESTIONS["sessions-by-month"], filters),
    store.query(QUESTIONS.dow, filters),
  ]);
  return {
    days,
    longestStreak: streaks.data[0]?.days ?? 0,
    sessionMonths: sessionMonths.data,
    weekdays: weekdays.data,
  };
}

/** What {@linkcode loadPatterns} gives. */
export type Patterns = Awaited<ReturnType<typeof loadPatterns>>;
