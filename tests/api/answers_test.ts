/** The answers held against plain computations over the same plays. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Filters } from "../../lib/queries/filters/params.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore } from "../../lib/queries/store.ts";
import { type HistoryRow, makeHistory, writeHistory } from "../support/history.ts";

/** What has no title is no track, what has no artist's name is no artist's. */
const trackOf = ({ artist_name, track_name }: HistoryRow) =>
  track_name === null ? undefined : `${artist_name ?? ""}\u0001${track_name}`;
const artistOf = ({ artist_name }: HistoryRow) => artist_name ?? undefined;
type Named = (play: HistoryRow) => string | undefined;
const hours = (plays: readonly HistoryRow[]) =>
  Math.round(plays.reduce((sum, play) => sum + play.ms_played, 0) / 360) / 10_000;
const namesOf = (plays: readonly HistoryRow[], of: Named) =>
  new Set(plays.map(of).filter((name) => name !== undefined));
const distinct = (plays: readonly HistoryRow[], of: Named) => namesOf(plays, of).size;
const groups = (plays: readonly HistoryRow[], of: Named): [string, HistoryRow[]][] =>
  [...Map.groupBy(plays, of)].flatMap(([name, plays]): [string, HistoryRow[]][] =>
    name === undefined ? [] : [[name, plays]]
  ).sort(([a], [b]) => compare(a, b));
const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const RANGES: Filters[] = [
  {},
  { startDate: "2023-02-11", endDate: "2023-09-17" },
  { startDate: "2023-03-12", endDate: "2023-03-12" },
  { startDate: "1999-01-01", endDate: "1999-12-31" },
  { platform: "ios" },
  { platform: "android", startDate: "2023-02-11", endDate: "2023-09-17" },
  { country: "DE", startDate: "2023-03-08" },
  { country: "CA", platform: "desktop", startDate: "2023-02-11" },
  { artist: "AC/DC", startDate: "2023-02-11" },
  { country: "CA", track: "One", endDate: "2023-10-03" },
  { album: "50% _ more" },
];

