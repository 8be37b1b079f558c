import assert from "node:assert/strict";
import { decodeCursor, encodeCursor } from "./filters/cursor.ts";
import { foldText } from "../core/fold.ts";
import { hoursOf, shareOf } from "./columns.ts";
import { splitMonths } from "../core/months.ts";
import { isoTime, wholeNumber } from "../core/plain.ts";
import { POSTGRES_TYPES } from "./store/postgres_values.ts";

Deno.test("hoursOf: rounds to four decimals", () => {
  assert.equal(hoursOf(0), 0);
  assert.equal(hoursOf(3_600_000), 1);
  assert.equal(hoursOf(180), 0.0001);
  assert.equal(hoursOf(179), 0);
});

Deno.test("shareOf: nothing of nothing is unknown", () => {
  assert.equal(shareOf(0, 0), null);
  assert.equal(shareOf(2, 3), 0.6667);
});

const VALUES: [found: unknown, expected: unknown][] = [
  [wholeNumber(0n), 0],
  [wholeNumber(-9007199254740991n), -9007199254740991],
  [wholeNumber(9007199254740993n), "9007199254740993"],
  [isoTime("2024-01-31 21:05:00"), "2024-01-31T21:05:00"],
  [isoTime("2024-01-31 21:05:00.25+00"), "2024-01-31T21:05:00.25Z"],
  [POSTGRES_TYPES.bigint.parse("12"), 12],
  [POSTGRES_TYPES.bigint.parse("9007199254740993"), "9007199254740993"],
  [POSTGRES_TYPES.numeric.parse("1.50"), 1.5],
  [POSTGRES_TYPES.date.parse("2024-01-31"), "2024-01-31"],
  [POSTGRES_TYPES.timestamp.parse("2024-01-31 21:05:00"), "2024-01-31T21:05:00"],
  [POSTGRES_TYPES.timestamptz.parse("2024-01-31 21:05:00+00"), "2024-01-31T21:05:00Z"],
];

Deno.test("values: both engines' become the same", () => {
  for (const [found, expected] of VALUES) assert.deepEqual(found, expected);
});

Deno.test("foldText: leaves accents and case out", () => {
  assert.equal(foldText("ÅNGSTRÖM Ünïcode İ"), "angstrom unicode i");
  assert.equal(foldText("فيروز 🎸"), "فيروز 🎸");
});

Deno.test("decodeCursor: takes what encodeCursor gave, and nothing else", () => {
  const cursor = {
    playedAtUtc: "2024-02-29T21:05:00",
    msPlayed: 31_000,
    uri: "spotify:track:x",
    track: "🎸 é",
    artist: "",
  };
  assert.deepEqual(decodeCursor(encodeCursor(cursor)), cursor);
  const bad = [
    "",
    "!",
    "e30",
    encodeCursor({ ...cursor, playedAtUtc: "2024-02-30T00:00:00" }),
    encodeCursor({ ...cursor, msPlayed: -1 }),
    encodeCursor({ ...cursor, track: "\0" }),
  ];
  for (const text of bad) assert.equal(decodeCursor(text), undefined, text);
});

Deno.test("splitMonths: whole months and the days around them", () => {
  assert.deepEqual(splitMonths(), { months: {}, days: [] });
  assert.deepEqual(splitMonths("2024-02-01", "2024-02-29"), {
    months: { from: "2024-02", to: "2024-02" },
    days: [],
  });
  assert.deepEqual(splitMonths("2024-02-02", "2024-02-29").months, null);
  assert.deepEqual(splitMonths("2024-01-31", "2024-02-01"), {
    months: null,
    days: [["2024-01-31", "2024-01-31"], ["2024-02-01", "2024-02-01"]],
  });
  assert.deepEqual(splitMonths("2023-12-15", "2024-02-10"), {
    months: { from: "2024-01", to: "2024-01" },
    days: [["2023-12-15", "2023-12-31"], ["2024-02-01", "2024-02-10"]],
  });
  assert.deepEqual(splitMonths(undefined, "2024-02-10"), {
    months: { to: "2024-01" },
    days: [["2024-02-01", "2024-02-10"]],
  });
});
