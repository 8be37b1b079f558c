import { may, need } from "../tables.ts";
import { type DerivedTable, monthNumber } from "./table.ts";

/** The plays again, narrow: ids in place of names, and the metadata that answers need. */
export const LISTENS: DerivedTable = {
  help: "One row per play, with numbers in place of names.",
  columns: {
    play_id: need("integer", "the play"),
    played_at: need("timestamp", "when playback ended, local"),
    played_at_utc: need("timestamp", "the same instant in UTC"),
    date: need("date", "the local day"),
    month_number: need("smallint", "the local month, counted from January 1970 as 0"),
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
    reason_start_id: may("smallint", "why it started"),
    reason_end_id: may("smallint", "why it ended"),
    has_metadata: need("boolean", "whether a service knows the track"),
    has_features: need("boolean", "whether a service measured the track's sound"),
    has_genres: need("boolean", "whether a service names the artist's genres"),
    platform: may("text", "the family of devices"),
    country: may("text", "the country of the connection"),
    is_private: need("boolean", "whether it was in a private session"),
    skipped: may("boolean", "whether it was skipped; unknown in years that mostly do not say"),
  },
  key: ["play_id"],
  indexes: [["date"], ["track_id"], ["artist_id"], ["album_id"]],
  synced: true,
  needs: [
    "compact_plays",
    "playback_contexts",
    "play_reasons",
    "skip_years",
    "variant_totals",
    "played_tracks",
    "played_artists",
    "listening_sessions",
  ],
  derive: `
    with linked as (
      select
        play_id,
        lag(date) over (partition by track_id order by play_id) as previous_track_date,
        lag(date) over (partition by artist_id order by play_id) as previous_artist_date
      from compact_plays
    ),
    contexts as (
      select
        context_id,
        platform,
        country,
        incognito,
        started.reason_id as reason_start_id,
        ended.reason_id as reason_end_id
      from playback_contexts
      left join play_reasons as started on started.reason = reason_start
      left join play_reasons as ended on ended.reason = reason_end
    ),
    known_tracks as (
      select
        track_id,
        date_trunc('month', min(first_date)) as first_month,
        any_value(release_year) as release_year,
        any_value(popularity) as popularity,
        any_value(has_metadata) as has_metadata,
        any_value(has_features) as has_features
      from variant_totals
      join played_tracks using (track_id)
      group by track_id
    )
    select
      plays.play_id,
      played_at,
      played_at_utc,
      date,
      ${monthNumber("date")},
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
      reason_start_id,
      reason_end_id,
      coalesce(has_metadata, false),
      coalesce(has_features, false),
      coalesce(has_genres, false),
      platform,
      country,
      coalesce(incognito, false),
      case when says then plays.skipped end
    from compact_plays as plays
    asof join (select session_id, first_play_id from listening_sessions) as sessions
      on plays.play_id >= sessions.first_play_id
    join linked on linked.play_id = plays.play_id
    left join known_tracks on known_tracks.track_id = plays.track_id
    left join played_artists on played_artists.artist_id = plays.artist_id
    join contexts using (context_id)
    join skip_years on skip_years.year = plays.year
    order by plays.play_id`,
};
