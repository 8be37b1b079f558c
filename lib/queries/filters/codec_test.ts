import assert from "node:assert/strict";
import { keptSearch, parse, toSearch, withoutMeaning } from "./codec.ts";
import { type Filters, GRANULARITIES, type ParamName, PARAMS, PLATFORMS } from "./params.ts";
import { QUESTIONS } from "../questions.ts";
import { RequestError } from "../../core/request_error.ts";

const { trends } = QUESTIONS;
const top = QUESTIONS["top-artists"];

const read = (question: Parameters<typeof parse>[0], search: string) =>
  parse(question, new URLSearchParams(search), () => "2024-02-29");

Deno.test("parse: fills in defaults", () => {
  assert.deepEqual(read(top, ""), { metric: "hours", limit: 10, page: 1 });
  assert.deepEqual(read(QUESTIONS["on-this-day"], ""), { date: "2024-02-29" });
});

Deno.test("parse: takes what it should", () => {
  assert.deepEqual(
    read(
      trends,
      "startDate=2024-02-29&endDate=2024-02-29&artist=%25+%F0%9F%8E%B8&country=ca&granularity=week",
    ),
    {
      startDate: "2024-02-29",
      endDate: "2024-02-29",
      artist: "% 🎸",
      country: "CA",
      granularity: "week",
    },
  );
});

Deno.test("parse: equal filters come in one order", () => {
  assert.equal(
    JSON.stringify(read(top, "limit=5&startDate=2024-01-01&metric=plays")),
    JSON.stringify(read(top, "metric=plays&startDate=2024-01-01&limit=5")),
  );
});

const REFUSED: [search: string, param: string, code: string][] = [
  ["startDate=2024-02-30", "startDate", "bad-parameter"],
  ["startDate=2024-1-1", "startDate", "bad-parameter"],
  ["startDate=", "startDate", "bad-parameter"],
  ["endDate=9999-99-99", "endDate", "bad-parameter"],
  ["startDate=2024-02-02&endDate=2024-02-01", "startDate", "bad-parameter"],
  ["limit=0", "limit", "bad-parameter"],
  ["limit=101", "limit", "bad-parameter"],
  ["limit=1e2", "limit", "bad-parameter"],
  ["limit=5&limit=5", "limit", "repeated-parameter"],
  ["metric=minutes", "metric", "bad-parameter"],
  ["platform=fridge", "platform", "bad-parameter"],
  ["country=CAN", "country", "bad-parameter"],
  [`artist=${"a".repeat(501)}`, "artist", "bad-parameter"],
  ["artist=a%00b", "artist", "bad-parameter"],
  ["artist=", "artist", "bad-parameter"],
  ["granularity=day", "granularity", "unknown-parameter"],
  ["__proto__=1", "__proto__", "unknown-parameter"],
  ["private=yes", "private", "bad-parameter"],
  ["StartDate=2024-01-01", "StartDate", "unknown-parameter"],
];

for (const [search, param, code] of REFUSED) {
  Deno.test(`parse: refuses ${search.slice(0, 60)}`, () => {
    assert.throws(() => read(top, search), (error) => {
      assert.ok(error instanceof RequestError);
      assert.deepEqual([error.code, error.param, error.status], [code, param, 400]);
      return true;
    });
  });
}

Deno.test("parse: a filter without meaning is refused as such, and told to pages", () => {
  assert.throws(() => read(QUESTIONS.search, "q=a&genre=jazz"), {
    code: "unknown-parameter",
    param: "genre",
    message: /^genre has no meaning here: expected q, limit\.$/,
  });
  assert.deepEqual(withoutMeaning(QUESTIONS.podcasts, { genre: "jazz", platform: "ios" }), [
    "genre",
  ]);
});

Deno.test("parse: names what is missing and what a question does not take", () => {
  assert.throws(() => read(QUESTIONS.search, ""), /q is missing, expected 1 to 200 characters/);
  assert.throws(() => read(QUESTIONS["release-years"], "groupBy=genre"), /one of year, decade/);
});

const ALL = Object.keys(PARAMS) as ParamName[];
const NAMES = ["AC/DC", "50% _ more", "a&b=c#d?e", "ﷺ 🎸", " padded ", "+", "..", "null", "'\"\\"];
const DAYS = ["1970-01-01", "2016-02-29", "2019-12-31", "2024-03-10", "2200-12-31"];
const RANGES = DAYS.flatMap((start) =>
  DAYS.filter((end) => end >= start).map((end) => ({ start, end }))
);
const CURSOR = { playedAtUtc: "2024-01-31T21:05:00", msPlayed: 1, uri: "", track: "é", artist: "" };

