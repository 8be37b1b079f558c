import { may, need } from "../tables.ts";
import { type DerivedTable, foldSql, nameId } from "./table.ts";

/** What tracks, artists and albums have in common. */
export const TOTALS = {
  plays: need("integer", "how often it was played"),
  ms: need("bigint", "for how long, in milliseconds"),
  first_play_id: need("integer", "its first play"),
  last_play_id: need("integer", "its latest play"),
  search_key: need("text", "the name without accents, in lower case"),
};

/** How often records were skipped. */
export const SKIPS = {
  records: need("integer", "how many records, the short ones too"),
  known_records: need(
    "integer",
    "how many records say whether they were skipped, in years that mostly do",
  ),
  skipped_records: need("integer", "how many known records were skipped"),
};

/** The totals of all names of one track, artist or album. */
export const totalsBy = (id: string) => totalsOf(id, "variant_totals");

/** The same of a table that has the columns of `variant_totals`. */
export const totalsOf = (id: string, from: string) => `
      select
        ${id},
        cast(sum(plays) as bigint) as plays,
        cast(sum(ms) as bigint) as ms,
        min(first_play_id) as first_play_id,
        max(last_play_id) as last_play_id,
        sum(records) as records,
        sum(known_records) as known_records,
        sum(skipped_records) as skipped_records
      from ${from}
      where ${id} is not null
      group by ${id}
      having sum(plays) > 0`;

/** A mark such as ` - Remastered 2011`, ` - 2011 Remaster` or `(Remastered Version)` at a title's end. */
const REMASTER = "(\\s+[-–]\\s+|\\s*[(\\[])(\\d{4}\\s+)?(digital(ly)?\\s+)?re-?master(ed)?" +
  "(\\s+version)?(\\s+\\d{4})?\\s*[)\\]]?$";

/**
 * The title that the versions of a song share; a title that is only such a mark stays. Most titles
 * have none, and searching for a word is faster than matching a pattern.
 */
const songKey = (title: string) =>
  `case
        when contains(lower(${title}), 'master')
        then ${
    foldSql(`coalesce(nullif(regexp_replace(${title}, '${REMASTER}', '', 'i'), ''), ${title})`)
  }
        else ${foldSql(title)}
      end`;

/** Whether a title says that it was recorded live. */
const isLive = (title: string) =>
  `contains(lower(${title}), 'live') and regexp_matches(${title}, '(\\s[-–]\\s|[(\\[]).*\\blive\\b', 'i')`;

/** Tracks that were played: one artist and title each, with their metadata. */
export const PLAYED_TRACKS: DerivedTable = {
  help: "One row per track, that is one artist and title.",
  columns: {
    track_id: need("bigint", "a number for the two names"),
    artist_id: need("bigint", "a number for the artist"),
    artist_name: need("text", "the artist; empty when unknown"),
    track_name: need("text", "the title"),
    ...TOTALS,
    spotify_track_uri: may("text", "its most played URI"),
    album_image_url: may("text", "the cover"),
    release_year: may("smallint", "when it came out"),
    popularity: may("smallint", "0 to 100, as Spotify says"),
    has_metadata: need("boolean", "whether a service knows it"),
    has_features: need("boolean", "whether a service measured its sound"),
    song_key: need("text", "the title in lower case, without a remaster mark"),
    is_live: need("boolean", "whether the title says that it was recorded live"),
    ...SKIPS,
  },
  key: ["track_id"],
  indexes: [["artist_name", "track_name"], ["track_name"], ["artist_id"]],
  synced: true,
  needs: ["variant_totals", "name_variants", "track_uris"],
  derive: `
    with totals as (${totalsBy("track_id")}
    ),
    named as (
      select
        track_id,
        any_value(artist_name) as artist_name,
        any_value(track_name) as track_name
      from name_variants
      where track_id is not null
      group by track_id
    ),
    known as (
      select
        track_id,
        arg_min(album_image_url, rank) as album_image_url,
        arg_min(release_year, rank) as release_year,
        arg_min(popularity, rank) as popularity
      from track_uris
      join tracks using (spotify_track_uri)
      group by track_id
    ),
    heard as (
      select distinct track_id
      from track_uris
      join audio_features using (spotify_track_uri)
    )
    select
      totals.track_id,
      ${nameId("artist_name")},
      coalesce(artist_name, ''),
      track_name,
      totals.plays,
      totals.ms,
      first_play_id,
      totals.last_play_id,
      ${foldSql("track_name")},
      standing.spotify_track_uri,
      album_image_url,
      release_year,
      popularity,
      known.track_id is not null,
      heard.track_id is not null,
      ${songKey("track_name")},
      ${isLive("track_name")},
      records,
      known_records,
      skipped_records
    from totals
    join named on named.track_id = totals.track_id
    left join track_uris as standing on standing.track_id = totals.track_id and standing.rank = 1
    left join known on known.track_id = totals.track_id
    left join heard on heard.track_id = totals.track_id`,
};

/** Artists that were played, with their metadata. */
export const PLAYED_ARTISTS: DerivedTable = {
  help: "One row an artist that was played.",
  columns: {
    artist_id: need("bigint", "a number for the name"),
    artist_name: need("text", "the artist"),
    ...TOTALS,
    spotify_artist_id: may("text", "the Spotify id"),
    image_url: may("text", "a picture"),
    has_genres: need("boolean", "whether a service names its genres"),
    ...SKIPS,
  },
  key: ["artist_id"],
  indexes: [["artist_name"], ["first_play_id"]],
  synced: true,
  needs: ["variant_totals", "name_variants", "artist_genres"],
  derive: `
    with totals as (${totalsBy("artist_id")}
    ),
    named as (
      select artist_id, any_value(artist_name) as artist_name
      from name_variants
      where artist_id is not null
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
      spotify_artist_id,
      image_url,
      artist_id in (select artist_id from artist_genres),
      records,
      known_records,
      skipped_records
    from totals
    join named using (artist_id)
    left join artists on artists.artist_name = named.artist_name`,
};
