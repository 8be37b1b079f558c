/** Checks of what there was: artists, how much was new, habits, the race, comparisons. */
import assert from "node:assert/strict";
import { compareRanges } from "../../lib/ui/comparison.ts";
import { changeOf } from "../../lib/ui/findings/change.ts";
import { habitShare } from "../../lib/ui/findings/habits.ts";
import { discoveryOf, newnessOf } from "../../lib/ui/findings/newness.ts";
import { raceLeader } from "../../lib/ui/findings/race.ts";
import { breakOf } from "../../lib/ui/findings/runs.ts";
import { topNamed } from "../../lib/ui/findings/segments.ts";
import { concentrationOf, rankingLead, topArtist } from "../../lib/ui/findings/tops.ts";
import { leadersOf, raceOf } from "../../lib/ui/race/race.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { type Case, type Check, isShare, near } from "./finding_case.ts";
import type { HistoryRow } from "./history.ts";
import { eachDay, leaders, longestBreak, units, value } from "./oracle.ts";

const artist: Check = async (of) => {
  const { store, filters, plays, measure, totals, scope } = of;
  const ranked = { ...filters, metric: measure, limit: 10 };
  const { data } = await store.query(QUESTIONS["top-artists"], ranked);
  const best = byArtist(of);
  const found = topArtist(data, totals, scope);
  if (found.says === "tied") {
    assert.equal(found.ties, Math.min(9, best.keys.length - 1));
    return assert.ok(
      found.isAtLeast || found.ties === best.keys.length - 1,
      "a list's end is told",
    );
  }
  if (found.says !== "took" && found.says !== "all") {
    return assert.ok(plays.length < 10 || best.keys.length === 0);
  }
  assert.deepEqual(best.keys, [found.name]);
  isShare(found.share, best.best, value(plays, measure), "the first artist");
  assert.equal(found.says === "all", plays.every((row) => row.artist_name === found.name));
};

const tenArtists: Check = async (of) => {
  const { store, filters, plays, measure, totals, scope } = of;
  const { data } = await store.query(QUESTIONS.concentration, filters);
  const artists = sums(of);
  const found = concentrationOf(data, artists.length, totals, scope);
  if (found.says !== "ten" && found.says !== "everyone") return;
  const first = artists.slice(0, 10).reduce((a, b) => a + b, 0);
  isShare(found.share, first, value(plays, measure), "ten artists");
};

const ranking: Check = async (of) => {
  const { store, filters, plays, measure, totals, scope } = of;
  const ranked = { ...filters, metric: measure, limit: 10 };
  const { data } = await store.query(QUESTIONS["top-artists"], ranked);
  const artists = sums(of);
  const found = rankingLead(data, artists.length, totals, scope);
  if (found.says === "everyone") return assert.ok(artists.length <= 10);
  if (found.says !== "first") return;
  const first = artists.slice(0, 10).reduce((a, b) => a + b, 0);
  isShare(found.share, first, value(plays, measure), "the first of the ranking");
};

const absence: Check = async (of) => {
  const { store, filters, plays, range, data: all, scope } = of;
  const [name] = byArtist(of).keys;
  if (name === undefined || name === null) return;
  const own = plays.filter((row) => row.artist_name === name);
  const { data } = await store.query(QUESTIONS.artist, { artist: name, ...filters });
  const last = own.at(-1)?.date ?? "";
  const days = data.totals?.days ?? 0;
  const found = breakOf(data.longest_absence, { days, last, dataEnd: all.end }, scope);
  const silent = eachDay(last, range.end).length - 1;
  if (found.says === "break") return assert.equal(found.days, longestBreak(own));
  if (found.says === "since") {
    assert.equal(found.days, silent);
    assert.equal(found.isOver, range.end !== all.end);
    return assert.ok(silent > longestBreak(own));
  }
  if (found.says === "one-day") return assert.ok(own.every(({ date }) => date === last));
  assert.equal(longestBreak(own), 0);
};

