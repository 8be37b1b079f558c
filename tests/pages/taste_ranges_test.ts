/** `/taste` of a range: every card is about the days that were chosen, and about no others. */
import assert from "node:assert/strict";
import { card, type CardText, plain } from "../support/cards.ts";
import { EMPTY, type HistoryRow } from "../support/history.ts";
import { playAt, type PlayFields } from "../support/plays.ts";
import { ask, withData } from "../support/site.ts";

/** As many plays of three minutes on each of some days, at noon. */
function playsOf(from: string, days: number, count: number, fields: PlayFields): HistoryRow[] {
  return Array.from({ length: days * count }, (_, at) => {
    const day = Temporal.PlainDate.from(from).add({ days: Math.floor(at / count) });
    const minute = String(at % count * 4 % 60).padStart(2, "0");
    const hour = String(17 + Math.floor(at % count * 4 / 60)).padStart(2, "0");
    return playAt(`${day}T${hour}:${minute}:00Z`, fields);
  });
}

const named = (artist: string, at: number): PlayFields => ({
  artist_name: artist,
  track_name: `Song of ${artist}`,
  spotify_track_uri: `spotify:track:${String(at).padStart(22, "0")}`,
});

/** Snow leads all time and has no play in February; Rain has its first half, Sun its second. */
const history = {
  ...EMPTY,
  plays: [
    ...playsOf("2023-01-01", 200, 4, named("Snow", 1)),
    ...playsOf("2024-02-01", 14, 12, named("Rain", 2)),
    ...playsOf("2024-02-15", 10, 6, named("Sun", 3)),
  ],
  artists: [
    { artist_name: "Snow", genres: "folk" },
    { artist_name: "Rain", genres: "rock" },
    { artist_name: "Sun", genres: "jazz" },
  ],
  tracks: [1, 2, 3].map((at) => ({
    spotify_track_uri: `spotify:track:${String(at).padStart(22, "0")}`,
    release_year: 1969 + at * 10,
    popularity: at * 20,
  })),
  broad: new Map([["folk", "folk"], ["rock", "rock"], ["jazz", "jazz"]]),
};

async function cards(search: string): Promise<(id: string) => CardText> {
  const html = await (await ask(`/taste?${search}`)).text();
  return (id) => card(html, id);
}

const LATE = "startDate=2024-02-15&endDate=2024-02-20&metric=plays";

Deno.test("taste of days within a month: genres and decades are of those days alone", async () => {
  await using _ = await withData(history);
  const of = await cards(LATE);
  for (const [id, name] of [["genres", "jazz"], ["decades", "1990s"]] as const) {
    const { columns, rows } = of(id);
    assert.deepEqual(rows.map((row) => row.slice(1, 2)), [["36"]], id);
    assert.equal(columns[1], name);
    assert.ok(!columns.some((column) => ["rock", "folk", "1980s", "1970s"].includes(column)), id);
  }
  assert.match(of("genres").finding, /^Jazz makes up (all|100 %)/);
  assert.match(of("decades").finding, /1990s/);
});

Deno.test("taste of days within a month: years, popularity and shares are of those days", async () => {
  await using _ = await withData(history);
  const of = await cards(LATE);
  assert.deepEqual(of("years").rows.map((row) => [row[0], row[2]]), [["1999", "36"]]);
  assert.deepEqual(of("popularity").rows.map((row) => row[2]), ["36"]);
  assert.deepEqual(of("concentration").rows.map((row) => row[2]), ["36"]);
});

Deno.test("taste of a range over parts of months: a month counts for its days in the range", async () => {
  await using _ = await withData(history);
  const range = "startDate=2023-07-10&endDate=2024-02-10";
  const of = await cards(`${range}&metric=plays`);
  const { columns, rows } = of("genres");
  const sums = columns.slice(1).map((name, at) => [
    name,
    rows.reduce((sum, row) => sum + Number(row[at + 1] ?? 0), 0),
  ]);
  // 200 days from 1 January end on 19 July.
  assert.deepEqual(Object.fromEntries(sums), { rock: 120, folk: 40, "everything else": 0 });
  const [rate] = (await (await ask(`/api/discovery-rate?${range}`)).json()).data;
  assert.deepEqual([rate.year_month, rate.plays], ["2023-07", 40]);
  assert.match(
    of("discovery").finding,
    /75 % of your plays went to tracks first played that month/,
  );
});

Deno.test("taste of a range: the race is of the range, from its first day", async () => {
  await using _ = await withData(history);
  for (const [race, first] of [["artists", "Sun"], ["genres", "Jazz"]]) {
    const { finding, text, rows } = (await cards(`${LATE}&race=${race}`))("race");
    assert.equal(finding, `${first} is first`);
    assert.deepEqual(rows.map((row) => row[2]), ["36"]);
    assert.ok(text.includes("added up since 15 February 2024"), text);
    assert.doesNotMatch(text, /Snow|Rain|[Ff]olk|[Rr]ock/);
  }
  const whole = plain(await (await ask("/taste?metric=plays")).text());
  assert.match(whole, /Snow led all along/);
});
