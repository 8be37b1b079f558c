/** Questions that count artists, with every artist credited: counted play by play beside them. */
import assert from "node:assert/strict";
import { creditedIn } from "../support/credited.ts";
import { type HistoryRow, makeHistory } from "../support/history.ts";
import { ask, withData } from "../support/site.ts";

const data = async (path: string) => {
  const response = await ask(`/api/${path}`);
  assert.equal(response.status, 200, path);
  return (await response.json()).data;
};
const history = makeHistory(900);
const credited = creditedIn(history);
const inOrder = history.plays.toSorted((a, b) => a.played_at_utc < b.played_at_utc ? -1 : 1);

/** Which plays a search keeps. */
const CASES: [string, (play: HistoryRow) => boolean][] = [
  ["", () => true],
  ["startDate=2023-01-01&endDate=2023-12-31", ({ year }) => year === 2023],
  ["startDate=2023-02-11", ({ date }) => date >= "2023-02-11"],
  ["platform=ios", ({ platform }) => platform === "ios"],
  [
    "country=DE&startDate=2023-02-11",
    ({ country, date }) => country === "DE" && date >= "2023-02-11",
  ],
];

/** The artists of some plays. */
const artistsOf = (plays: readonly HistoryRow[]) => new Set(plays.flatMap(credited));
/** The milliseconds of each artist in some plays, largest first. */
const msOf = (plays: readonly HistoryRow[]) => {
  const totals = new Map<string, number>();
  for (const play of plays) {
    for (const name of credited(play)) {
      totals.set(name, (totals.get(name) ?? 0) + play.ms_played);
    }
  }
  return [...totals].toSorted(([, a], [, b]) => b - a);
};

Deno.test("credit=all: summary, trends and concentration count every artist credited", async () => {
  await using _ = await withData(history);
  for (const [search, counts] of CASES) {
    const plays = history.plays.filter(counts);
    const summary = await data(`summary?credit=all&${search}`);
    assert.equal(summary.unique_artists, artistsOf(plays).size, search);
    assert.equal(summary.total_plays, plays.length, search);
    for (const [granularity, bucketOf] of BUCKETS) {
      const expected = [...Map.groupBy(plays, bucketOf)]
        .map(([period, plays]) => [period, plays.length, artistsOf(plays).size]);
      const rows = await data(`trends?credit=all&granularity=${granularity}&${search}`);
      assert.deepEqual(
        rows.map((row: Record<string, unknown>) => [
          row["period"],
          row["plays"],
          row["unique_artists"],
        ]),
        expected.toSorted(([a = ""], [b = ""]) => a < b ? -1 : 1),
        `${granularity} ${search}`,
      );
    }
    const all = plays.reduce((sum, { ms_played }) => sum + ms_played, 0);
    const first = (number: number) =>
      msOf(plays).slice(0, number).reduce((sum, [, ms]) => sum + ms, 0) / all;
    const shares = await data(`concentration?credit=all&${search}`);
    for (const { artists, hours_share } of shares) {
      assert.ok(Math.abs(hours_share - first(artists)) < 0.001, `${artists} ${search}`);
    }
  }
});

const BUCKETS: [string, (play: HistoryRow) => string][] = [
  ["day", ({ date }) => date],
  ["month", ({ date }) => date.slice(0, 7)],
  ["year", ({ date }) => date.slice(0, 4)],
];

Deno.test("credit=all: first plays, and a year's new artists, are of every artist credited", async () => {
  await using _ = await withData(history);
  const firsts = new Map<string, HistoryRow>();
  for (const play of inOrder) {
    for (const name of credited(play)) {
      if (!firsts.has(name)) firsts.set(name, play);
    }
  }
  const rows = await data("firsts?credit=all&limit=100");
  assert.deepEqual(
    new Map(rows.map((row: Record<string, string>) => [row["artist_name"], row["track_name"]])),
    new Map([...firsts].map(([name, play]) => [name, play.track_name])),
  );
  for (const year of [2022, 2023]) {
    const plays = history.plays.filter((play) => play.year === year);
    const { totals, top_artists } = await data(`year/${year}?credit=all`);
    assert.equal(totals.unique_artists, artistsOf(plays).size, `${year}`);
    const fresh = [...firsts.values()].filter((play) => play.year === year);
    assert.equal(totals.new_artists, fresh.length, `${year}`);
    assert.equal(totals.plays, plays.length, `${year}`);
    const [[name] = [""]] = msOf(plays);
    assert.equal(top_artists[0].artist_name, name, `${year}`);
  }
});

Deno.test("credit=all: the race adds up what every artist credited was listened to", async () => {
  await using _ = await withData(history);
  for (const [search, counts] of CASES) {
    if (search.includes("Date")) continue;
    const plays = history.plays.filter(counts);
    const rows: { year_month: string; name: string; cumulative_hours: number }[] = await data(
      `artist-evolution?credit=all&${search}`,
    );
    for (const month of ["2022-12", "2023-06", inOrder.at(-1)?.year_month ?? ""]) {
      const until = msOf(plays.filter(({ date }) => date.slice(0, 7) <= month));
      const shown = new Map(
        rows.filter(({ year_month }) => year_month === month)
          .map(({ name, cumulative_hours }) => [name, cumulative_hours]),
      );
      for (const [name, ms] of until.slice(0, 15)) {
        const hours = Math.round(ms / 360) / 10_000;
        assert.ok(Math.abs((shown.get(name) ?? 0) - hours) < 0.0002, `${name} ${month} ${search}`);
      }
    }
  }
});

Deno.test("credit=all: neighbours are credited artists of the same sessions, guests of one's own tracks only for others", async () => {
  await using _ = await withData(history);
  const rows = await data("neighbours?credit=all&artist=Zebra&limit=100");
  const sessions = sessionsOf(inOrder);
  const own = new Set(
    inOrder.filter((play) => credited(play).includes("Zebra")).map((play) => sessions.get(play)),
  );
  const expected = new Map<string, number>();
  for (const play of inOrder) {
    const names = credited(play);
    if (names.includes("Zebra") || !own.has(sessions.get(play))) continue;
    for (const name of names) expected.set(name, (expected.get(name) ?? 0) + 1);
  }
  assert.ok(rows.length > 3);
  for (const { name, plays } of rows) assert.equal(plays, expected.get(name), name);
});

/** The session of each play: a gap of more than 30 minutes begins another. */
function sessionsOf(plays: readonly HistoryRow[]): Map<HistoryRow, number> {
  const sessions = new Map<HistoryRow, number>();
  let [session, end] = [0, 0];
  for (const play of plays) {
    const at = Date.parse(`${play.played_at_utc}Z`);
    if (at - play.ms_played - end > 1_800_000) session++;
    sessions.set(play, session);
    end = at;
  }
  return sessions;
}

Deno.test("credit=all: where records or single plays are told it has no meaning, and says so", async () => {
  await using _ = await withData(history);
  for (const path of ["habits", "skips", "set-aside", "podcasts", "search?q=a"]) {
    const response = await ask(`/api/${path}${path.includes("?") ? "&" : "?"}credit=all`);
    assert.equal(response.status, 400, path);
    assert.match(await response.text(), /credit has no meaning here/, path);
  }
});
