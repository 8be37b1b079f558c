/** Answers under filters, held against plain computations over the same plays. */
import assert from "node:assert/strict";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import {
  artistOf,
  distinct,
  genresOf,
  groups,
  history,
  hours,
  near,
  periodOf,
  RANGES,
  ranked,
  select,
  storeOfFile,
  trackOf,
} from "../support/answers.ts";

const store = storeOfFile();

for (const filters of RANGES) {
  const named = JSON.stringify(filters);

  Deno.test(`answers to ${named}: totals and trends`, async () => {
    const plays = select(filters);
    assert.deepEqual((await store().query(QUESTIONS.summary, filters)).data, {
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
      const { data } = await store().query(QUESTIONS.trends, { ...filters, granularity });
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
  });

  Deno.test(`answers to ${named}: first tracks and artists`, async () => {
    const plays = select(filters);
    for (const metric of ["hours", "plays"] as const) {
      const { data } = await store().query(QUESTIONS["top-tracks"], {
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
      const artists = await store().query(QUESTIONS["top-artists"], {
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
  });

  Deno.test(`answers to ${named}: week, hours and days`, async () => {
    const plays = select(filters);
    assert.deepEqual(
      (await store().query(QUESTIONS.heatmap, filters)).data.map(Object.values),
      groups(plays, ({ dow, hour }) => `${dow}${String(hour).padStart(2, "0")}`).map(([, of]) => [
        of[0]?.dow,
        of[0]?.hour,
        hours(of),
        of.length,
      ]),
    );
    assert.deepEqual(
      (await store().query(QUESTIONS.calendar, filters)).data.map(Object.values),
      groups(plays, ({ date }) => date).map(([date, of]) => [date, hours(of), of.length]),
    );
  });

  Deno.test(`answers to ${named}: genres`, async () => {
    const plays = select(filters);
    const { data: genres } = await store().query(QUESTIONS.genres, {
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
