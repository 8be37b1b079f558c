import { may, need } from "../tables.ts";
import { SKIPS, TOTALS, totalsBy } from "./played.ts";
import { type DerivedTable, foldSql, nameId } from "./table.ts";

/** Albums that were played; one artist and album name each. */
export const PLAYED_ALBUMS: DerivedTable = {
  help: "One row an album that was played, that is one artist and album name.",
  columns: {
    album_id: need("bigint", "a number for the two names"),
    artist_id: need("bigint", "a number for the artist"),
    artist_name: need("text", "the artist; empty when unknown"),
    album_name: need("text", "the album"),
    ...TOTALS,
    album_image_url: may("text", "the cover"),
    ...SKIPS,
  },
  key: ["album_id"],
  indexes: [["artist_name", "album_name"], ["album_name"]],
  synced: true,
  needs: ["variant_totals", "name_variants", "track_uris", "played_tracks"],
  derive: `
    with totals as (${totalsBy("album_id")}
    ),
    named as (
      select
        album_id,
        ${nameId("any_value(artist_name)")} as artist_id,
        coalesce(any_value(artist_name), '') as artist_name,
        any_value(album_name) as album_name
      from name_variants
      where album_id is not null
      group by album_id
    ),
    covers as (
      select
        ${nameId("artist_name", "track_uris.album_name")} as album_id,
        min(tracks.album_image_url) as album_image_url
      from track_uris
      join played_tracks using (track_id)
      join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
      where track_uris.album_name is not null
        and tracks.album_image_url is not null
      group by 1
    )
    select
      totals.album_id,
      artist_id,
      artist_name,
      album_name,
      plays,
      ms,
      first_play_id,
      last_play_id,
      ${foldSql("album_name")},
      album_image_url,
      records,
      known_records,
      skipped_records
    from totals
    join named on named.album_id = totals.album_id
    left join covers on covers.album_id = totals.album_id`,
};

/** Podcasts that were played. */
export const PLAYED_SHOWS: DerivedTable = {
  help: "One row per podcast that was played.",
  columns: {
    show_name: need("text", "the podcast"),
    records: need("integer", "how many records"),
    ms: need("bigint", "for how long, in milliseconds"),
    search_key: need("text", "the name without accents, in lower case"),
  },
  key: ["show_name"],
  synced: true,
  needs: [],
  derive: `
    select artist_name, count(*), sum(ms_played), ${foldSql("artist_name")}
    from set_aside
    where reason = 'podcast'
      and artist_name is not null
    group by artist_name`,
};
