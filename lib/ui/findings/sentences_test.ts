/** Sentences that were wrong once, each against what is true. */
import assert from "node:assert/strict";
import { words } from "../words/mod.ts";
import { everSkipped } from "./entity.ts";
import type { FindingScope } from "./finding.ts";
import { habitShare, skipExtremes } from "./habits.ts";
import { newnessOf } from "./newness.ts";
import { biggestDay, peakOf } from "./peaks.ts";
import { topShow } from "./podcasts.ts";
import { breakOf, longestSession, sessionRate } from "./runs.ts";
import { deviceYears, toEnd, topNamed } from "./segments.ts";
import { overlapsOf, setAsideShare, sourceDays } from "./sources.ts";
import { concentrationOf, rankingLead, topArtist, yearOwner } from "./tops.ts";
import { totalOf } from "./totals.ts";
import { busiestHour, weekdaysOf } from "./week.ts";

const range = { start: "2024-01-01", end: "2024-01-31" };
const hours: FindingScope = { measure: "hours", range, isNarrowed: false };
const plays: FindingScope = { ...hours, measure: "plays" };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll(/[⁨⁩]/g, "");
const days = (of: number[]) =>
  of.map((count, dow) => ({ dow, hours: count / 20, plays: count, days: 4 }));

Deno.test("weekdays: the largest average leads, not the largest sum of a month with five Tuesdays", () => {
  // January 2024 has five Mondays, Tuesdays and Wednesdays, and four of the others.
  const rows = days([30, 150, 155, 35, 40, 160, 30]).map((row) =>
    row.dow >= 1 && row.dow <= 3 ? { ...row, days: 5 } : row
  );
  const found = weekdaysOf(rows, plays);
  assert.equal(found.says, "leads");
  assert.equal(found.says === "leads" && found.dow, 5);
  assert.match(
    plain(words.patterns.weekdays.finding(found)),
    /^Fridays are your biggest day: 40 plays each, 2.1 times the average$/,
  );
});

Deno.test("weekdays: one day, and a week, lead nothing", () => {
  const one = days([0, 0, 0, 0, 24, 0, 0]).map((row) => ({ ...row, days: row.dow === 4 ? 1 : 0 }));
  assert.equal(weekdaysOf(one, plays).says, "short");
  const said = words.overview.week.finding(weekdaysOf(one, plays), busiestHour([], plays));
  assert.doesNotMatch(said, /%|Thursday/);
  const week = days([1, 2, 3, 4, 50, 6, 7]).map((row) => ({ ...row, days: 1 }));
  assert.equal(weekdaysOf(week, plays).says, "short");
});

Deno.test("absence: the days between, not the difference of two dates", () => {
  const found = breakOf(
    { from_date: "2024-03-08", to_date: "2024-05-12", days: 64 },
    { days: 9, last: "2024-05-31", dataEnd: "2024-05-31" },
    { ...hours, range: { start: "2024-01-01", end: "2024-05-31" } },
  );
  assert.equal(words.profile.absence.finding(found), "Longest break: 64 days, ended 12 May 2024");
});

Deno.test("absence: one play in five years is not never away", () => {
  const years = { start: "2019-01-01", end: "2023-12-31" };
  const played = { days: 1, last: "2020-06-01", dataEnd: years.end };
  const found = breakOf(null, played, { ...hours, range: years });
  assert.equal(words.profile.absence.finding(found), "Played on one day only");
  const gone = breakOf(null, { days: 3, last: "2020-06-01", dataEnd: years.end }, {
    ...hours,
    range: years,
  });
  assert.equal(
    words.profile.absence.finding(gone),
    "Longest break: 1,308 days, since 1 June 2020",
  );
  const over = breakOf(null, { days: 3, last: "2020-06-01", dataEnd: "2025-03-04" }, {
    ...hours,
    range: years,
  });
  assert.equal(
    words.profile.absence.finding(over),
    "Longest break: 1,308 days, from 1 June 2020 to the end of this range",
  );
  const daily = breakOf(null, { days: 3, last: "2023-12-31", dataEnd: years.end }, {
    ...hours,
    range: years,
  });
  assert.equal(words.profile.absence.finding(daily), "Played on 3 days in a row");
});

