/** Findings over random histories, against plain computations from the plays alone. */
import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { filled } from "../../lib/ui/cards/trend_card.ts";
import { compareRanges } from "../../lib/ui/comparison.ts";
import { changeOf } from "../../lib/ui/findings/change.ts";
import type { Share } from "../../lib/ui/findings/finding.ts";
import { habitShare } from "../../lib/ui/findings/habits.ts";
import { discoveryOf } from "../../lib/ui/findings/newness.ts";
import { biggestDay, peakOf } from "../../lib/ui/findings/peaks.ts";
import { breakOf, longestSession, longestStreak, sessionRate } from "../../lib/ui/findings/runs.ts";
import { concentrationOf, topArtist } from "../../lib/ui/findings/tops.ts";
import { totalOf } from "../../lib/ui/findings/totals.ts";
import { busiestHour, dayHabit, weekdaysOf } from "../../lib/ui/findings/week.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore } from "../../lib/queries/store.ts";
import type { Store } from "../../lib/queries/store.ts";
import { EMPTY, type HistoryRow, writeHistory } from "../support/history.ts";
import { randomHistory } from "../support/random_history.ts";
import {
  type Asked,
  eachDay,
  leaders,
  longestBreak,
  runsOf,
  sessionsOf,
  units,
  value,
} from "../support/oracle.ts";

/** Fixed, so that a run says the same each time; change both to look for more. */
const SEED = Number(Deno.env.get("FINDINGS_SEED") ?? 29);
const HISTORIES = Number(Deno.env.get("FINDINGS_HISTORIES") ?? 8);
/** How many ranges, measures and comparisons each history is asked about. */
const CASES = 10;

const near = (a: number, b: number, what: string) =>
  assert.ok(Math.abs(a - b) < 1e-3 + 1e-3 * Math.abs(b), `${what}: ${a} is not ${b}`);

function isShare(share: Share, part: number, whole: number, what: string): void {
  near(share.part, part, `${what}, part`);
  near(share.whole, whole, `${what}, whole`);
}

const weeks = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  days: fc.constantFrom(1, 7, 29, 31, 60, 200, 400, 4000),
  measure: fc.constantFrom("hours" as const, "plays" as const),
  comparison: fc.constantFrom("previous" as const, "year" as const),
});

Deno.test("findings: random histories, ranges and measures, as plays alone have it", async () => {
  const property = fc.asyncProperty(
    randomHistory,
    fc.array(weeks, { minLength: CASES, maxLength: CASES }),
    async (plays, cases) => {
      const folder = await Deno.makeTempDir();
      await writeHistory(`${folder}/spotify.duckdb`, { ...EMPTY, plays });
      const store = await openStore({ dataDir: folder, postgresUrl: "", log: () => {} });
      try {
        for (const given of cases) await check(store, plays, given);
      } finally {
        await store.close();
        await Deno.remove(folder, { recursive: true });
      }
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: HISTORIES, endOnFailure: true });
});

interface Given {
  readonly from: number;
  readonly days: number;
  readonly measure: "hours" | "plays";
  readonly comparison: "previous" | "year";
}

