/** Moments worth telling, on both engines held against plain computations over the same plays. */
import assert from "node:assert/strict";
import type { Filters } from "../../lib/queries/filters/params.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import {
  compare,
  groups,
  hours,
  RANGES,
  select,
  storeOfFile,
  trackOf,
} from "../support/answers.ts";
import { EMPTY, type HistoryRow, type HistoryTrack, writeHistory } from "../support/history.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { playAt } from "../support/plays.ts";
import { startPostgres } from "../support/postgres_server.ts";

const store = storeOfFile();

for (const filters of RANGES) {
  const named = JSON.stringify(filters);

  Deno.test(`answers to ${named}: milestones`, async () => {
    const plays = select(filters);
    const { data } = await store().query(QUESTIONS.milestones, filters);
    assert.deepEqual(
      data.map(({ number, played_at, date, track_name, artist_name }) => [
        ...[number, played_at, date, track_name, artist_name],
      ]),
      [1, 100, 500, 1000, 5000].filter((number) => number <= plays.length).map((number) => {
        const play = plays[number - 1];
        return [number, play?.played_at, play?.date, play?.track_name, play?.artist_name];
      }),
    );
  });

  Deno.test(`answers to ${named}: the track of each month`, async () => {
    const plays = select(filters);
    for (const metric of ["hours", "plays"] as const) {
      const { data } = await store().query(QUESTIONS["tracks-by-month"], { ...filters, metric });
      assert.deepEqual(
        data.map((row) => [row.year_month, row.artist_name, row.track_name, row.hours, row.plays]),
        trackByMonth(plays, metric),
      );
    }
  });
}

/** The best track of each month, by going through all of its tracks. */
function trackByMonth(plays: readonly HistoryRow[], metric: "hours" | "plays") {
  const sum = (of: readonly HistoryRow[]) => of.reduce((ms, play) => ms + play.ms_played, 0);
  return groups(plays, ({ year_month }) => year_month).flatMap(([month, of]) => {
    let best: [string, HistoryRow[]] | undefined;
    for (const [name, its] of groups(of, trackOf)) {
      const [byMs, byPlays] = [
        sum(its) - sum(best?.[1] ?? []),
        its.length - (best?.[1].length ?? 0),
      ];
      const [artist = "", track = ""] = name.split("\u0001");
      const [bestArtist = "", bestTrack = ""] = best?.[0].split("\u0001") ?? [];
      const byName = compare(bestTrack, track) || compare(bestArtist, artist);
      const ahead = (metric === "hours" ? byMs || byPlays : byPlays || byMs) || byName;
      if (best === undefined || ahead > 0) best = [name, its];
    }
    if (best === undefined) return [];
    const [name, its] = best;
    return [[month, ...name.split("\u0001"), hours(its), its.length]];
  });
}

/** Nine years of a few tracks that come and go; each came out in a year of its own. */
function yearsOfTracks(): { plays: HistoryRow[]; tracks: HistoryTrack[] } {
  let seed = 11;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const plays: HistoryRow[] = [];
  let at = Date.parse("2014-05-02T20:00:00Z");
  for (let count = 0; count < 1100; count++) {
    at += Math.round(random() * 5 * 86_400_000);
    // A track is in fashion for a while, and again years later.
    const year = Math.floor((at - Date.parse("2014-01-01")) / 86_400_000 / 365);
    const track = Math.floor(random() * 6) + 6 * (year % 3);
    plays.push(playAt(at, {
      track_name: `Track ${track}`,
      artist_name: track % 4 === 0 ? null : `Artist ${track % 3}`,
      ms_played: 60_000 + Math.floor(random() * 200) * 1000,
      spotify_track_uri: `spotify:track:${track}`,
      platform: random() < 0.5 ? "ios" : "desktop",
    }));
  }
  const tracks = Array.from({ length: 18 }, (_, track) => ({
    spotify_track_uri: `spotify:track:${track}`,
    release_year: track === 5 ? null : 1970 + (track * 7) % 48,
    popularity: null,
  }));
  return { plays, tracks };
}

const SOME: Filters[] = [
  {},
  { platform: "ios" },
  { startDate: "2019-01-01" },
  { startDate: "2016-06-01", endDate: "2018-05-31", platform: "desktop" },
  { artist: "Artist 1" },
  { startDate: "1999-01-01", endDate: "1999-12-31" },
];

