/** Every artist credited: counted play by play, beside what the questions say. */
import assert from "node:assert/strict";
import { creditedIn } from "../support/credited.ts";
import { type History, type HistoryRow, makeHistory } from "../support/history.ts";
import { ask, readable, withData } from "../support/site.ts";

const data = async (path: string) => {
  const response = await ask(`/api/${path}`);
  assert.equal(response.status, 200, path);
  return (await response.json()).data;
};
const part = encodeURIComponent;

/** A small history of five kinds of credits. */
function smallHistory(): History {
  const [first] = makeHistory(60).plays;
  assert.ok(first !== undefined);
  const play = (artist_name: string, track_name: string, id: string | null): HistoryRow => ({
    ...first,
    artist_name,
    track_name,
    album_name: "Album",
    ms_played: 3_600_000,
    spotify_track_uri: id === null ? null : `spotify:track:${id}`,
  });
  const credit = (id: string, names: string[]) =>
    names.map((artist_name, at) => ({
      spotify_track_uri: `spotify:track:${id}`,
      position: at + 1,
      artist_name,
      spotify_artist_id: artist_name === "New Name" ? "the same id" : artist_name,
    }));
  return {
    plays: [
      play("Main", "Duet", "duet"),
      play("Main", "Duet", "duet"),
      play("Main", "Alone", "alone"),
      play("Main", "Unknown", null),
      { ...play("Main", "", null), track_name: null },
      play("Various Artists", "Hit", "hit"),
      play("Various Artists", "Nobody Knows", "nobody"),
      play("Old Name", "Song", "song"),
    ],
    setAside: [],
    artists: [{ artist_name: "Old Name", genres: "", spotify_artist_id: "the same id" }],
    tracks: [],
    broad: new Map(),
    credits: [
      ...credit("duet", ["Main", "Guest"]),
      ...credit("alone", ["Main"]),
      ...credit("hit", ["Guest", "Only Here"]),
      ...credit("song", ["New Name"]),
    ],
  };
}

Deno.test("credit=all: guests count, compilations dissolve, a new name is no one else, and no title no one", async () => {
  await using _ = await withData(smallHistory());
  const hours = async (path: string) =>
    Object.fromEntries(
      (await data(path)).map((row: { artist_name: string; hours: number }) => [
        row.artist_name,
        row.hours,
      ]),
    );
  const album = { "Main": 5, "Various Artists": 2, "Old Name": 1 };
  const all = { "Main": 4, "Guest": 3, "Old Name": 1, "Only Here": 1, "Various Artists": 1 };
  assert.deepEqual(await hours("top-artists"), album);
  assert.deepEqual(await hours("top-artists?credit=album"), album);
  assert.deepEqual(await hours("top-artists?credit=all"), all);
  const { totals, top_tracks, rank } = await data("artist/Guest?credit=all");
  assert.deepEqual([totals.hours, totals.plays, totals.unique_tracks], [3, 3, 2]);
  assert.deepEqual(
    top_tracks.map(({ track_name }: { track_name: string }) => track_name),
    ["Duet", "Hit"],
  );
  assert.deepEqual(rank, { by_hours: 2, by_plays: 2, artists: 5, all_hours: 8 });
  assert.equal((await ask("/api/artist/Guest")).status, 404);
  assert.deepEqual(await data("credits"), { tracks: 2, artists: 3, added_artists: 2 });
});

Deno.test("credit=all: pages offer the choice, keep it, and say what it means", async () => {
  await using _ = await withData(smallHistory());
  const html = async (path: string) => await (await ask(path)).text();
  const artists = await html("/artists");
  assert.match(artists, /<a href="\/artists\?credit=all"[^>]*>Every artist credited/);
  const all = await html("/artists?credit=all");
  assert.match(all, /href="\/artist\/Guest\?credit=all"/);
  assert.match(readable(all), /counts for every artist credited/);
  const guest = await html("/artist/Guest?credit=all");
  assert.match(readable(guest), /3 plays/);
  assert.doesNotMatch(guest, /href="\/artist\/Guest"/);
  assert.match(await html("/artist/Main?credit=all"), /<a href="\/artist\/Main"[^>]*>Album artist/);
  assert.match(readable(await html("/data")), /that changes 2 tracks/);
});

