/** Moments worth telling: status, what is said, where it leads, and what small histories say. */
import assert from "node:assert/strict";
import { EMPTY, makeHistory } from "../support/history.ts";
import { playAt } from "../support/plays.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

async function page(path: string, status = 200): Promise<{ html: string; text: string }> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  const html = await response.text();
  const text = readable(html);
  assert.doesNotMatch(text, /NaN|Infinity|undefined|null/, path);
  return { html, text };
}

const history = makeHistory(900);
const test = testsOn("/moments", history);
const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;

test("numbers are those of the API, narrowed or not", async () => {
  for (const search of ["", "?platform=ios", "?startDate=2023-03-01&endDate=2023-10-31"]) {
    const { text, html } = await page(`/moments${search}`);
    const milestones = await data(`milestones${search}`);
    for (const { number, date } of milestones) {
      const play = number === 1 ? "1st play" : `${number}th play`;
      assert.ok(text.includes(play), `${search} ${play}`);
      assert.ok(html.includes(`endDate=${date}`), `${search} ${date}`);
    }
    const [streak] = await data(`streaks${search}`);
    assert.ok(text.includes(`${streak.days} days in a row`), search);
    const songs = await data(`tracks-by-month${search}`);
    const most = songs.filter(({ plays }: { plays: number }) => plays >= 3);
    assert.equal(html.match(/class="month"/g)?.length ?? 0, most.length, search);
    assert.ok(most.length > 0 && most.length <= songs.length);
  }
});

test("filters of some plays say so, and have no picture", async () => {
  const { text, html } = await page("/moments?platform=ios");
  assert.match(text, /of these plays was/);
  assert.doesNotMatch(html, /\/share\//);
  const range = await page("/moments?startDate=2023-01-01&endDate=2023-12-31");
  assert.match(range.text, /play in 2023 was/);
  assert.doesNotMatch(range.html, /\/share\/moment/);
  assert.match((await page("/moments")).html, /href="\/share\/moment\/500"/);
});

test("a range without a play says so; what is no filter of it is a 400", async () => {
  assert.match(
    (await page("/moments?startDate=1999-01-01&endDate=1999-12-31")).text,
    /Nothing was/,
  );
  await page("/moments?metric=x", 400);
});

test("the overview and the year lead there", async () => {
  assert.match((await page("/")).html, /href="\/moments"[^>]*>All moments</);
  assert.match(
    (await page("/year/2023")).html,
    /href="\/moments\?startDate=2023-01-01&amp;endDate/,
  );
});

Deno.test("/moments with one play, and with none: no claim that it cannot carry", async () => {
  const [play] = history.plays.filter(({ track_name }) => track_name !== null);
  assert.ok(play !== undefined);
  {
    await using _ = await withData({ ...EMPTY, plays: [play] });
    const { text, html } = await page("/moments");
    assert.match(text, /It began with/);
    assert.match(text, /No two days in a row/);
    assert.match(text, /No track was played 3 times in a month/);
    assert.match(text, /It takes a year to forget a song/);
    assert.match(text, /No release years yet/);
    assert.doesNotMatch(html, /\/share\/moment\/(streak|age|comeback)/);
    const overview = await page("/");
    assert.doesNotMatch(overview.text, /listening age|longest streak/);
  }
  await using _ = await withData(EMPTY);
  assert.match((await page("/moments")).text, /Not a single play yet/);
});

Deno.test("/moments: a listening age needs a hundred plays with a known release year", async () => {
  const plays = Array.from(
    { length: 240 },
    (_, at) =>
      playAt(Date.parse("2024-02-01T12:00:00Z") + at * 3_600_000, {
        track_name: `Track ${at % 4}`,
        spotify_track_uri: `spotify:track:${at % 4}`,
      }),
  );
  const tracks = [1994, 1996, 2020].map((release_year, at) => ({
    ...{ spotify_track_uri: `spotify:track:${at}`, release_year, popularity: null },
  }));
  for (
    const [count, said] of [
      [240, /Your listening age is 48 67.% of the hours with a known release year/],
      [100, /Too few plays with known release years/],
    ] as const
  ) {
    await using _ = await withData({ ...EMPTY, plays: plays.slice(0, count), tracks });
    assert.match((await page("/moments")).text, said);
  }
  // Two thirds of the plays have none.
  await using _ = await withData({ ...EMPTY, plays, tracks: tracks.slice(0, 1) });
  assert.match(
    (await page("/moments")).text,
    /Too few plays with known|Release years are known for/,
  );
});
