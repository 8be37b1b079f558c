import { may, need } from "../tables.ts";
import { SKIPS, skipsBy, TOTALS } from "./played.ts";
import { type DerivedTable, foldSql, nameId } from "./table.ts";

const albumId = nameId("artist_name", "album_name");

/** Albums that were played; one artist and album name each. */
export const PLAYED_ALBUMS: DerivedTable = {
  help: "One row an album that was played, that is one artist and album name.",
  columns: {
    album_id: need("bigint", "a number for the two names"),
    artist_id: need("bigint", "the artist"),
    artist_name: need("text", "the artist; empty when unknown"),
    album_name: need("text", "the album"),
    ...TOTALS,
    album_image_url: may("text", "the cover"),
    ...SKIPS,
  },
  key: ["album_id"],
  indexes: [["artist_name", "album_name"], ["album_name"]],
  synced: true,
  derive: `
    with totals as (
      select
        ${albumId} as album_id,
        count(*) as plays,
        sum(ms_played) as ms,
        min(play_id) as first_play_id,
        max(play_id) as last_play_id
      from plays
      where album_name is not null
      group by 1
    ),
    named as (
      select album_id, totals.plays, ms, first_play_id, last_play_id, artist_name, album_name
      from totals
      join plays on play_id = first_play_id
    ),
    covers as (
      select artist_name, track_uris.album_name, min(tracks.album_image_url) as album_image_url
      from track_uris
      join played_tracks using (track_id)
      join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
      group by 1, 2
    ),
    skips as (${skipsBy("album_id", albumId)}
    )
    select
      named.album_id,
      ${nameId("named.artist_name")},
      coalesce(named.artist_name, ''),
      named.album_name,
      plays,
      ms,
      first_play_id,
      last_play_id,
      ${foldSql("named.album_name")},
      album_image_url,
      records,
      known_records,
      skipped_records
    from named
    join skips on skips.album_id = named.album_id
    left join covers on covers.artist_name = coalesce(named.artist_name, '')
      and covers.album_name = named.album_name`,
};

/** Podcasts that were played. */
export const PLAYED_SHOWS: DerivedTable = {
  help: "One row a podcast that was played.",
  columns: {
    show_name: need("text", "the podcast"),
    records: need("integer", "how many records"),
    ms: need("bigint", "for how long, in milliseconds"),
    search_key: need("text", "the name without accents, in lower case"),
  },
  key: ["show_name"],
  synced: true,
  derive: `
    select artist_name, count(*), sum(ms_played), ${foldSql("artist_name")}
    from set_aside
    where reason = 'podcast'
      and artist_name is not null
    group by artist_name`,
};