const skips: Check = async ({ store, filters, all, plays, scope }) => {
  const { data } = await store.query(QUESTIONS.habits, filters);
  const records = data.find(({ part }) => part === "all");
  if (records === undefined) return;
  const numbers = { records: records.records, known: records.skip_known, yes: records.skipped };
  const found = habitShare(numbers, "skip", scope);
  // A year is silent, or not, as a whole: what a range cuts off counts for that.
  const told = new Set(
    [...Map.groupBy(all, ({ year }) => year)].filter(([, of]) =>
      of.filter(({ skipped }) => skipped !== null).length * 2 >= of.length
    ).map(([year]) => year),
  );
  const said = plays.filter(({ year, skipped }) => told.has(year) && skipped !== null);
  if (found.says !== "share") {
    return assert.ok(said.length < 50 || said.length * 2 < plays.length);
  }
  assert.ok(said.length >= 50 && said.length * 2 >= plays.length);
  isShare(found.share, said.filter(({ skipped }) => skipped).length, said.length, "skips");
};

const devices: Check = async ({ store, filters, plays, measure, scope }) => {
  const { data } = await store.query(QUESTIONS.habits, filters);
  const counted = measure === "hours" ? "hours" as const : "records" as const;
  const parts = data.filter(({ part }) => part === "platform")
    .map((row) => ({ name: row.name, value: row[counted] }));
  const known = plays.filter(({ platform }) => platform !== null);
  const found = topNamed(parts, "device", known.length, { ...scope, measure: counted });
  if (found.says === "none") return assert.equal(known.length, 0);
  if (found.says === "few") return assert.ok(known.length < 50);
  if (found.says === "uncovered") {
    return assert.ok(value(known, measure) < value(plays, measure) / 2 + 1e-3);
  }
  const best = leaders(known, ({ platform }) => platform, (of) => value(of, measure));
  assert.ok(best.keys.includes(found.name), found.name);
  isShare(found.share, best.best, value(known, measure), "the first device");
  assert.equal(found.ties, best.keys.length - 1);
  const isMost = units(known.filter(({ platform }) => platform === found.name), measure) * 2 >
    units(known, measure);
  assert.equal(found.says !== "first", isMost);
};

const discovery: Check = async ({ store, filters, all, range, data, measure, scope }) => {
  const { data: rates } = await store.query(QUESTIONS["discovery-rate"], filters);
  const found = discoveryOf(rates, data, scope);
  if (found.says !== "new") return;
  const firsts = firstOf(all, trackOf);
  const isNew = (row: HistoryRow) => firsts.get(trackOf(row) ?? "")?.year_month === row.year_month;
  const year = Temporal.PlainDate.from(range.end).with({ day: 1 }).subtract({ months: 11 });
  const from = found.isAll ? range.start : year.toString();
  assert.ok(from >= range.start);
  const told = all.filter(({ date }) => date >= from && date <= range.end);
  isShare(found.share, value(told.filter(isNew), measure), value(told, measure), "what was new");
};

const newness: Check = async ({ store, all, data, scope }) => {
  for (const year of new Set(all.map((row) => row.year))) {
    const { data: { totals } } = await store.query(QUESTIONS.year, { year });
    const range = { start: `${year}-01-01`, end: `${year}-12-31` };
    const found = newnessOf(
      {
        artists: totals?.unique_artists ?? 0,
        newArtists: totals?.new_artists ?? 0,
        newTracks: totals?.new_tracks ?? 0,
      },
      data,
      { ...scope, range },
    );
    if (found.says !== "new") continue;
    const [artists, tracks] = [artistOf, trackOf].map((nameOf) => [
      [...firstOf(all, nameOf).values()].filter((row) => row.year === year).length,
      firstOf(all.filter((row) => row.year === year), nameOf).size,
    ]);
    isShare(found.share, artists?.[0] ?? 0, artists?.[1] ?? 0, "new artists");
    assert.equal(found.tracks, tracks?.[0]);
    assert.ok(eachDay(data.start, range.start).length > 180);
  }
};