Deno.test("answers of nine years: what was forgotten and came back", async () => {
  const { plays, tracks } = yearsOfTracks();
  await withStores(plays, tracks, async (store) => {
    let found = 0;
    for (const filters of SOME) {
      const { data } = await store.query(QUESTIONS.comebacks, { ...filters, limit: 100 });
      const expected = comebacksOf(plays, filters);
      assert.deepEqual(data.map(Object.values), expected, JSON.stringify(filters));
      found += data.length;
    }
    assert.ok(found > 10, `${found} came back`);
  });
});

/** Every pause of every track is looked at, day by day as days are counted by hand. */
function comebacksOf(plays: readonly HistoryRow[], filters: Filters) {
  const rows = groups(plays, trackOf).flatMap(([name, of]) => {
    const returns = of.flatMap((play, at) => {
      const before = of[at - 1];
      if (before === undefined || at < 5 || of.length - at < 5) return [];
      const days = (Date.parse(play.date) - Date.parse(before.date)) / 86_400_000 - 1;
      const since = of.slice(at);
      return days >= 365 && isAmong(play, filters)
        ? [{ days, last: before.date, back: play.date, at, since }]
        : [];
    });
    const [longest] = returns.toSorted((a, b) => b.days - a.days);
    const [artist = "", track = ""] = name.split("\u0001");
    return longest === undefined ? [] : [{ artist, track, ...longest }];
  });
  return rows.toSorted((a, b) =>
    b.days - a.days || b.since.length - a.since.length || compare(a.track, b.track) ||
    compare(a.artist, b.artist)
  ).map(({ artist, track, last, back, days, at, since }) => [
    ...[track, artist, last, back, days, at, since.length, hours(since)],
    `spotify:track:${track.slice("Track ".length)}`,
  ]);
}

function isAmong(play: HistoryRow, { startDate, endDate, platform, artist }: Filters): boolean {
  return (startDate === undefined || play.date >= startDate) &&
    (endDate === undefined || play.date <= endDate) &&
    (platform === undefined || play.platform === platform) &&
    (artist === undefined || play.artist_name === artist);
}

Deno.test("answers of nine years: listening age", async () => {
  const { plays, tracks } = yearsOfTracks();
  await withStores(plays, tracks, async (store) => {
    for (const filters of SOME) {
      for (const metric of ["hours", "plays"] as const) {
        const { data } = await store.query(QUESTIONS["listening-age"], { ...filters, metric });
        const chosen = plays.filter((play) => isAmong(play, filters));
        assert.deepEqual({ ...data }, ageOf(chosen, tracks, metric), JSON.stringify(filters));
      }
    }
  });
});

/** Every stretch of five years is summed up on its own. */
function ageOf(
  plays: readonly HistoryRow[],
  tracks: readonly HistoryTrack[],
  metric: "hours" | "plays",
) {
  const yearOf = (play: HistoryRow) =>
    tracks.find((track) => track.spotify_track_uri === play.spotify_track_uri)?.release_year ??
      null;
  const known = plays.filter((play) => yearOf(play) !== null);
  const now = Math.max(...plays.map(({ year }) => year));
  const spans = known.length === 0 ? [] : Array.from({ length: now - 1900 }, (_, at) => {
    const to = now - at;
    const of = known.filter((play) => (yearOf(play) ?? 0) >= to - 4 && (yearOf(play) ?? 0) <= to);
    return { to, of, value: metric === "plays" ? of.length : hours(of) };
  });
  const best = Math.max(...spans.map(({ value }) => value));
  // Of equal stretches the one whose last year has something, and of these the latest.
  const span = spans.find(({ value, to, of }) =>
    value === best && of.some((play) => yearOf(play) === to)
  );
  return {
    age: span === undefined ? null : now - (span.to - 2) + 18,
    from_year: span === undefined ? null : span.to - 4,
    to_year: span?.to ?? null,
    as_of_year: plays.length === 0 ? null : now,
    span_hours: hours(span?.of ?? []),
    span_plays: span?.of.length ?? 0,
    known_hours: hours(known),
    known_plays: known.length,
    all_hours: hours(plays),
    all_plays: plays.length,
  };
}

/** Asks both engines. */
async function withStores(
  plays: readonly HistoryRow[],
  tracks: readonly HistoryTrack[],
  ask: (store: Store) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  await writeHistory(path, { ...EMPTY, plays, tracks });
  await using server = await startPostgres();
  try {
    const url = await server.freshDatabase();
    await loadPostgres(url, path);
    for (const postgresUrl of ["", url]) {
      const store = await openStore({ dataDir: folder, postgresUrl });
      try {
        await ask(store);
      } finally {
        await store.close();
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
