/**
 * Every artist credited: what is counted when a play counts for each artist of its track, in place of
 * the album's artist alone.
 */
import { foldNameSql } from "../../core/fold_name.ts";
import { need } from "../tables.ts";
import { PLAYED_ARTISTS, totalsOf } from "./played.ts";
import { type DerivedTable, foldSql, nameId } from "./table.ts";
import { yearsFrom } from "./years.ts";

/** The key in `meta` of the names that rules make one: see {@linkcode CREDITED}. */
export const SAME_ARTISTS_KEY = "same_artists";

/**
 * `track_artists` with the names that rules give: what services say stays stored as they say it, so
 * that a rule can be taken back. `meta` has pairs of the MD5 of a folded name and the name that stands
 * for it, as JSON.
 */
const CREDITED = `(
        select
          track_artists.* replace (
            coalesce(ruled.name, track_artists.artist_name) as artist_name
          )
        from track_artists
        left join (
          select pair[1] as folded, pair[2] as name
          from (
            select unnest(from_json(value, '[["varchar"]]')) as pair
            from meta
            where key = '${SAME_ARTISTS_KEY}'
          )
        ) as ruled on ruled.folded = md5(${foldNameSql("track_artists.artist_name")})
      ) as track_artists`;

/**
 * The artists of the tracks that are credited to others than the album's artist alone; the credits are
 * those of the most played URI that has any. An artist that renamed itself is known by its Spotify id
 * and stays the one that was played.
 */
export const TRACK_CREDITS: DerivedTable = {
  help: "One row for each artist of a track that is not credited to the album's artist alone.",
  columns: {
    track_id: need("bigint", "the track"),
    artist_id: need("bigint", "an artist that it is credited to"),
  },
  key: ["track_id", "artist_id"],
  indexes: [["artist_id"]],
  synced: true,
  needs: ["track_uris", "name_variants"],
  derive: `
    with credited as (
      select track_id, spotify_track_uri
      from track_uris
      where spotify_track_uri in (select spotify_track_uri from track_artists)
      qualify row_number() over (partition by track_id order by rank) = 1
    ),
    played as (
      select track_id, any_value(artist_name) as artist_name
      from name_variants
      where track_id is not null
      group by track_id
    ),
    names as (
      select distinct
        track_id,
        ${nameId("played.artist_name")} as own_id,
        case
          when track_artists.spotify_artist_id = artists.spotify_artist_id
          then ${nameId("played.artist_name")}
          else ${nameId("track_artists.artist_name")}
        end as artist_id
      from credited
      join played using (track_id)
      join ${CREDITED} using (spotify_track_uri)
      left join artists on artists.artist_name = played.artist_name
      where track_artists.artist_name <> ''
    )
    select track_id, artist_id
    from names
    where track_id in (
      select track_id
      from names
      group by track_id
      having count(*) > 1
        or bool_or(artist_id <> own_id)
    )`,
};

/** The artists that count when every artist credited does. */
export const CREDITED_ARTISTS: DerivedTable = {
  ...PLAYED_ARTISTS,
  help: "As played_artists, where a play counts for every artist credited.",
  needs: ["variant_totals", "name_variants", "artist_genres", "track_credits"],
  derive: `
    with counted as (
      select
        variant_totals.* exclude (artist_id),
        coalesce(track_credits.artist_id, variant_totals.artist_id) as artist_id
      from variant_totals
      left join track_credits using (track_id)
      where track_id is not null
    ),
    totals as (${totalsOf("artist_id", "counted")}
    ),
    names as (
      select artist_id, artist_name, cast(null as text) as spotify_artist_id
      from name_variants
      where artist_id is not null
      union all
      select ${nameId("artist_name")}, artist_name, spotify_artist_id
      from ${CREDITED}
    ),
    named as (
      select
        artist_id,
        min(artist_name collate "C") as artist_name,
        min(spotify_artist_id collate "C") as spotify_artist_id
      from names
      group by artist_id
    )
    select
      artist_id,
      named.artist_name,
      plays,
      ms,
      first_play_id,
      last_play_id,
      ${foldSql("named.artist_name")},
      coalesce(artists.spotify_artist_id, named.spotify_artist_id),
      image_url,
      artist_id in (select artist_id from artist_genres),
      records,
      known_records,
      skipped_records
    from totals
    join named using (artist_id)
    left join artists on artists.artist_name = named.artist_name`,
};

/** Each artist's listening in each year, where a play counts for every artist credited. */
export const CREDITED_YEARS: DerivedTable = yearsFrom({
  id: "artist_id",
  help: "As artist_years, where a play counts for every artist credited.",
  the: "the artist",
  needs: ["compact_plays", "track_credits"],
  from: `(
        select
          coalesce(track_credits.artist_id, compact_plays.artist_id) as artist_id,
          year,
          ms
        from compact_plays
        left join track_credits using (track_id)
        where track_id is not null
      )`,
});

/** How many artists each day adds to a bucket of time, where every artist credited counts. */
export const CREDITED_DAYS: DerivedTable = {
  help: "The artists of daily_totals, where a play counts for every artist credited.",
  columns: {
    date: need("date", "the local day"),
    day_artists: need("integer", "how many artists were played"),
    week_artists: need("integer", "how many for the first time in the week"),
    month_artists: need("integer", "how many for the first time in the month"),
    year_artists: need("integer", "how many for the first time in the year"),
    ever_artists: need("integer", "how many for the first time ever"),
  },
  key: ["date"],
  synced: true,
  needs: ["compact_plays", "track_credits", "daily_totals"],
  derive: `
    with artist_days as (
      select distinct
        coalesce(track_credits.artist_id, compact_plays.artist_id) as artist_id,
        date
      from compact_plays
      left join track_credits using (track_id)
      where track_id is not null
    ),
    linked as (
      select date, lag(date) over (partition by artist_id order by date) as previous
      from artist_days
      where artist_id is not null
    )
    select
      date,
      count(*),
      count(*) filter (where previous is null or previous < week),
      count(*) filter (where previous is null or previous < month_start),
      count(*) filter (where previous is null or previous < year_start),
      count(*) filter (where previous is null)
    from linked
    join daily_totals using (date)
    group by date
    order by date`,
};
