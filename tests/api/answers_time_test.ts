/** Answers about when, held against plain computations over the same plays. */
import assert from "node:assert/strict";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import {
  artistOf,
  compare,
  distinct,
  groups,
  history,
  hours,
  RANGES,
  ranked,
  select,
  storeOfFile,
  trackOf,
  utc,
} from "../support/answers.ts";
import type { HistoryRow } from "../support/history.ts";

const store = storeOfFile();

Deno.test("answers: discovery-rate", async () => {
  const debut = new Map<string, string>();
  for (const [track, plays] of groups(history.plays, trackOf)) {
    debut.set(track, plays.map(({ year_month }) => year_month).sort()[0] ?? "");
  }
  const share = (part: number, all: number) => Math.round(part * 10_000 / all) / 10_000;
  const sum = (plays: readonly HistoryRow[]) =>
    plays.reduce((sum, play) => sum + play.ms_played, 0);
  assert.deepEqual(
    (await store().query(QUESTIONS["discovery-rate"], {})).data.map(Object.values),
    groups(history.plays, ({ year_month }) => year_month).map(([month, of]) => {
      const fresh = of.filter((play) => debut.get(trackOf(play) ?? "") === month);
      return [
        month,
        share(sum(fresh), sum(of)),
        share(fresh.length, of.length),
        ...[hours(of), of.length, hours(fresh), fresh.length],
      ];
    }),
  );
});

Deno.test("answers: streaks", async () => {
  const days = [...new Set(history.plays.map(({ date }) => date))].sort();
  const runs: string[][] = [];
  for (const day of days) {
    const last = runs.at(-1)?.at(-1);
    const next = last === undefined
      ? ""
      : Temporal.PlainDate.from(last).add({ days: 1 }).toString();
    if (next === day) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  const { data } = await store().query(QUESTIONS.streaks, { limit: 100 });
  assert.deepEqual(
    data.slice(0, runs.length).map((
      { start_date, end_date, days },
    ) => [start_date, end_date, days]),
    runs.map((run) => [run[0], run.at(-1), run.length] as const)
      .sort((a, b) => b[2] - a[2] || compare(b[0] ?? "", a[0] ?? "")).slice(0, data.length),
  );
  assert.equal(data.filter(({ is_current }) => is_current).length, 1);
});

Deno.test("answers: sessions", async () => {
  const runs: HistoryRow[][] = [];
  for (const play of history.plays) {
    const last = runs.at(-1)?.at(-1);
    const gap = last === undefined ? Infinity : utc(play) - play.ms_played - utc(last);
    if (gap > 30 * 60_000) runs.push([play]);
    else runs.at(-1)?.push(play);
  }
  const { data } = await store().query(QUESTIONS["sessions-by-month"], {});
  assert.deepEqual(
    data.map((month) => [month.year_month, month.sessions, month.days, month.hours]),
    groups(history.plays, ({ year_month }) => year_month).map(([month, of]) => {
      // A session counts whole in the month of its first play.
      const begun = runs.filter(([first]) => first?.year_month === month);
      return [month, begun.length, distinct(of, ({ date }) => date), hours(begun.flat())];
    }),
  );
  const day = { startDate: "2023-03-12", endDate: "2023-03-12" };
  const onDay = await store().query(QUESTIONS.sessions, { ...day, limit: 100 });
  assert.deepEqual(
    onDay.data.map(({ hours }) => hours).sort(),
    runs.filter(([first]) => first?.date === day.startDate).map(hours).sort(),
  );
  const { data: longest } = await store().query(QUESTIONS.sessions, {
    metric: "hours",
    limit: 1,
  });
  assert.equal(longest[0]?.hours, Math.max(...runs.map(hours)));
});

Deno.test("answers: artist-evolution", async () => {
  const months = groups(history.plays, ({ year_month }) => year_month).map(([month]) => month);
  const { data } = await store().query(QUESTIONS["artist-evolution"], {});
  for (const month of months) {
    const past = history.plays.filter(({ year_month }) => year_month <= month);
    const expected = ranked(groups(past, artistOf), "hours").map((
      [name, of],
    ) => [name, hours(of), of.length]);
    const found = data.filter(({ year_month }) => year_month === month)
      .map((
        { name, cumulative_hours, cumulative_plays },
      ) => [name, cumulative_hours, cumulative_plays]);
    assert.deepEqual(found, expected, month);
  }
});

Deno.test("answers: artist-evolution since the range's first day", async () => {
  const range = { startDate: "2023-02-11", endDate: "2023-09-17" };
  const plays = select(range);
  const { data } = await store().query(QUESTIONS["artist-evolution"], { ...range, since: "range" });
  for (const [month] of groups(plays, ({ year_month }) => year_month)) {
    const past = plays.filter(({ year_month }) => year_month <= month);
    assert.deepEqual(
      data.filter(({ year_month }) => year_month === month)
        .map((
          { name, cumulative_hours: sum, cumulative_plays },
        ) => [name, sum, cumulative_plays]),
      ranked(groups(past, artistOf), "hours").map(([name, of]) => [name, hours(of), of.length]),
      month,
    );
  }
});

Deno.test("answers: dow: how many such days a range has", async () => {
  for (const filters of [...RANGES.slice(0, 3), { artist: "AC/DC", startDate: "2022-12-27" }]) {
    const days = history.plays.map(({ date }) => date).sort();
    const [first = "", last = ""] = [days[0], days.at(-1)];
    const { startDate = first, endDate = last } = filters;
    const counts = Array<number>(7).fill(0);
    const to = endDate < last ? endDate : last;
    let day = Temporal.PlainDate.from(startDate > first ? startDate : first);
    for (; day.toString() <= to; day = day.add({ days: 1 })) {
      counts[day.dayOfWeek % 7] = (counts[day.dayOfWeek % 7] ?? 0) + 1;
    }
    for (const row of (await store().query(QUESTIONS.dow, filters)).data) {
      assert.equal(row.days, counts[row.dow], `${JSON.stringify(filters)} ${row.dow_name}`);
    }
  }
});