Deno.test("answers: are what plain computations give", async (test) => {
  const folder = await Deno.makeTempDir();
  const history = makeHistory();
  await writeHistory(`${folder}/spotify.duckdb`, history);
  const store = await openStore({ dataDir: folder, postgresUrl: "" });

  const select = (filters: Filters) =>
    history.plays.filter((play) =>
      (filters.startDate === undefined || play.date >= filters.startDate) &&
      (filters.endDate === undefined || play.date <= filters.endDate) &&
      (filters.artist === undefined || play.artist_name === filters.artist) &&
      (filters.album === undefined || play.album_name === filters.album) &&
      (filters.track === undefined || play.track_name === filters.track) &&
      (filters.platform === undefined || play.platform === filters.platform) &&
      (filters.country === undefined || play.country === filters.country)
    );

  const genresOf = (artist: string | null) =>
    (history.artists.find(({ artist_name }) => artist_name === artist)?.genres ?? "")
      .split(",").map((genre) => genre.trim()).filter((genre) => genre !== "");

  for (const filters of RANGES) {
    await test.step(JSON.stringify(filters), async () => {
      const plays = select(filters);
      assert.deepEqual((await store.query(QUESTIONS.summary, filters)).data, {
        total_hours: hours(plays),
        total_plays: plays.length,
        unique_tracks: distinct(plays, trackOf),
        unique_artists: distinct(plays, artistOf),
        first_played_at: plays.at(0)?.played_at ?? null,
        last_played_at: plays.at(-1)?.played_at ?? null,
        min_date: history.plays.map(({ date }) => date).sort().at(0),
        max_date: history.plays.map(({ date }) => date).sort().at(-1),
      });
      for (const granularity of ["day", "week", "month", "year"] as const) {
        const { data } = await store.query(QUESTIONS.trends, { ...filters, granularity });
        assert.deepEqual(
          data,
          groups(plays, (play) => periodOf(play, granularity)).map(([period, of]) => ({
            period,
            granularity,
            start_date: of.map(({ date }) => date).sort()[0],
            hours: hours(of),
            plays: of.length,
            unique_tracks: distinct(of, trackOf),
            unique_artists: distinct(of, artistOf),
          })),
        );
      }
      for (const metric of ["hours", "plays"] as const) {
        const { data } = await store.query(QUESTIONS["top-tracks"], {
          ...filters,
          metric,
          limit: 7,
        });
        assert.deepEqual(
          data.map((
            { track_name, artist_name, hours, plays },
          ) => [artist_name, track_name, hours, plays]),
          ranked(groups(plays, trackOf), metric).slice(0, 7).map(([key, of]) => [
            ...key.split("\u0001"),
            hours(of),
            of.length,
          ]),
        );
        const artists = await store.query(QUESTIONS["top-artists"], {
          ...filters,
          metric,
          limit: 5,
        });
        const expected = ranked(groups(plays, artistOf), metric).slice(0, 5);
        assert.deepEqual(
          artists.data.map((
            { artist_name, hours, plays, top_track_name },
          ) => [artist_name, hours, plays, top_track_name]),
          expected.map(([name, of]) => [
            name,
            hours(of),
            of.length,
            ranked(groups(of, trackOf), metric)[0]?.[0].split("\u0001")[1] ?? null,
          ]),
        );
      }
      assert.deepEqual(
        (await store.query(QUESTIONS.heatmap, filters)).data.map(Object.values),
        groups(plays, ({ dow, hour }) => `${dow}${String(hour).padStart(2, "0")}`).map(([, of]) => [
          of[0]?.dow,
          of[0]?.hour,
          hours(of),
          of.length,
        ]),
      );
      assert.deepEqual(
        (await store.query(QUESTIONS.calendar, filters)).data.map(Object.values),
        groups(plays, ({ date }) => date).map(([date, of]) => [date, hours(of), of.length]),
      );
      const { data: genres } = await store.query(QUESTIONS.genres, {
        ...filters,
        limit: 100,
      });
      const known = plays.filter((play) => genresOf(play.artist_name).length > 0);
      near(genres.reduce((sum, genre) => sum + genre.hours, 0), hours(known), 0.01);
      near(genres.reduce((sum, genre) => sum + genre.plays, 0), known.length, 1e-6);
      for (const { genre, plays: found } of genres) {
        const expected = known.filter((play) => genresOf(play.artist_name).includes(genre))
          .reduce((sum, play) => sum + 1 / genresOf(play.artist_name).length, 0);
        near(found, expected, 0.02);
      }
    });
  }

  await test.step("discovery-rate", async () => {
    const debut = new Map<string, string>();
    for (const [track, plays] of groups(history.plays, trackOf)) {
      debut.set(track, plays.map(({ year_month }) => year_month).sort()[0] ?? "");
    }
    const share = (part: number, all: number) => Math.round(part * 10_000 / all) / 10_000;
    const sum = (plays: readonly HistoryRow[]) =>
      plays.reduce((sum, play) => sum + play.ms_played, 0);
    assert.deepEqual(
      (await store.query(QUESTIONS["discovery-rate"], {})).data.map(Object.values),
      groups(history.plays, ({ year_month }) => year_month).map(([month, of]) => {
        const fresh = of.filter((play) => debut.get(trackOf(play) ?? "") === month);
        return [
          month,
          share(sum(fresh), sum(of)),
          share(fresh.length, of.length),
          ...[hours(of), of.length, hours(fresh), fresh.length],
        ];
      }),
    );
  });

  await test.step("streaks", async () => {
    const days = [...new Set(history.plays.map(({ date }) => date))].sort();
    const runs: string[][] = [];
    for (const day of days) {
      const last = runs.at(-1)?.at(-1);
      const next = last === undefined
        ? ""
        : Temporal.PlainDate.from(last).add({ days: 1 }).toString();
      if (next === day) runs.at(-1)?.push(day);
      else runs.push([day]);
    }
    const { data } = await store.query(QUESTIONS.streaks, { limit: 100 });
    assert.deepEqual(
      data.slice(0, runs.length).map((
        { start_date, end_date, days },
      ) => [start_date, end_date, days]),
      runs.map((run) => [run[0], run.at(-1), run.length] as const)
        .sort((a, b) => b[2] - a[2] || compare(b[0] ?? "", a[0] ?? "")).slice(0, data.length),
    );
    assert.equal(data.filter(({ is_current }) => is_current).length, 1);
  });

  await test.step("sessions", async () => {
    const runs: HistoryRow[][] = [];
    for (const play of history.plays) {
      const last = runs.at(-1)?.at(-1);
      const gap = last === undefined ? Infinity : utc(play) - play.ms_played - utc(last);
      if (gap > 30 * 60_000) runs.push([play]);
      else runs.at(-1)?.push(play);
    }
    const { data } = await store.query(QUESTIONS["sessions-by-month"], {});
    assert.deepEqual(
      data.map((month) => [month.year_month, month.sessions, month.days, month.hours]),
      groups(history.plays, ({ year_month }) => year_month).map(([month, of]) => {
        // A session counts whole in the month of its first play.
        const begun = runs.filter(([first]) => first?.year_month === month);
        return [month, begun.length, distinct(of, ({ date }) => date), hours(begun.flat())];
      }),
    );
    const day = { startDate: "2023-03-12", endDate: "2023-03-12" };
    const onDay = await store.query(QUESTIONS.sessions, { ...day, limit: 100 });
    assert.deepEqual(
      onDay.data.map(({ hours }) => hours).sort(),
      runs.filter(([first]) => first?.date === day.startDate).map(hours).sort(),
    );
    const { data: longest } = await store.query(QUESTIONS.sessions, {
      metric: "hours",
      limit: 1,
    });
    assert.equal(longest[0]?.hours, Math.max(...runs.map(hours)));
  });

  await test.step("artist-evolution", async () => {
    const months = groups(history.plays, ({ year_month }) => year_month).map(([month]) => month);
    const { data } = await store.query(QUESTIONS["artist-evolution"], {});
    for (const month of months) {
      const past = history.plays.filter(({ year_month }) => year_month <= month);
      const expected = ranked(groups(past, artistOf), "hours").map((
        [name, of],
      ) => [name, hours(of), of.length]);
      const found = data.filter(({ year_month }) => year_month === month)
        .map((
          { name, cumulative_hours, cumulative_plays },
        ) => [name, cumulative_hours, cumulative_plays]);
      assert.deepEqual(found, expected, month);
    }
  });

  await test.step("artist-evolution since the range's first day", async () => {
    const range = { startDate: "2023-02-11", endDate: "2023-09-17" };
    const plays = select(range);
    const { data } = await store.query(QUESTIONS["artist-evolution"], { ...range, since: "range" });
    for (const [month] of groups(plays, ({ year_month }) => year_month)) {
      const past = plays.filter(({ year_month }) => year_month <= month);
      assert.deepEqual(
        data.filter(({ year_month }) => year_month === month)
          .map((
            { name, cumulative_hours: sum, cumulative_plays },
          ) => [name, sum, cumulative_plays]),
        ranked(groups(past, artistOf), "hours").map(([name, of]) => [name, hours(of), of.length]),
        month,
      );
    }
  });

  await test.step("dow: how many such days a range has", async () => {
    for (const filters of [...RANGES.slice(0, 3), { artist: "AC/DC", startDate: "2022-12-27" }]) {
      const days = history.plays.map(({ date }) => date).sort();
      const [first = "", last = ""] = [days[0], days.at(-1)];
      const { startDate = first, endDate = last } = filters;
      const counts = Array<number>(7).fill(0);
      const to = endDate < last ? endDate : last;
      let day = Temporal.PlainDate.from(startDate > first ? startDate : first);
      for (; day.toString() <= to; day = day.add({ days: 1 })) {
        counts[day.dayOfWeek % 7] = (counts[day.dayOfWeek % 7] ?? 0) + 1;
      }
      for (const row of (await store.query(QUESTIONS.dow, filters)).data) {
        assert.equal(row.days, counts[row.dow], `${JSON.stringify(filters)} ${row.dow_name}`);
      }
    }
  });

  await test.step("habits, podcasts, firsts, concentration", async () => {
    for (const filters of [{}, { startDate: "2023-02-11", endDate: "2023-09-17" }]) {
      const records = [
        ...select(filters),
        ...history.setAside.filter(({ reason, date }) =>
          reason === "short" && date >= (filters.startDate ?? "") &&
          date <= (filters.endDate ?? "9")
        ),
      ];
      const { data } = await store.query(QUESTIONS.habits, filters);
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
    const { data: shows } = await store.query(QUESTIONS.podcasts, {
      metric: "hours",
      limit: 100,
    });
    assert.equal(
      shows.reduce((sum, show) => sum + show.plays, 0),
      history.setAside.filter(({ reason }) => reason === "podcast").length,
    );
    const { data: podcasts } = await store.query(QUESTIONS["podcast-summary"], {});
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
    const { data: firsts } = await store.query(QUESTIONS.firsts, { limit: 100 });
    assert.deepEqual(
      firsts.map(({ artist_name, first_played_at }) => [artist_name, first_played_at]).reverse(),
      [...namesOf(history.plays, artistOf)].map((name) => [
        name,
        history.plays.find(({ artist_name }) => artist_name === name)?.played_at,
      ]),
    );
    const { data: top } = await store.query(QUESTIONS.concentration, {});
    const named = history.plays.filter(({ artist_name }) => artist_name !== null);
    near(top[2]?.hours_share ?? 0, hours(named) / hours(history.plays), 0.0001);
    const { data: [first] } = await store.query(QUESTIONS.ranking, { kind: "artist" });
    near(first?.hours_share ?? 0, (top[0]?.hours ?? 0) / hours(history.plays), 0.0001);
    assert.equal(
      top[0]?.hours,
      Math.max(...groups(history.plays, artistOf).map(([, of]) => hours(of))),
    );
  });

  await test.step("artist, album, track and year", async () => {
    for (const [name, plays] of groups(history.plays, artistOf)) {
      const { data } = await store.query(QUESTIONS.artist, { artist: name });
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
    const titled = history.plays.filter(({ artist_name, album_name }) => artist_name && album_name);
    for (
      const [key, plays] of groups(titled, (play) => `${play.artist_name}\u0001${play.album_name}`)
    ) {
      const [artist = "", album = ""] = key.split("\u0001");
      const { data } = await store.query(QUESTIONS.album, { artist, album });
      assert.equal(data.totals?.plays, plays.length);
      assert.equal(data.tracks.length, distinct(plays, trackOf));
    }
    for (const [key, plays] of groups(history.plays, trackOf)) {
      const uri = plays.find(({ spotify_track_uri }) => spotify_track_uri)?.spotify_track_uri;
      if (uri === undefined || uri === null) continue;
      const { data } = await store.query(QUESTIONS.track, { uri });
      assert.equal(data.totals?.plays, plays.length, key);
      assert.equal(data.totals?.hours, hours(plays));
    }
    const { data } = await store.query(QUESTIONS.year, { year: 2023 });
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

  await store.close();
  await Deno.remove(folder, { recursive: true });
});

function ranked(groups: [string, HistoryRow[]][], metric: "hours" | "plays") {
  const ms = (plays: readonly HistoryRow[]) => plays.reduce((sum, play) => sum + play.ms_played, 0);
  return groups.toSorted(([nameA, a], [nameB, b]) => {
    const byMs = ms(b) - ms(a);
    const byPlays = b.length - a.length;
    const [artistA, trackA] = nameA.split("\u0001");
    const [artistB, trackB] = nameB.split("\u0001");
    return (metric === "hours" ? byMs || byPlays : byPlays || byMs) ||
      compare(trackA ?? "", trackB ?? "") || compare(artistA ?? "", artistB ?? "");
  });
}

function periodOf({ date, year_month, year }: HistoryRow, granularity: string): string {
  if (granularity === "month") return year_month;
  if (granularity === "year") return String(year);
  if (granularity === "day") return date;
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

function utc({ played_at_utc }: HistoryRow): number {
  return Date.parse(`${played_at_utc}Z`);
}

function near(found: number, expected: number, within: number): void {
  assert.ok(Math.abs(found - expected) <= within, `${found}, expected ${expected}`);
}