Deno.test("devices: mostly is more than half, and what is unknown is told", () => {
  const part = (name: string | null, value: number) => ({ name, value });
  const parts = [part("ios", 35), part("desktop", 33), part("web", 32)];
  const first = topNamed(parts, "device", 1000, { ...hours, measure: "hours" });
  const said = words.habits.devices.inOneYear.finding;
  assert.equal(plain(said(first)), "Most often iPhone and iPad: 35 % of hours");
  const most = topNamed([part("ios", 60), part("web", 30), part(null, 10)], "device", 1000, {
    ...{ measure: "hours", range, isNarrowed: false },
  });
  assert.match(
    plain(said(most)),
    /^Mostly iPhone and iPad: 67 % of hours; the device is known for 90 %/,
  );
});

Deno.test("countries: all of it is not said while some of it is unknown", () => {
  const parts = [{ name: "DE", value: 968 }, { name: null, value: 32 }];
  const found = topNamed(parts, "country", 1000, { ...hours, measure: "hours" });
  assert.match(plain(words.habits.countries.finding(found)), /known for 97 % of your hours$/);
  const unsaid = topNamed([{ name: "US", value: 3 }, { name: null, value: 805 }], "country", 60, {
    ...{ measure: "hours", range, isNarrowed: false },
  });
  assert.equal(unsaid.says, "uncovered");
  assert.doesNotMatch(words.habits.countries.finding(unsaid), /United States/);
});

Deno.test("skips: 71 of 48,002 records are no habit, a remainder is no device", () => {
  const row = (name: string, known: number, yes: number) => ({ name, records: known, known, yes });
  const found = skipExtremes(
    [row("6", 71, 30), row("12", 24_000, 6000), row("18", 23_931, 2400)],
    hours,
  );
  assert.match(plain(words.habits.skipHours.finding(found)), /^You skip most around 12:00/);
});

Deno.test("skips: a gap that chance explains is none", () => {
  const row = (name: string, known: number, yes: number) => ({ name, records: known, known, yes });
  const said = (known: number) =>
    plain(words.habits.skipDevices.finding(
      skipExtremes([row("console", known, known * 0.38), row("ios", 5000, 1700)], hours),
    ));
  assert.equal(said(100), "You skip about as often on every device");
  assert.equal(said(1000), "You skip most on a games console: 38 % of 1,000 tracks");
});

Deno.test("devices over the years: where one record in a hundred names one, that is told", () => {
  const years = ["2022", "2023"].map((year) => ({
    year,
    parts: [{ name: "ios", value: 1 }, { name: null, value: 99 }],
  }));
  const found = deviceYears(years, 200, { ...hours, measure: "hours" });
  assert.equal(
    plain(words.habits.devices.finding(found)),
    "The device is known for only 1 % of your hours",
  );
});

Deno.test("skips: 15 records that say so are no share of 2,078, and account data says nothing", () => {
  const few = habitShare({ records: 2078, known: 15, yes: 9 }, "skip", hours);
  assert.equal(few.says, "few");
  assert.equal(words.habits.hero(few), "How you listen");
  const partly = habitShare({ records: 2078, known: 100, yes: 60 }, "skip", hours);
  assert.equal(partly.says, "uncovered");
  const none = toEnd([{ name: null, value: 2078 }], "trackdone", hours);
  assert.doesNotMatch(words.habits.ends.finding(none), /%/);
});

Deno.test("skips of one track: of the starts that say so, in numbers while they are few", () => {
  const said = (records: number, known: number, skipped: number) =>
    plain(words.profile.skips.finding(everSkipped({ records, known, skipped }, hours)));
  assert.equal(said(1, 1, 1), "Started once and skipped");
  assert.equal(said(8, 8, 0), "Never skipped in 8 starts");
  assert.equal(said(40, 40, 10), "Skipped in 10 of 40 starts, 25 %");
  assert.equal(said(40, 3, 3), "It is rarely known whether it was skipped");
});

