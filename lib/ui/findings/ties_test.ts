/** Ties at the top: all are named, and more may follow where a list ends among them. */
import assert from "node:assert/strict";
import { words } from "../words/mod.ts";
import type { FindingScope } from "./finding.ts";
import { topShow } from "./podcasts.ts";
import { raceLeader, type RaceMonth } from "./race.ts";
import { topArtist } from "./tops.ts";

const range = { start: "2024-01-01", end: "2024-03-31" };
const plays: FindingScope = { measure: "plays", range, isNarrowed: false };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ").replaceAll(/[⁨⁩]/g, "");

function artists(number: number) {
  return Array.from({ length: number }, (_, at) => ({
    ...{ artist_name: `Artist ${at + 1}`, hours: 0.1, plays: 2 },
  }));
}

Deno.test("ties: ten rows of a longer list are at least nine others, three of three are two", () => {
  const said = (number: number) =>
    plain(
      words.overview.artists.finding(topArtist(artists(number), { hours: 3, plays: 60 }, plays)),
    );
  assert.equal(said(10), "Artist 1 and at least 9 others: 2 plays each");
  assert.equal(said(3), "Artist 1 and 2 others: 2 plays each");
  assert.equal(said(2), "Artist 1 and one other: 2 plays each");
});

Deno.test("ties: shows beyond those that are listed may have as much", () => {
  const rows = artists(4).map((row) => ({ ...row, show_name: row.artist_name }));
  const said = (shows: number) =>
    plain(
      words.podcasts.shows.finding(
        topShow(rows, { hours: 3, plays: 60, shows, episodes: 60 }, plays),
      ),
    );
  assert.equal(said(4), "Artist 1 and 3 others: 2 starts each");
  assert.equal(said(120), "Artist 1 and at least 3 others: 2 starts each");
});

Deno.test("race: who is level at the top leads as well", () => {
  const months = (...leaders: string[][]): RaceMonth[] =>
    leaders.map((names, at) => ({
      month: `2024-0${at + 1}`,
      first: names.map((name) => ({ name, value: 10 * (at + 1) })),
      isCut: false,
    }));
  const title = (race: RaceMonth[]) =>
    words.taste.race.title(raceLeader(race, 60, plays), "artists");
  const lead = (race: RaceMonth[]) => words.taste.race.lead(raceLeader(race, 60, plays));
  const level = months(["A", "B"], ["A", "B"], ["A", "B"]);
  assert.equal(plain(title(level)), "A and one other led for 3 months each");
  assert.equal(
    plain(lead(level)),
    "At the end of March 2024, A shares the lead with 30 plays; 2 were in the lead at some point.",
  );
  const late = months(["A"], ["A", "B"], ["B"]);
  assert.equal(plain(title(late)), "A and one other led for 2 months each");
  assert.match(plain(lead(late)), /^At the end of March 2024, B leads/);
  assert.equal(plain(title(months(["A"], ["A", "B"], ["A"]))), "A led all along");
});
