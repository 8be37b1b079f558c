/** Checks of when there was music: totals, days, months, weekdays, hours, streaks, sessions. */
import assert from "node:assert/strict";
import { filled } from "../../lib/ui/cards/trend_card.ts";
import { biggestDay, peakOf } from "../../lib/ui/findings/peaks.ts";
import { longestSession, longestStreak, sessionRate } from "../../lib/ui/findings/runs.ts";
import { totalOf } from "../../lib/ui/findings/totals.ts";
import { busiestHour, dayHabit, weekdaysOf } from "../../lib/ui/findings/week.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { type Case, type Check, isShare, near, weekdayOf } from "./finding_case.ts";
import type { HistoryRow } from "./history.ts";
import { leaders, runsOf, sessionsOf, units, value } from "./oracle.ts";

const WEEK = [0, 1, 2, 3, 4, 5, 6];

const total: Check = async ({ store, filters, plays, played, scope }) => {
  const { data } = await store.query(QUESTIONS.summary, filters);
  const numbers = { hours: data.total_hours, plays: data.total_plays, days: played };
  const found = totalOf(numbers, scope);
  assert.equal(found.says, plays.length === 0 ? "none" : "total");
  if (found.says !== "total") return;
  near(found.hours, value(plays, "hours"), "hours");
  assert.equal(found.plays, plays.length);
};

const day: Check = async ({ store, filters, plays, played, measure, scope }) => {
  const { data } = await store.query(QUESTIONS.calendar, filters);
  const found = biggestDay(data, scope);
  if (found.says !== "day" && found.says !== "only") return assert.equal(plays.length, 0);
  const best = leaders(plays, ({ date }) => date, (of) => value(of, measure));
  assert.ok(best.keys.includes(found.date), found.date);
  near(found.value, best.best, "biggest day");
  assert.equal(found.says === "only", played === 1);
  if (found.says === "day") assert.equal(found.ties, best.keys.length - 1);
};

const month: Check = async ({ store, filters, plays, range, inside, measure, scope }) => {
  const { data } = await store.query(QUESTIONS.trends, { ...filters, granularity: "month" });
  const found = peakOf(filled({ rows: data, range }, "month"), scope);
  if (!("period" in found)) return assert.equal(plays.length, 0);
  const best = leaders(plays, (row) => row.year_month, (of) => value(of, measure));
  assert.ok(best.keys.includes(found.period), found.period);
  near(found.value, best.best, "biggest month");
  if (!("ratio" in found) || found.ratio === null) return;
  const own = inside.filter((date) => date.startsWith(found.period)).length;
  const top = units(plays.filter((row) => row.year_month === found.period), measure);
  const average = units(plays, measure) / inside.length;
  near(found.ratio, top / own / average, "ratio of the biggest month");
};

const weekdays: Check = async ({ store, filters, plays, inside, measure, scope }) => {
  const { data } = await store.query(QUESTIONS.dow, filters);
  const daysOf = (of: number) => inside.filter((date) => weekdayOf(date) === of).length;
  const found = weekdaysOf(
    WEEK.map((of) =>
      data.find((row) => row.dow === of) ?? { dow: of, hours: 0, plays: 0, days: daysOf(of) }
    ),
    scope,
  );
  if (found.says !== "leads" && found.says !== "even") {
    return assert.ok(plays.length < 20 || inside.length < 28);
  }
  assert.ok(inside.length >= 28 && plays.length >= 20);
  const average = (of: number) =>
    units(plays.filter((row) => row.dow === of), measure) / daysOf(of);
  const best = Math.max(...WEEK.map(average));
  const overall = units(plays, measure) / inside.length;
  near(average(found.dow), best, "the weekday with the largest average");
  near(found.above, best / overall - 1, "above average");
  assert.equal(found.says === "leads", best / overall - 1 >= 0.03);
};

const hours: Check = async ({ store, filters, plays, measure, scope }) => {
  const { data } = await store.query(QUESTIONS.heatmap, filters);
  const hour = busiestHour(data, scope);
  if (hour.says === "hour") {
    const best = leaders(plays, (row) => row.hour, (of) => value(of, measure));
    near(hour.value, best.best, "busiest hour");
  } else assert.ok(plays.length < 20);
  const habit = dayHabit(data, scope);
  if (habit.says !== "part") return;
  const part = ["night", "morning", "afternoon", "evening"].indexOf(habit.part);
  const of = plays.filter((row) => Math.floor(row.hour / 6) === part);
  isShare(habit.share, value(of, measure), value(plays, measure), "part of the day");
};

const streaks: Check = async ({ store, filters, plays, played, range, measure, scope }) => {
  const { data } = await store.query(QUESTIONS.streaks, { ...filters, limit: 10 });
  const runs = runsOf({ ...range, plays, measure });
  const found = longestStreak(data, played, scope);
  if (found.says !== "run") return assert.ok((runs[0]?.days ?? 0) <= 1);
  assert.equal(found.days, runs[0]?.days);
  assert.equal(found.isTied, runs[1]?.days === runs[0]?.days);
  assert.ok(runs.some(({ from, to }) => from === found.start && to === found.end));
};

const sessions: Check = async (of) => {
  const { store, filters, measure, scope } = of;
  const { data } = await store.query(QUESTIONS.sessions, {
    ...filters,
    metric: measure,
    limit: 10,
  });
  const began = begun(of);
  const found = longestSession(data, scope);
  if (found.says !== "longest") return assert.equal(began.length, 0);
  const best = Math.max(...began.map((plays) => value(plays, measure)));
  near(found[measure], best, "longest session");
};

const rate: Check = async (of) => {
  const { data } = await of.store.query(QUESTIONS["sessions-by-month"], of.filters);
  const began = begun(of);
  const found = sessionRate(data, of.scope);
  if (found.says !== "rate") return assert.ok(began.length < 5);
  assert.equal(found.sessions, began.length);
  assert.equal(found.days, of.played);
  near(found.hoursEach, value(began.flat(), "hours") / began.length, "hours a session");
};

/** Sessions that began in the range. */
function begun({ all, range }: Case): HistoryRow[][] {
  return sessionsOf(all).filter(([first]) =>
    first !== undefined && first.date >= range.start && first.date <= range.end
  );
}

/** By what they check. */
export const TIME_CHECKS: Readonly<Record<string, Check>> = {
  ...{ total, day, month, weekdays, hours, streaks, sessions, rate },
};
