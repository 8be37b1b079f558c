import type { ChartData } from "../charts/data.ts";
import type { Session } from "../../queries/questions/sessions.ts";
import type { SessionMonth } from "../../queries/questions/sessions_by_month.ts";
import { count, decimal, longMonth, shortDay, span, timeOfDay } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { Metric } from "./metric.ts";
import { allPeriods, periodTick } from "./periods.ts";
import type { RankedView } from "./ranked.ts";

const text = words.patterns;

/** The longest sessions as a list. */
export function sessionRows(sessions: readonly Session[], metric: Metric): RankedView[] {
  const most = sessions[0]?.[metric] ?? 0;
  return sessions.map((session) => ({
    name: shortDay(session.date),
    under: beganText(session),
    value: sessionValue(session, metric),
    share: most === 0 ? 0 : session[metric] / most,
  }));
}

/** When a session was, and what it began with; empty on a public site. */
function beganText(session: Session): string | undefined {
  const [from, to] = [timeOfDay(session.started_at), timeOfDay(session.ended_at)];
  if (from === undefined || to === undefined) return undefined;
  return text.sessions.began(from, to, session.first_track_name, session.first_artist_name);
}

/** The longest session in a sentence. */
export function sessionFinding([longest]: readonly Session[], metric: Metric): string {
  if (longest === undefined) return text.sessions.none;
  const day = shortDay(longest.date);
  return metric === "hours"
    ? text.sessions.finding(span(longest.hours), day)
    : text.sessions.findingPlays(count(longest.plays), day);
}

/** A session's listening as people read it. */
export function sessionValue({ hours, plays }: Session, metric: Metric): string {
  return metric === "hours" ? span(hours) : count(plays);
}

/** All sessions of a range together. */
export interface SessionTotals {
  readonly sessions: number;
  readonly perDay: number;
  readonly hoursEach: number;
}

/** Sums up the months. */
export function sessionTotals(months: readonly SessionMonth[]): SessionTotals {
  const sum = (of: (month: SessionMonth) => number) =>
    months.reduce((all, month) => all + of(month), 0);
  const sessions = sum((month) => month.sessions);
  const days = sum((month) => month.days);
  return {
    sessions,
    perDay: days === 0 ? 0 : sessions / days,
    hoursEach: sessions === 0 ? 0 : sum((month) => month.hours) / sessions,
  };
}

/** How many sessions a day with music had, month by month. */
export function sessionChart(months: readonly SessionMonth[]): ChartData {
  const [first, last] = [months[0], months.at(-1)];
  const all = first === undefined || last === undefined
    ? []
    : allPeriods(first.year_month, last.year_month, "month");
  const byMonth = new Map(months.map((month) => [month.year_month, month]));
  const few = all.length <= 12;
  return {
    kind: "bar",
    ticks: all.map((month, at) =>
      few ? longMonth(month).slice(0, 3) : periodTick(month, at, "month")
    ),
    titles: all.map((month) => longMonth(month)),
    unit: "number",
    series: [{
      name: text.perDay.topic,
      tone: "main",
      values: all.map((month) => perDay(byMonth.get(month))),
      texts: all.map((month) => perDayText(byMonth.get(month))),
    }],
  };
}

/** A month in words: how often a day, how long each time. */
export function perDayText(month: SessionMonth | undefined): string {
  if (month === undefined) return text.perDay.nothing;
  return text.perDay.value(decimal(perDay(month)), span(month.hours / month.sessions));
}

function perDay(month: SessionMonth | undefined): number {
  return month === undefined || month.days === 0 ? 0 : month.sessions / month.days;
}