Deno.test("credit=all: every page says that it counts so, or that it has no meaning there", async () => {
  await using _ = await withData(makeHistory(300));
  const html = async (path: string) => readable(await (await ask(path)).text());
  for (const path of ["/", "/taste", "/habits", "/history", "/year/2023"]) {
    assert.match(await html(`${path}?credit=all`), /counting every artist credited/, path);
  }
  for (const path of ["/habits", "/podcasts", "/search?q=a", "/data"]) {
    const asked = `${path}${path.includes("?") ? "&" : "?"}credit=all`;
    assert.match(
      await html(asked),
      /“counting every artist credited” doesn’t apply here and is ignored/,
      path,
    );
    assert.doesNotMatch(await html(path), /every artist credited” doesn’t apply/, path);
  }
  assert.match(
    await html("/taste?credit=all"),
    /Genres count each play once, for the album artist/,
  );
  assert.doesNotMatch(await html("/taste"), /Genres count each play once/);
});

Deno.test("taste: the race of genres says how much they are known for and from whom", async () => {
  await using _ = await withData(makeHistory(300));
  const race = (html: string) =>
    html.slice(0, html.indexOf("</section>", html.indexOf("race-hero")));
  const genres = race(await (await ask("/taste?race=genres")).text());
  assert.match(readable(genres), /Genres are known for/);
  assert.doesNotMatch(readable(race(await (await ask("/taste")).text())), /Genres are known for/);
});

/** Hours of each artist, counted play by play. */
function counted(history: History, counts: (play: HistoryRow) => boolean): Map<string, number> {
  const credited = creditedIn(history);
  const totals = new Map<string, number>();
  for (const play of history.plays.filter(counts)) {
    for (const name of credited(play)) {
      totals.set(name, (totals.get(name) ?? 0) + play.ms_played);
    }
  }
  return totals;
}

Deno.test("credit=all: what is counted play by play is what the rankings say", async () => {
  const history = makeHistory(900);
  await using _ = await withData(history);
  const cases: [string, (play: HistoryRow) => boolean][] = [
    ["", () => true],
    ["startDate=2023-01-01&endDate=2023-12-31", ({ year }) => year === 2023],
    [
      "startDate=2023-02-11&endDate=2024-01-17",
      ({ date }) => date >= "2023-02-11" && date <= "2024-01-17",
    ],
    ["platform=ios", ({ platform }) => platform === "ios"],
    [
      "country=DE&startDate=2023-02-11",
      ({ country, date }) => country === "DE" && date >= "2023-02-11",
    ],
  ];
  for (const [search, counts] of cases) {
    const expected = [...counted(history, counts)]
      .map(([name, ms]) => [name, Math.round(ms / 360) / 10_000]);
    const rows = await data(`ranking?credit=all&limit=100&${search}`);
    const found = rows.map((row: { name: string; hours: number }) => [row.name, row.hours]);
    assert.deepEqual(found.toSorted(), expected.toSorted(), search);
    for (const [name, hours] of expected) {
      const { totals } = await data(`artist/${part(String(name))}?credit=all&${search}`);
      assert.equal(totals.hours, hours, `${name} ${search}`);
    }
    const ids = rows.map(({ id }: { id: string }) => id).join();
    const years = await data(`interest?credit=all&granularity=year&ids=${ids}&${search}`);
    const sums = Map.groupBy(
      years,
      ({ name }: { name: string; hours: number }) => name,
    );
    for (const [name, hours] of expected) {
      const sum = (sums.get(String(name)) ?? []).reduce((all, row) => all + row.hours, 0);
      assert.ok(Math.abs(sum - Number(hours)) < 0.001, `${name} ${search}`);
    }
  }
});