/** Values of each parameter, as its type has them. */
const VALUES: { readonly [N in ParamName]: readonly NonNullable<Filters[N]>[] } = {
  startDate: DAYS.slice(0, 3),
  endDate: DAYS.slice(3),
  artist: NAMES,
  album: NAMES,
  track: NAMES,
  genre: NAMES,
  platform: PLATFORMS,
  country: ["CA", "DE"],
  private: [true, false],
  dow: [0, 6],
  hour: [0, 23],
  released: ["1994", "1990s"],
  popularity: [0, 90],
  reasonStart: NAMES,
  reasonEnd: NAMES,
  credit: ["album", "all"],
  metric: ["hours", "plays"],
  compare: ["previous", "year", ...RANGES],
  granularity: GRANULARITIES,
  since: ["data", "range"],
  groupBy: ["year", "broad"],
  kind: ["artist", "album"],
  show: NAMES,
  q: NAMES,
  sort: ["rank", "last"],
  direction: ["asc", "desc"],
  limit: [1, 100],
  page: [1, 2, 10_000],
  ids: ["1", "9223372036854775807,1"],
  date: DAYS,
  year: [1970, 2024],
  uri: ["spotify:track:4uLU6hMCjMI75M1A2tKUQC"],
  cursor: [CURSOR],
  pick: ["1", "5,4,3,2,1"],
  shape: ["4x5", "9x16", "1x1"],
  race: ["artists", "genres"],
  month: ["2019-06"],
};

Deno.test("toSearch: whatever it writes, parse reads again", () => {
  const random = randomOf(20240310);
  for (let round = 0; round < 2000; round++) {
    const given = Object.fromEntries(ALL.flatMap((name) => {
      const values = VALUES[name];
      return random(3) === 0 ? [[name, values[random(values.length)]]] : [];
    }));
    const search = String(toSearch(given));
    const found = parse({ params: ALL }, new URLSearchParams(search), () => "2024-02-29");
    const defaults = { date: "2024-02-29", metric: "hours", page: 1, sort: "rank" };
    const others = { kind: "artist", race: "artists", since: "data", shape: "4x5" };
    assert.deepEqual(found, { ...defaults, ...others, ...given }, search);
    assert.equal(String(toSearch(found)), String(toSearch({ date: "2024-02-29", ...given })));
  }
});

Deno.test("parse: whatever it takes of a text, toSearch writes so that it is taken again", () => {
  const random = randomOf(7);
  const texts = Object.values(VALUES).flat().map(String).concat("", "1", "true", "a..b", "..");
  let taken = 0;
  for (let round = 0; round < 5000; round++) {
    const name = ALL[random(ALL.length)] ?? "artist";
    const text = mutated(texts[random(texts.length)] ?? "", random);
    const value = attempt(() => parse({ params: [name] }, new URLSearchParams([[name, text]])));
    if (value === undefined) continue;
    assert.deepEqual(parse({ params: [name] }, toSearch(value)), value, `${name}=${text}`);
    taken++;
  }
  assert.ok(taken > 1000 && taken < 4900, `${taken} texts were taken`);
});

Deno.test("keptSearch: keeps what every page takes, drops the rest and what is wrong", () => {
  const search = "startDate=2024-01-01&genre=jazz&compare=2019-01-01..2019-12-31&q=x&page=2" +
    "&private=maybe&endDate=never&metric=plays";
  assert.equal(
    String(keptSearch(new URLSearchParams(search))),
    "startDate=2024-01-01&genre=jazz&compare=2019-01-01..2019-12-31&metric=plays",
  );
});

/** Numbers below a limit, the same for the same seed. */
function randomOf(seed: number): (limit: number) => number {
  return (limit) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor(seed / 2 ** 31 * limit);
  };
}

/** The text, or one that differs in one character. */
function mutated(text: string, random: (limit: number) => number): string {
  const at = random(text.length + 1);
  if (random(2) === 0) return text;
  return text.slice(0, at) + ["", "0", " ", "\0", "%", ","][random(6)] + text.slice(at + random(2));
}

/** What a call gives; undefined when the request is refused with 400. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof RequestError && error.status === 400) return undefined;
    throw error;
  }
}