Deno.test("sessions: what was listened, not what passed", () => {
  const session = {
    ...{ hours: 3.95, plays: 70, elapsed_hours: 5.07 },
    ...{ started_at: "2025-06-30T10:00:00", ended_at: "2025-06-30T15:04:00" },
  };
  const found = longestSession([session], hours);
  assert.match(plain(words.patterns.sessions.finding(found)), /^3 h 57 min of music in one go/);
});

Deno.test("sessions: once a day is not 1.0 times", () => {
  const rate = (sessions: number, days: number) =>
    plain(words.patterns.perDay.finding(sessionRate([{ sessions, days, hours: days }], hours)));
  assert.equal(rate(30, 30), "1 session on an average day with music, 1 h each");
  assert.doesNotMatch(rate(31, 30), /1\.0/);
});

Deno.test("files: duplicates are told, and overlaps are counted by day", () => {
  const said = words.data.sources.finding;
  const apart = [
    { start: "2019-01-01", end: "2020-03-04" },
    { start: "2020-03-04", end: "2021-01-01" },
  ];
  const found = sourceDays(apart, { files: 4, duplicates: 21 });
  assert.equal(said(found), "4 files, one after another; 21 duplicates count once");
  const video = [...apart, { start: "2020-03-01", end: "2020-03-10" }];
  assert.deepEqual(overlapsOf(video), [{ start: "2020-03-01", end: "2020-03-10" }]);
  assert.equal(
    said(sourceDays(video, { files: 3, duplicates: 1 })),
    "Files overlap on 10 days; 1 duplicate counts once",
  );
});

Deno.test("records set aside: most of them are more than half", () => {
  const rows = [{ reason: "short", records: 4 }, { reason: "podcast", records: 3 }, {
    ...{ reason: "video", records: 3 },
  }];
  assert.equal(
    plain(words.data.setAside.finding(setAsideShare(rows, 100))),
    "10 % of all records aren’t counted as plays, most often too short",
  );
});

Deno.test("rankings: the first ten are a share of what the sentence names", () => {
  const first = Array.from({ length: 10 }, () => ({ hours: 0.748, plays: 10 }));
  const found = rankingLead(first, 300, { hours: 100, plays: 2000 }, hours);
  assert.equal(
    plain(words.ranking.lead(found, "album")),
    "The top 10 albums took 7 % of your hours.",
  );
  const one = rankingLead([{ hours: 1, plays: 20 }], 1, { hours: 1, plays: 20 }, hours);
  assert.equal(words.ranking.lead(one, "artist"), "");
});

Deno.test("first year: everything is new, and nothing is called so", () => {
  const numbers = { artists: 305, newArtists: 305, newTracks: 900 };
  const data = { start: "2024-01-05", end: "2025-12-31" };
  const year = { start: "2024-01-01", end: "2024-12-31" };
  const first = newnessOf(numbers, data, { ...hours, range: year });
  assert.equal(first.says, "too-early");
  assert.equal(words.year.fresh(first), "");
  const moment = words.year.moments.artists(first, 305, 900);
  assert.equal(plain(moment.note), "with 900 tracks");
  const next = { start: "2025-01-01", end: "2025-12-31" };
  const second = newnessOf({ ...numbers, newArtists: 100 }, data, { ...hours, range: next });
  assert.equal(
    plain(words.year.moments.artists(second, 305, 900).note),
    "33 % of the year’s 305 artists",
  );
});

Deno.test("averages: 1.75 is not twice, and one bucket has none", () => {
  const bucket = (period: string, hours: number) => ({
    period,
    hours,
    plays: hours * 20,
    days: 30,
  });
  const all = [
    bucket("2024-01", 7),
    bucket("2024-02", 3),
    bucket("2024-03", 3),
    bucket("2024-04", 3),
  ];
  const said = words.overview.trend.finding(peakOf(all, hours), "January 2024", "month");
  assert.equal(plain(said), "January 2024 was your biggest month: 7.0 h, 75 % above average");
  const single = peakOf([{ period: "2024-02-29", hours: 1.2, plays: 24, days: 1 }], plays);
  assert.equal(
    plain(words.overview.trend.finding(single, "Thu 29 Feb 2024", "day")),
    "All of it on Thu 29 Feb 2024: 24 plays",
  );
});

