/** Sentences about few plays, cut ranges and first days, each wrong once, against what is true. */
import assert from "node:assert/strict";
import { words } from "../words/mod.ts";
import { changeOf } from "./change.ts";
import type { FindingScope } from "./finding.ts";
import { habitShare, habitYears, isRarelyKnown } from "./habits.ts";
import { newestOf, newnessOf } from "./newness.ts";
import { biggestDay } from "./peaks.ts";
import { raceLeader } from "./race.ts";
import { toEnd, topNamed } from "./segments.ts";
import { leastKnown, setAsideShare } from "./sources.ts";

const range = { start: "2020-01-01", end: "2020-12-31" };
const hours: FindingScope = { measure: "hours", range, isNarrowed: false };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll(/[⁨⁩]/g, "");

Deno.test("history of one day: the day, not from a day to itself", () => {
  const day = { start: "2020-03-05", end: "2020-03-05" };
  assert.equal(plain(words.history.lead(day)), "The latest first, on 5 March 2020.");
  const week = { start: "2020-03-02", end: "2020-03-08" };
  assert.equal(plain(words.history.lead(week)), "The latest first, from 2 to 8 March 2020.");
});

Deno.test("habits of 38 records that all say so: too few, and not rarely said", () => {
  const few = habitShare({ records: 38, known: 38, yes: 9 }, "skip", hours);
  assert.equal(isRarelyKnown(few), false);
  assert.equal(words.habits.figures.note(few), "too few: 38 tracks");
  const rare = habitShare({ records: 2078, known: 15, yes: 9 }, "skip", hours);
  assert.equal(isRarelyKnown(rare), true);
  assert.equal(words.habits.figures.note(rare), "only 15 of 2,078 tracks say so");
  const none = habitShare({ records: 2078, known: 0, yes: 0 }, "skip", hours);
  assert.equal(words.habits.figures.note(none), "the export rarely says");
});

Deno.test("habits by year: years that say so, each too short, are not silent", () => {
  const year = (year: string, known: number) => ({ year, records: known, known, yes: 9 });
  const short = habitYears([year("2021", 40), year("2022", 26)], "shuffle", hours);
  assert.equal(words.habits.modes.finding(short, "shuffle"), "Too few tracks a year to compare");
  const silent = habitYears([year("2021", 0), year("2022", 0)], "shuffle", hours);
  assert.equal(words.habits.modes.finding(silent, "shuffle"), "The export does not say");
});

Deno.test("devices and reasons of few records: too few to tell", () => {
  const scope = { ...hours, measure: "hours" as const };
  const device = topNamed([{ name: "ios", value: 1 }], "device", 25, scope);
  assert.equal(words.habits.devices.inOneYear.finding(device), "Too few tracks to tell");
  const end = toEnd([{ name: "trackdone", value: 38 }], "trackdone", hours);
  assert.equal(words.habits.ends.finding(end), "Too few tracks to tell");
});

Deno.test("day by day: what lies before the weeks that are shown is no part of the sentence", () => {
  const days = [{ date: "2020-03-05", hours: 2, plays: 30 }];
  const said = words.overview.calendar.finding;
  const only = biggestDay(days, hours);
  assert.equal(plain(said(only)), "All of it on Thu 5 Mar 2020: 2.0 h");
  assert.equal(
    plain(said(only, "2019-12-30")),
    "Thu 5 Mar 2020 is the only day since 30 December 2019: 2.0 h",
  );
  const two = biggestDay([...days, { date: "2020-03-06", hours: 1, plays: 15 }], hours);
  assert.equal(
    plain(said(two, "2019-12-30")),
    "Thu 5 Mar 2020 was the biggest day since 30 December 2019: 2.0 h",
  );
});

Deno.test("day by day: no music in the weeks that are shown is not no music at all", () => {
  const none = biggestDay([], hours);
  assert.equal(words.overview.calendar.finding(none), "No day with music");
  assert.equal(
    plain(words.overview.calendar.finding(none, "2019-12-30")),
    "No day with music since 30 December 2019",
  );
});