async function check(store: Store, all: readonly HistoryRow[], given: Given): Promise<void> {
  const { measure } = given;
  const data = { start: all[0]?.date ?? "", end: all.at(-1)?.date ?? "" };
  const days = eachDay(data.start, data.end);
  const at = Math.floor(given.from * days.length);
  const range = {
    start: days[at] ?? data.start,
    end: days[Math.min(days.length - 1, at + given.days - 1)] ?? data.end,
  };
  const plays = all.filter(({ date }) => date >= range.start && date <= range.end);
  const filters = { startDate: range.start, endDate: range.end };
  const asked = { measure, range, isNarrowed: false };
  const plain: Asked = { ...range, plays, measure };
  const played = new Set(plays.map(({ date }) => date)).size;
  const [summary, calendar, dow, heatmap, trends, streaks, sessions, months, artists, habits] =
    await Promise.all([
      store.query(QUESTIONS.summary, filters),
      store.query(QUESTIONS.calendar, filters),
      store.query(QUESTIONS.dow, filters),
      store.query(QUESTIONS.heatmap, filters),
      store.query(QUESTIONS.trends, { ...filters, granularity: "month" }),
      store.query(QUESTIONS.streaks, { ...filters, limit: 10 }),
      store.query(QUESTIONS.sessions, { ...filters, metric: measure, limit: 10 }),
      store.query(QUESTIONS["sessions-by-month"], filters),
      store.query(QUESTIONS["top-artists"], { ...filters, metric: measure, limit: 10 }),
      store.query(QUESTIONS.habits, filters),
    ]);
  const totals = { hours: summary.data.total_hours, plays: summary.data.total_plays };

  const total = totalOf({ ...totals, days: played }, asked);
  assert.equal(total.says, plays.length === 0 ? "none" : "total");
  if (total.says === "total") {
    near(total.hours, value(plays, "hours"), "hours");
    assert.equal(total.plays, plays.length);
  }

  const day = biggestDay(calendar.data, asked);
  const byDay = leaders(plays, ({ date }) => date, (of) => value(of, measure));
  if (day.says === "day" || day.says === "only") {
    assert.ok(byDay.keys.includes(day.date), day.date);
    near(day.value, byDay.best, "biggest day");
    assert.equal(day.says === "only", played === 1);
    if (day.says === "day") assert.equal(day.ties, byDay.keys.length - 1);
  } else assert.equal(plays.length, 0);

  const peak = peakOf(filled({ rows: trends.data, range }, "month"), asked);
  const byMonth = leaders(plays, (row) => row.year_month, (of) => value(of, measure));
  if ("period" in peak) {
    assert.ok(byMonth.keys.includes(peak.period), peak.period);
    near(peak.value, byMonth.best, "biggest month");
    if ("ratio" in peak && peak.ratio !== null) {
      const inside = eachDay(range.start, range.end);
      const own = inside.filter((date) => date.startsWith(peak.period)).length;
      const average = units(plays, measure) / inside.length;
      const top = units(plays.filter((row) => row.year_month === peak.period), measure);
      near(peak.ratio, top / own / average, "ratio of the biggest month");
    }
  } else assert.equal(plays.length, 0);

  const weekdays = weekdaysOf(
    [0, 1, 2, 3, 4, 5, 6].map((of) =>
      dow.data.find((row) => row.dow === of) ?? {
        ...{ dow: of, hours: 0, plays: 0 },
        days: eachDay(range.start, range.end).filter((date) => weekdayOf(date) === of).length,
      }
    ),
    asked,
  );
  if (weekdays.says === "leads" || weekdays.says === "even") {
    const inside = eachDay(range.start, range.end);
    assert.ok(inside.length >= 28 && plays.length >= 20);
    const average = (of: number) =>
      units(plays.filter((row) => row.dow === of), measure) /
      inside.filter((date) => weekdayOf(date) === of).length;
    const best = Math.max(...[0, 1, 2, 3, 4, 5, 6].map(average));
    near(average(weekdays.dow), best, "the weekday with the largest average");
    const overall = units(plays, measure) / inside.length;
    near(weekdays.above, best / overall - 1, "above average");
    assert.equal(weekdays.says === "leads", best / overall - 1 >= 0.03);
  } else assert.ok(plays.length < 20 || eachDay(range.start, range.end).length < 28);

  const hour = busiestHour(heatmap.data, asked);
  if (hour.says === "hour") {
    const best = leaders(plays, (row) => row.hour, (of) => value(of, measure));
    near(hour.value, best.best, "busiest hour");
  } else assert.ok(plays.length < 20);
  const habit = dayHabit(heatmap.data, asked);
  if (habit.says === "part") {
    const part = ["night", "morning", "afternoon", "evening"].indexOf(habit.part);
    const of = plays.filter((row) => Math.floor(row.hour / 6) === part);
    isShare(habit.share, value(of, measure), value(plays, measure), "part of the day");
  }

  const runs = runsOf(plain);
  const streak = longestStreak(streaks.data, played, asked);
  if (streak.says === "run") {
    assert.equal(streak.days, runs[0]?.days);
    assert.equal(streak.isTied, runs[1]?.days === runs[0]?.days);
    assert.ok(runs.some(({ from, to }) => from === streak.start && to === streak.end));
  } else assert.ok((runs[0]?.days ?? 0) <= 1);

  const began = sessionsOf(all).filter(([first]) =>
    first !== undefined && first.date >= range.start && first.date <= range.end
  );
  const session = longestSession(sessions.data, asked);
  if (session.says === "longest") {
    const best = Math.max(...began.map((of) => value(of, measure)));
    near(session[measure], best, "longest session");
  } else assert.equal(began.length, 0);
  const rate = sessionRate(months.data, asked);
  if (rate.says === "rate") {
    assert.equal(rate.sessions, began.length);
    assert.equal(rate.days, played);
    near(rate.hoursEach, value(began.flat(), "hours") / began.length, "hours a session");
  } else assert.ok(began.length < 5);

  const top = topArtist(artists.data, totals, asked);
  const byArtist = leaders(plays, (row) => row.artist_name, (of) => value(of, measure));
  if (top.says === "took" || top.says === "all") {
    assert.deepEqual(byArtist.keys, [top.name]);
    isShare(top.share, byArtist.best, value(plays, measure), "the first artist");
    assert.equal(top.says === "all", plays.every((row) => row.artist_name === top.name));
  } else if (top.says === "tied") assert.equal(top.ties, Math.min(9, byArtist.keys.length - 1));
  else assert.ok(plays.length < 10 || byArtist.keys.length === 0);

  const { data: concentration } = await store.query(QUESTIONS.concentration, filters);
  const ten = concentrationOf(concentration, summary.data.unique_artists, totals, asked);
  if (ten.says === "ten" || ten.says === "everyone") {
    const sums = [...Map.groupBy(plays, (row) => row.artist_name)]
      .flatMap(([name, of]) => name === null ? [] : [value(of, measure)])
      .sort((a, b) => b - a).slice(0, 10);
    isShare(ten.share, sums.reduce((a, b) => a + b, 0), value(plays, measure), "ten artists");
  }

  const [name] = byArtist.keys;
  if (name !== undefined && name !== null) {
    const own = plays.filter((row) => row.artist_name === name);
    const { data: artist } = await store.query(QUESTIONS.artist, { artist: name, ...filters });
    const last = own.at(-1)?.date ?? "";
    const found = breakOf(artist.longest_absence, {
      days: artist.totals?.days ?? 0,
      last,
    }, asked);
    const silent = eachDay(last, range.end).length - 1;
    if (found.says === "break") assert.equal(found.days, longestBreak(own));
    else if (found.says === "since") {
      assert.equal(found.days, silent);
      assert.ok(silent > longestBreak(own));
    } else if (found.says === "one-day") assert.ok(own.every(({ date }) => date === last));
    else assert.equal(longestBreak(own), 0);
  }

  const records = habits.data.find(({ part }) => part === "all");
  if (records !== undefined) {
    const skips = { records: records.records, known: records.skip_known, yes: records.skipped };
    const found = habitShare(skips, "skip", asked);
    const years = [...Map.groupBy(plays, ({ year }) => year).values()].filter((of) =>
      of.filter(({ skipped }) => skipped !== null).length * 2 >= of.length
    ).flat();
    const said = years.filter(({ skipped }) => skipped !== null);
    if (found.says === "share") {
      assert.ok(said.length >= 50 && said.length * 2 >= plays.length);
      isShare(found.share, said.filter(({ skipped }) => skipped).length, said.length, "skips");
    } else assert.ok(said.length < 50 || said.length * 2 < plays.length);
  }

  const { data: rates } = await store.query(QUESTIONS["discovery-rate"], filters);
  const discovery = discoveryOf(rates, data, asked);
  if (discovery.says === "new" && discovery.isAll) {
    const firstMonth = new Map<string, string>();
    for (const row of all) {
      const track = trackOf(row);
      if (track !== null && !firstMonth.has(track)) firstMonth.set(track, row.year_month);
    }
    const isNew = (row: HistoryRow) => firstMonth.get(trackOf(row) ?? "") === row.year_month;
    isShare(
      discovery.share,
      value(plays.filter(isNew), measure),
      value(plays, measure),
      "what was new",
    );
  }

  const comparison = compareRanges(range, data, given.comparison);
  if (comparison?.kind === "found") {
    const { before } = comparison;
    const then = all.filter(({ date }) => date >= before.start && date <= before.end);
    const change = changeOf({
      ...{ measure, now: value(plays, measure), before: value(then, measure) },
      sample: then.length,
    }, { shown: range, comparison });
    assert.ok(before.start >= data.start && before.end <= data.end, "inside the data");
    const [a, b] = [range, before].map(({ start, end }) => eachDay(start, end).length);
    assert.ok((b ?? 0) * 2 >= (a ?? 0), "at least half as long");
    if (change?.says === "more" || change?.says === "less") {
      assert.ok(then.length >= 20);
      const ratio = units(plays, measure) / units(then, measure) *
        (change.isPerDay ? (b ?? 1) / (a ?? 1) : 1);
      near(change.by, Math.abs(ratio - 1), "change");
      assert.equal(change.says === "more", ratio > 1);
    }
  }
}

function trackOf({ artist_name, track_name }: HistoryRow): string | null {
  return track_name === null ? null : `${artist_name ?? ""}\u0001${track_name}`;
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