const race: Check = async ({ store, filters, plays, range, measure, scope }) => {
  const { data } = await store.query(QUESTIONS["artist-evolution"], { ...filters, since: "range" });
  const leading = leadersOf(raceOf(data, measure, range.end.slice(0, 7)));
  const found = raceLeader(leading, plays.length, scope);
  const named = plays.filter((row) => row.artist_name !== null);
  if (found.says === "few") return assert.ok(plays.length < 10);
  if (!("months" in found)) return assert.equal(named.length, 0);
  const months = [
    ...new Set(
      eachDay(`${named[0]?.year_month}-01`, range.end).map((day) => day.slice(0, 7)),
    ),
  ];
  const atEnds = months.map((month) =>
    leaders(named.filter((row) => row.year_month <= month), artistOf, (of) => value(of, measure))
  );
  const led = (name: string) => atEnds.filter(({ keys }) => keys.includes(name)).length;
  const most = Math.max(...atEnds.flatMap(({ keys }) => keys.map((key) => led(key ?? ""))));
  assert.equal(found.of, months.length);
  assert.equal(found.months, most, "months in front");
  assert.equal(found.months, led(found.name), found.name);
  const end = atEnds.at(-1);
  assert.ok(end?.keys.includes(found.last.name), "first at the end");
  near(found.last.value, end?.best ?? 0, "at the end");
  assert.equal(found.last.isTied, (end?.keys.length ?? 0) > 1);
};

const change: Check = (of) => {
  const { all, plays, range, data, measure, inside } = of;
  const comparison = compareRanges(range, data, of.comparison);
  const wanted = daysBefore(of);
  if (comparison?.kind !== "found") {
    const isEverything = range.start === data.start && range.end === data.end;
    const isInside = wanted !== null && wanted.start >= data.start && wanted.end <= data.end;
    return Promise.resolve(
      assert.ok(isEverything || !isInside, "a range inside the data is compared"),
    );
  }
  const { before } = comparison;
  assert.ok(before.start >= data.start && before.end <= data.end, "inside the data");
  if (wanted !== null && wanted.start >= data.start && wanted.end <= data.end) {
    assert.deepEqual(before, wanted, "the days before");
  }
  const then = all.filter(({ date }) => date >= before.start && date <= before.end);
  const found = changeOf({
    ...{ measure, now: value(plays, measure), before: value(then, measure) },
    sample: then.length,
  }, { shown: range, comparison });
  const days = eachDay(before.start, before.end).length;
  assert.ok(days * 2 >= inside.length, "at least half as long");
  if (found?.says === "nothing") return Promise.resolve(assert.equal(value(then, measure), 0));
  if (found?.says === "was") return Promise.resolve(assert.ok(then.length < 20));
  assert.ok(then.length >= 20);
  const ratio = units(plays, measure) / units(then, measure) *
    (found?.isPerDay ? days / inside.length : 1);
  if (found?.says === "same") return Promise.resolve(assert.ok(Math.abs(ratio - 1) < 0.006));
  if (found?.says === "times") return Promise.resolve(near(found.times, ratio, "how many times"));
  assert.ok(found !== null);
  near(found.by, Math.abs(ratio - 1), "change");
  assert.equal(found.says === "more", ratio > 1);
  return Promise.resolve();
};

/** The days that a range is compared with; null for whole months, which go back by months. */
function daysBefore({ range: { start, end }, comparison, inside }: Case) {
  const [first, last] = [Temporal.PlainDate.from(start), Temporal.PlainDate.from(end)];
  if (first.day === 1 && last.day === last.daysInMonth) return null;
  const back = comparison === "year" ? { years: 1 } : { days: inside.length };
  return { start: first.subtract(back).toString(), end: last.subtract(back).toString() };
}

function byArtist({ plays, measure }: Case) {
  return leaders(plays, artistOf, (of) => value(of, measure));
}

/** What each artist has, the largest first. */
function sums({ plays, measure }: Case): number[] {
  return [...Map.groupBy(plays, artistOf)]
    .flatMap(([name, of]) => name === null ? [] : [value(of, measure)])
    .sort((a, b) => b - a);
}

/** The first play of each name. */
function firstOf(plays: readonly HistoryRow[], nameOf: (row: HistoryRow) => string | null) {
  const firsts = new Map<string, HistoryRow>();
  for (const row of plays) {
    const name = nameOf(row);
    if (name !== null && !firsts.has(name)) firsts.set(name, row);
  }
  return firsts;
}

function artistOf(row: HistoryRow): string | null {
  return row.artist_name;
}

function trackOf({ artist_name, track_name }: HistoryRow): string | null {
  return track_name === null ? null : `${artist_name ?? ""}\u0001${track_name}`;
}

/** By what they check. */
export const MUSIC_CHECKS: Readonly<Record<string, Check>> = {
  ...{ artist, tenArtists, ranking, absence, skips, devices, discovery, newness, race, change },
};
