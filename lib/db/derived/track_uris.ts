import { may, need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** The URIs under which a track was played. */
export const TRACK_URIS: DerivedTable = {
  help: "The URIs under which each track (one artist and title) was played.",
  columns: {
    track_id: need("bigint", "the track"),
    spotify_track_uri: need("text", "one of its URIs"),
    album_name: may("text", "the album it is on"),
    plays: need("integer", "how often the track was played under it"),
    ms: need("bigint", "for how long, in milliseconds"),
    last_play_id: need("integer", "its latest play"),
    rank: need(
      "integer",
      "1 for the URI that represents the track: the most played, then the " +
        "latest",
    ),
  },
  key: ["track_id", "spotify_track_uri"],
  indexes: [["spotify_track_uri"]],
  synced: true,
  needs: ["variant_totals", "name_variants"],
  derive: `
    with uris as (
      select
        track_id,
        coalesce(variant_totals.spotify_track_uri, track_links.spotify_track_uri) as uri,
        arg_max(name_variants.variant_id, last_play_id) as last_variant_id,
        sum(plays) as plays,
        sum(ms) as ms,
        max(last_play_id) as last_play_id
      from variant_totals
      join name_variants using (variant_id, track_id)
      left join track_links using (artist_name, track_name)
      where plays is not null
        and track_id is not null
      group by 1, 2
    )
    select
      uris.track_id,
      uri,
      album_name,
      plays,
      ms,
      last_play_id,
      row_number() over (
        partition by uris.track_id
        order by plays desc, ms desc, uri collate "C"
      )
    from uris
    join name_variants on name_variants.variant_id = last_variant_id
    where uri is not null`,
};