Deno.test("averages: a month that the range cuts is compared by its days", () => {
  const bucket = (period: string, hours: number, days: number) => ({
    period,
    hours,
    plays: 20,
    days,
  });
  const found = peakOf([
    ...[bucket("2024-01", 30, 31), bucket("2024-02", 30, 29)],
    ...[bucket("2024-03", 31, 31), bucket("2024-04", 10, 5)],
  ], hours);
  assert.ok("ratio" in found && found.ratio !== null && found.ratio < 1);
  assert.equal(found.says, "even");
});

Deno.test("shares: 80 % is not half of it, 99.6 % is not all of it", () => {
  const top = topArtist(
    [{ artist_name: "Mirela", hours: 99.6, plays: 249 }],
    { hours: 100, plays: 250 },
    hours,
  );
  assert.equal(plain(words.overview.artists.finding(top)), "Mirela took >99 % of your hours");
  const rows = [{ artists: 10, hours: 80, plays: 800 }];
  const ten = concentrationOf(rows, 300, { hours: 100, plays: 1000 }, hours);
  assert.equal(
    plain(words.taste.concentration.finding(ten)),
    "Ten artists take 80 % of your hours",
  );
});

Deno.test("units and plurals: 0, 1 and 2 of each", () => {
  const said = (hoursPlayed: number, count: number, measure = plays) =>
    plain(words.overview.hero(
      totalOf({ hours: hoursPlayed, plays: count, days: 1 }, measure),
      range,
    ));
  assert.equal(said(0, 0), "Nothing was played");
  assert.equal(said(0.05, 1), "1 play in January 2024");
  assert.equal(said(0.1, 2), "2 plays in January 2024");
  assert.equal(said(0.05, 1, hours), "3 minutes in January 2024");
  assert.equal(said(1, 20, hours), "1 hour in January 2024");
  assert.equal(said(0.0111, 1, hours), "40 seconds in January 2024");
  const day = biggestDay([{ date: "2024-01-02", hours: 0.05, plays: 1 }], plays);
  assert.equal(plain(words.overview.calendar.finding(day)), "All of it on Tue 2 Jan 2024: 1 play");
  const none = concentrationOf([], 0, { hours: 0, plays: 0 }, hours);
  assert.equal(words.taste.concentration.finding(none), "No artist is named");
});

Deno.test("podcasts: the measure that was chosen, of all shows", () => {
  const rows = [{ show_name: "A", hours: 1, plays: 20 }, { show_name: "B", hours: 9, plays: 10 }];
  const all = { hours: 50, plays: 100, shows: 120, episodes: 400 };
  assert.equal(
    plain(words.podcasts.shows.finding(topShow(rows, all, plays))),
    "A took 20 % of your podcast starts",
  );
  assert.equal(
    plain(words.podcasts.shows.finding(topShow(rows.toReversed(), all, hours))),
    "B took 18 % of your podcast hours",
  );
});

Deno.test("a year belongs to who took a tenth of it, and to nobody where two are level", () => {
  const artist = (artist_name: string, hours: number) => ({
    artist_name,
    hours,
    plays: hours * 20,
  });
  const said = (rows: ReturnType<typeof artist>[], all: number) => {
    const top = topArtist(rows, { hours: all, plays: all * 20 }, hours);
    return plain(words.year.hero(yearOwner(top), 2024, "100 h"));
  };
  assert.equal(said([artist("Mirela", 12), artist("B", 2)], 100), "2024 belonged to Mirela");
  assert.equal(said([artist("Mirela", 4), artist("B", 2)], 100), "Mirela led 2024");
  assert.equal(said([artist("Mirela", 4), artist("B", 4)], 100), "100 h in 2024");
});
