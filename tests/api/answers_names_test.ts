/** Answers about what, held against plain computations over the same plays. */
import assert from "node:assert/strict";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import {
  artistOf,
  distinct,
  groups,
  history,
  hours,
  namesOf,
  near,
  ranked,
  select,
  storeOfFile,
  trackOf,
} from "../support/answers.ts";

const store = storeOfFile();

Deno.test("answers: habits", async () => {
  for (const filters of [{}, { startDate: "2023-02-11", endDate: "2023-09-17" }]) {
    const records = [
      ...select(filters),
      ...history.setAside.filter(({ reason, date }) =>
        reason === "short" && date >= (filters.startDate ?? "") &&
        date <= (filters.endDate ?? "9")
      ),
    ];
    const { data } = await store().query(QUESTIONS.habits, filters);
    const all = data.find(({ part }) => part === "all");
    const known = records.filter(({ skipped }) => skipped !== null);
    assert.equal(all?.records, records.length);
    assert.equal(
      all?.skip_share,
      Math.round(known.filter(({ skipped }) => skipped).length * 10_000 / known.length) / 10_000,
    );
    for (const platform of ["ios", "android", null]) {
      const row = data.find(({ part, name }) => part === "platform" && name === platform);
      assert.equal(row?.records, records.filter((record) => record.platform === platform).length);
    }
  }
});

Deno.test("answers: podcasts", async () => {
  const { data: shows } = await store().query(QUESTIONS.podcasts, {
    metric: "hours",
    limit: 100,
  });
  assert.equal(
    shows.reduce((sum, show) => sum + show.plays, 0),
    history.setAside.filter(({ reason }) => reason === "podcast").length,
  );
  const { data: podcasts } = await store().query(QUESTIONS["podcast-summary"], {});
  const records = history.setAside.filter(({ reason }) => reason === "podcast");
  assert.deepEqual(
    [podcasts.total_plays, podcasts.shows, podcasts.episodes, podcasts.total_hours],
    [
      records.length,
      distinct(records, ({ artist_name }) => artist_name ?? undefined),
      distinct(records, trackOf),
      hours(records),
    ],
  );
});

Deno.test("answers: firsts", async () => {
  const { data: firsts } = await store().query(QUESTIONS.firsts, { limit: 100 });
  assert.deepEqual(
    firsts.map(({ artist_name, first_played_at }) => [artist_name, first_played_at]).reverse(),
    [...namesOf(history.plays, artistOf)].map((name) => [
      name,
      history.plays.find(({ artist_name }) => artist_name === name)?.played_at,
    ]),
  );
});

Deno.test("answers: concentration and ranking", async () => {
  const { data: top } = await store().query(QUESTIONS.concentration, {});
  const named = history.plays.filter(({ artist_name }) => artist_name !== null);
  near(top[2]?.hours_share ?? 0, hours(named) / hours(history.plays), 0.0001);
  const { data: [first] } = await store().query(QUESTIONS.ranking, { kind: "artist" });
  near(first?.hours_share ?? 0, (top[0]?.hours ?? 0) / hours(history.plays), 0.0001);
  assert.equal(
    top[0]?.hours,
    Math.max(...groups(history.plays, artistOf).map(([, of]) => hours(of))),
  );
});

Deno.test("answers: artist", async () => {
  for (const [name, plays] of groups(history.plays, artistOf)) {
    const { data } = await store().query(QUESTIONS.artist, { artist: name });
    assert.deepEqual(
      [data.totals?.hours, data.totals?.plays, data.totals?.unique_tracks, data.rank?.by_hours],
      [
        hours(plays),
        plays.length,
        distinct(plays, trackOf),
        ranked(groups(history.plays, artistOf), "hours").findIndex(([other]) => other === name) +
        1,
      ],
    );
    const days = [...new Set(plays.map(({ date }) => date))].sort();
    const gaps = days.slice(1).map((day, at) =>
      Temporal.PlainDate.from(days[at] ?? day).until(day).days
    );
    assert.equal(data.longest_absence?.days ?? 0, Math.max(1, ...gaps) - 1);
    assert.equal(data.months.reduce((sum, month) => sum + month.plays, 0), plays.length);
    assert.deepEqual(
      data.years.map(({ year, plays }) => [year, plays]),
      groups(plays, ({ year }) => String(year)).map(([year, of]) => [Number(year), of.length]),
    );
  }
});

Deno.test("answers: album", async () => {
  const titled = history.plays.filter(({ artist_name, album_name }) => artist_name && album_name);
  for (
    const [key, plays] of groups(titled, (play) => `${play.artist_name}\u0001${play.album_name}`)
  ) {
    const [artist = "", album = ""] = key.split("\u0001");
    const { data } = await store().query(QUESTIONS.album, { artist, album });
    assert.equal(data.totals?.plays, plays.length);
    assert.equal(data.tracks.length, distinct(plays, trackOf));
  }
});

Deno.test("answers: track", async () => {
  for (const [key, plays] of groups(history.plays, trackOf)) {
    const uri = plays.find(({ spotify_track_uri }) => spotify_track_uri)?.spotify_track_uri;
    if (uri === undefined || uri === null) continue;
    const { data } = await store().query(QUESTIONS.track, { uri });
    assert.equal(data.totals?.plays, plays.length, key);
    assert.equal(data.totals?.hours, hours(plays));
  }
});

Deno.test("answers: year", async () => {
  const { data } = await store().query(QUESTIONS.year, { year: 2023 });
  const plays = history.plays.filter(({ year }) => year === 2023);
  const earlier = history.plays.filter(({ year }) => year < 2023);
  const old = namesOf(earlier, trackOf);
  assert.deepEqual(
    [
      data.totals?.plays,
      data.totals?.unique_tracks,
      data.totals?.new_tracks,
      data.previous?.plays,
    ],
    [
      plays.length,
      distinct(plays, trackOf),
      namesOf(plays, trackOf).difference(old).size,
      earlier.filter(({ year }) => year === 2022).length,
    ],
  );
  assert.equal(data.heatmap.reduce((sum, cell) => sum + cell.plays, 0), plays.length);
});
