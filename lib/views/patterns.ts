import { QUESTIONS } from "../questions.ts";
import type { Store } from "../store.ts";
import type { Scope } from "./overview.ts";
import { filtersOf } from "./page_state.ts";
import type { Granularity } from "./periods.ts";
import { loadTrend } from "./trend_load.ts";

/** How many rows the lists have. */
const ROWS = 8;

/** All that the page of patterns shows, asked of the store side by side. */
export async function loadPatterns(
  store: Store,
  scope: Scope,
  granularity: Granularity | undefined,
) {
  const { state: { metric, start, end } } = scope;
  const filters = filtersOf({ ...(start && { start }), ...(end && { end }) });
  const [trend, weekdays, hours, week, days, streaks, sessions, sessionMonths] = await Promise.all([
    loadTrend(store, scope, granularity),
    store.query(QUESTIONS.dow, filters),
    store.query(QUESTIONS.hour, filters),
    store.query(QUESTIONS.heatmap, filters),
    store.query(QUESTIONS.calendar, filters),
    store.query(QUESTIONS.streaks, { ...filters, limit: ROWS }),
    store.query(QUESTIONS.sessions, { ...filters, metric, limit: ROWS, offset: 0 }),
    store.query(QUESTIONS["sessions-by-month"], filters),
  ]);
  return {
    ...trend,
    weekdays: weekdays.data,
    hours: hours.data,
    week: week.data,
    days: days.data,
    streaks: streaks.data,
    sessions: sessions.data,
    sessionMonths: sessionMonths.data,
  };
}

/** What {@linkcode loadPatterns} gives. */
export type Patterns = Awaited<ReturnType<typeof loadPatterns>>;
