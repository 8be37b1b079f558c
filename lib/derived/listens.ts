import { may, need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** The plays once more, narrow: numbers in place of names, and what answers need of metadata. */
export const LISTENS: DerivedTable = {
  help: "One row a play, with numbers in place of names.",
  columns: {
    play_id: need("integer", "the play"),
    played_at: need("timestamp", "when playback ended, local"),
    played_at_utc: need("timestamp", "the same instant in UTC"),
    date: need("date", "the local day"),
    track_id: may("bigint", "the track; none without a title"),
    artist_id: may("bigint", "the artist; none without a name"),
    album_id: may("bigint", "the album"),
    session_id: need("integer", "the session it is in"),
    ms: need("integer", "how long it played, in milliseconds, 24 days at most"),
    dow: need("smallint", "the local weekday, 0 = Sunday"),
    hour: need("smallint", "the local hour, 0 to 23"),
    previous_track_date: may("date", "when the track was last played before this"),
    previous_artist_date: may("date", "when the artist was last played before this"),
    is_discovery: need("boolean", "whether the track was first played in this month"),
    release_year: may("smallint", "when the track came out"),
    popularity: may("smallint", "the track's popularity"),
    has_metadata: need("boolean", "whether a service knows the track"),
    has_features: need("boolean", "whether a service measured the track's sound"),
    has_genres: need("boolean", "whether a service names the artist's genres"),
    platform: may("text", "the family of devices"),
    country: may("text", "the country of the connection"),
  },
  key: ["play_id"],
  indexes: [["date"], ["played_at_utc"], ["track_id"], ["artist_id"], ["album_id"], ["session_id"]],
  synced: true,
  derive: `
    with linked as (
      select
        play_id,
        lag(date) over (partition by track_id order by play_id) as previous_track_date,
        lag(date) over (partition by artist_id order by play_id) as previous_artist_date
      from numbered_plays
    ),
    known_tracks as (
      select
        track_id,
        date_trunc('month', min(first_date)) as first_month,
        any_value(release_year) as release_year,
        any_value(popularity) as popularity,
        any_value(has_metadata) as has_metadata,
        any_value(has_features) as has_features
      from name_totals
      join played_tracks using (track_id)
      group by track_id
    )
    select
      plays.play_id,
      played_at,
      played_at_utc,
      date,
      plays.track_id,
      plays.artist_id,
      album_id,
      session_id,
      plays.ms,
      dow,
      hour,
      previous_track_date,
      previous_artist_date,
      coalesce(date_trunc('month', date) = first_month, false),
      release_year,
      popularity,
      coalesce(has_metadata, false),
      coalesce(has_features, false),
      coalesce(has_genres, false),
      platform,
      country
    from numbered_plays as plays
    asof join (select session_id, first_play_id from listening_sessions) as sessions
      on plays.play_id >= sessions.first_play_id
    join linked on linked.play_id = plays.play_id
    left join known_tracks on known_tracks.track_id = plays.track_id
    left join played_artists on played_artists.artist_id = plays.artist_id
    join ways using (way_id)
    order by plays.play_id`,
};

/** How many plays were the first of their track or artist since the start of a bucket. */
const firsts = (what: "track" | "artist", since?: string) =>
  `count(${what}_id) filter (where previous_${what}_date is null${
    since === undefined ? "" : ` or previous_${what}_date < ${since}`
  })`;

const FIRST = "plays that were the first of their";

/** Totals of each day; the counts of firsts add up to distinct counts of whole buckets. */
export const DAILY_TOTALS: DerivedTable = {
  help: "One row a local day with plays.",
  columns: {
    date: need("date", "the local day"),
    week: need("date", "the Monday of its week"),
    month_start: need("date", "the first day of its month"),
    year_start: need("date", "the first day of its year"),
    year_month: need("text", "its month as 2024-01"),
    year: need("smallint", "its year"),
    dow: need("smallint", "its weekday, 0 = Sunday"),
    day_number: need("integer", "days since 1970-01-01"),
    ms: need("bigint", "listening, in milliseconds"),
    plays: need("integer", "how many plays"),
    new_ms: need("bigint", "listening to tracks first played in the same month, in milliseconds"),
    new_plays: need("integer", "plays of such tracks"),
    first_play_id: need("integer", "its first play"),
    last_play_id: need("integer", "its last play"),
    day_tracks: need("integer", `${FIRST} track in the day`),
    week_tracks: need("integer", `${FIRST} track in the week`),
    month_tracks: need("integer", `${FIRST} track in the month`),
    year_tracks: need("integer", `${FIRST} track in the year`),
    ever_tracks: need("integer", `${FIRST} track ever`),
    day_artists: need("integer", `${FIRST} artist in the day`),
    week_artists: need("integer", `${FIRST} artist in the week`),
    month_artists: need("integer", `${FIRST} artist in the month`),
    year_artists: need("integer", `${FIRST} artist in the year`),
    ever_artists: need("integer", `${FIRST} artist ever`),
  },
  key: ["date"],
  synced: true,
  derive: `
    with days as (
      select
        date,
        date_trunc('week', date) as week,
        date_trunc('month', date) as month_start,
        date_trunc('year', date) as year_start
      from (select distinct date from listens)
    )
    select
      date,
      any_value(week),
      any_value(month_start),
      any_value(year_start),
      strftime(date, '%Y-%m'),
      year(date),
      dayofweek(date),
      date - date '1970-01-01',
      sum(ms),
      count(*),
      coalesce(sum(ms) filter (where is_discovery), 0),
      count(*) filter (where is_discovery),
      min(play_id),
      max(play_id),
      ${
    (["track", "artist"] as const).flatMap((what) => [
      firsts(what, "listens.date"),
      firsts(what, "week"),
      firsts(what, "month_start"),
      firsts(what, "year_start"),
      firsts(what),
    ]).join(",\n      ")
  }
    from listens
    join days using (date)
    group by date
    order by date`,
};
