/** Random histories: few plays, holes, one artist, ties, 29 February, days of 23 and 25 hours. */
import fc from "npm:fast-check@4.10.2";
import type { HistoryRow } from "./history.ts";
import { playAt } from "./plays.ts";

/** Where a history begins: at the end of a year, before a leap day, before clocks change. */
const begins = fc.constantFrom(
  "2023-12-30T22:00:00Z",
  "2024-02-27T04:00:00Z",
  "2024-03-09T15:00:00Z",
  "2023-11-04T20:00:00Z",
  "2023-01-17T12:00:00Z",
);

/** Pauses in seconds: within a session, just at its end, over a night, a hole of months. */
const pauses = fc.oneof(
  { weight: 60, arbitrary: fc.integer({ min: 0, max: 1900 }) },
  { weight: 3, arbitrary: fc.constantFrom(1799, 1800, 1801) },
  { weight: 25, arbitrary: fc.integer({ min: 3600, max: 150_000 }) },
  { weight: 4, arbitrary: fc.integer({ min: 300_000, max: 9_000_000 }) },
);

const play = fc.record({
  pause: pauses,
  // Few lengths, so that sums are equal now and then.
  seconds: fc.constantFrom(30, 120, 180, 180, 240),
  artist: fc.constantFrom("A", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", null),
  track: fc.constantFrom("One", "Two", "Three", null),
  skipped: fc.constantFrom(true, false, false, null),
  platform: fc.constantFrom("ios", "ios", "desktop", "web", null),
});

/** Plays in the order of time. */
export const randomHistory: fc.Arbitrary<HistoryRow[]> = fc.tuple(
  begins,
  fc.oneof(
    fc.array(play, { minLength: 1, maxLength: 5 }),
    fc.array(play, { minLength: 20, maxLength: 60, size: "max" }),
    fc.array(play, { minLength: 150, maxLength: 400, size: "max" }),
  ),
  fc.boolean(),
  fc.constantFrom("as it is", "rarely", "never"),
).map(([begin, plays, isOneArtist, says]) => {
  let at = Date.parse(begin);
  return plays.map(({ pause, seconds, artist, track, skipped, platform }, index) => {
    at += (pause + seconds) * 1000;
    const isSaid = says === "as it is" || says === "rarely" && index % 40 === 0;
    return playAt(at, {
      ms_played: seconds * 1000,
      artist_name: isOneArtist ? "A" : artist,
      track_name: track,
      skipped: isSaid ? skipped : null,
      platform: says === "never" ? null : platform,
    });
  });
});
