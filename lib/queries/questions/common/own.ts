/** Parts about one artist, track or album, over a CTE `own`: its listens. */
import type { PartSql } from "./parts.ts";
import { placeBy } from "./parts.ts";

/** Listening by month. */
export const MONTHS: PartSql = {
  name: "months",
  columns: {
    n: `row_number() over (order by year_month collate "C")`,
    a: "year_month",
    ms: "sum(own.ms)",
    plays: "count(*)",
  },
  from: `from own
  join daily_totals on daily_totals.date = own.date
  group by year_month`,
};

/** The listening and place of `what`, a CTE of one row, in each year of all. */
export function years(what: "artist" | "track" | "album"): PartSql {
  return {
    name: "years",
    columns: {
      n: "year",
      x: "year",
      ms: "years.ms",
      plays: "years.plays",
      y: "ms_rank",
      z: "plays_rank",
    },
    from: `from ${what}
  join ${what}_years as years on years.${what}_id = ${what}.${what}_id`,
  };
}

/** How often `what`, a CTE of one row, was skipped. */
export function skips(what: "artist" | "track" | "album"): PartSql {
  return {
    name: "skips",
    columns: { n: "1", x: "records", y: "skipped_records", z: "known_records" },
    from: `from ${what}`,
  };
}

/** Listening by weekday and hour. */
export const HEATMAP: PartSql = {
  name: "heatmap",
  columns: { n: "dow * 24 + hour", x: "dow", y: "hour", ms: "sum(ms)", plays: "count(*)" },
  from: `from own
  group by dow, hour`,
};

/** The first tracks by hours. */
export function topTracks(limit: number, name = "top_tracks"): PartSql {
  return {
    name,
    columns: {
      n: "n",
      a: "track_name",
      b: "artist_name",
      c: "spotify_track_uri",
      d: "album_image_url",
      ms: "ms",
      plays: "plays",
    },
    from: `from (
    select
      track_name, artist_name, spotify_track_uri, album_image_url, ms, plays,
      ${placeBy("track_name", "artist_name")} as n
    from (
      select
        track_name, artist_name, spotify_track_uri, album_image_url, own_tracks.ms, own_tracks.plays
      from own_tracks
      join played_tracks on played_tracks.track_id = own_tracks.track_id
      where own_tracks.ms between ${least("own_tracks", limit)}
    ) as named
  ) as placed`,
    limit,
  };
}

/** The first albums by hours. */
export function topAlbums(limit: number): PartSql {
  return {
    name: "top_albums",
    columns: {
      n: "n",
      a: "album_name",
      b: "artist_name",
      d: "album_image_url",
      ms: "ms",
      plays: "plays",
    },
    from: `from (
    select
      album_name, artist_name, album_image_url, ms, plays,
      ${placeBy("album_name", "artist_name")} as n
    from (
      select album_name, artist_name, album_image_url, own_albums.ms, own_albums.plays
      from own_albums
      join played_albums on played_albums.album_id = own_albums.album_id
      where own_albums.ms between ${least("own_albums", limit)}
    ) as named
  ) as placed`,
    limit,
  };
}

/** The place among all, over CTEs `everyone` with the totals of each and `totals` of this one. */
export const RANK: PartSql = {
  name: "rank",
  columns: {
    n: "1",
    x: "count(*) filter (where everyone.ms > totals.ms) + 1",
    y: "count(*) filter (where everyone.plays > totals.plays) + 1",
    z: "count(*)",
  },
  from: `from everyone
  cross join totals
  having max(totals.plays) > 0`,
};

/** The longest time without a play between two days with one. */
export const ABSENCE: PartSql = {
  name: "longest_absence",
  columns: { n: "place", a: "previous", b: "date", x: "days - 1" },
  from: `from (
    select previous, date, days, row_number() over (order by days desc, date) as place
    from (
      select
        date,
        lag(date) over (order by date) as previous,
        day_number - lag(day_number) over (order by date) as days
      from (
        select distinct own.date, day_number
        from own
        join daily_totals on daily_totals.date = own.date
      ) as days
    ) as gaps
    where days > 1
  ) as placed`,
  limit: 1,
};

/** Totals of what is looked at; `extra` adds columns, `from` gives its CTEs by name. */
export const OWN_TOTALS = `totals as (
  select
    coalesce(sum(ms), 0) as ms,
    count(*) as plays,
    count(distinct track_id) as tracks,
    count(distinct album_id) as albums,
    count(distinct date) as days,
    min(play_id) as first_play_id,
    max(play_id) as last_play_id
  from own
)`;

/** The listening to each of the tracks. */
export const OWN_TRACKS = `own_tracks as (
  select track_id, cast(sum(ms) as bigint) as ms, count(*) as plays
  from own
  where track_id is not null
  group by track_id
)`;

/** The listening to each of the albums. */
export const OWN_ALBUMS = `own_albums as (
  select album_id, cast(sum(ms) as bigint) as ms, count(*) as plays
  from own
  where album_id is not null
  group by album_id
)`;

/** The least listening among the first `limit` rows; names are looked up for those above it only. */
function least(table: string, limit: number): string {
  return `coalesce(
        (select ms from ${table} order by ms desc limit 1 offset ${limit - 1}),
        0
      ) and 9223372036854775807`;
}