Deno.test("newest artist: of a range that is over, and of some plays, it is not your newest", () => {
  const rows = ["A", "B"].map((artist_name) => ({
    ...{ artist_name, first_played_at: "2020-12-31T20:00:00" },
  }));
  const said = (end: string, isNarrowed: boolean) =>
    plain(words.overview.discoveries.finding(
      newestOf(rows, { start: "2016-01-01", end }, { range, isNarrowed }),
    ));
  assert.equal(said("2020-12-31", false), "A is your newest artist, first played 31 December 2020");
  assert.equal(
    said("2025-12-31", false),
    "A was then your newest artist, first played 31 December 2020",
  );
  assert.equal(
    said("2020-12-31", true),
    "A is the newest of these artists, first played 31 December 2020",
  );
});

Deno.test("race of a range that ends within a month: by that day, not at the month's end", () => {
  const months = [{ month: "2020-03", first: [{ name: "A", value: 2 }], isCut: false }];
  const said = (end: string, plays: number) => {
    const scope = { ...hours, range: { start: "2020-03-02", end } };
    const found = raceLeader(months, plays, scope);
    return plain(words.taste.race.lead(found) || words.taste.race.title(found, "artists"));
  };
  assert.equal(said("2020-03-08", 30), "By 8 March 2020, A leads with 2.0 h.");
  assert.equal(said("2020-03-31", 30), "At the end of March 2020, A leads with 2.0 h.");
  assert.equal(said("2020-03-31", 3), "Too few plays for a race");
});

Deno.test("year beside one with less, little, or nothing", () => {
  const before = { start: "2019-01-01", end: "2019-12-31" };
  const said = (now: number, then: number, sample: number) => {
    const compared = { measure: "hours" as const, now, before: then, sample };
    const comparison = { kind: "found" as const, before, stretch: before, isPerDay: false };
    const found = changeOf(compared, { shown: range, comparison });
    return found === null ? "" : plain(words.year.against(found));
  };
  assert.equal(said(1, 0, 0), "There was none in 2019.");
  assert.equal(said(1, 0.5, 3), "It was 30 min in 2019.");
  assert.equal(said(3, 2, 90), "That is 50 % more than in 2019.");
});

Deno.test("year of new artists alone: every one of them, no 100 % of 1 artist", () => {
  const numbers = { artists: 1, newArtists: 1, newTracks: 1 };
  const found = newnessOf(numbers, { start: "2016-01-01", end: "2020-12-31" }, hours);
  assert.equal(words.year.moments.artists(found, 1, 1).note, "every artist of the year");
});

Deno.test("metadata that is known for everything: nothing is known of least", () => {
  const rows = [{ what: "tracks", hours: 2 }, { what: "genres", hours: 2 }];
  assert.equal(
    words.data.coverage.finding(leastKnown(rows, 2)),
    "Everything that services can add is known",
  );
  assert.match(
    words.data.coverage.finding(leastKnown(rows, 4)),
    /are known least: for/,
  );
});

Deno.test("track of account data: no release is named, none is counted", () => {
  assert.equal(words.profile.versions.uris(0), "The export does not name its release");
  assert.equal(words.profile.versions.uris(1), "Played from one release");
});

Deno.test("data: the lead and the share of few records", () => {
  const lead = (plays: number, records: number) =>
    words.data.lead(1, "", plays, records).replace("Read from 1 file. ", "");
  assert.equal(lead(1, 1), "The record counts as a play.");
  assert.equal(lead(3, 3), "Every record counts as a play.");
  assert.match(lead(0, 2), /^No record counts as a play; each is kept/);
  assert.match(lead(1, 2), /^1 counts as a play; each of the others is kept/);
  const said = (rows: [reason: string, records: number][], records: number) =>
    plain(words.data.setAside.finding(
      setAsideShare(rows.map(([reason, records]) => ({ reason, records })), records),
    ));
  assert.equal(said([["podcast", 9]], 9), "No record is counted as a play, all of them podcasts");
  assert.equal(said([["short", 1]], 1), "The only record isn’t counted as a play: too short");
  assert.equal(said([["short", 1]], 40), "One record isn’t counted as a play: too short");
  assert.equal(
    said([["short", 3], ["podcast", 1]], 8),
    "50 % of all records aren’t counted as plays, most of them too short",
  );
  assert.equal(
    words.nothing.text("4 March 2022", "4 March 2022").split(". ")[1],
    "Your data covers 4 March 2022.",
  );
});
