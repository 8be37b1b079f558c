import type { PartSql } from "./parts.ts";

/** The URIs a track was played under, over a CTE `track` of one row. */
export const VERSIONS: PartSql = {
  name: "versions",
  columns: {
    n: "rank",
    a: "track_uris.spotify_track_uri",
    b: "track_uris.album_name",
    ms: "track_uris.ms",
    plays: "track_uris.plays",
  },
  from: `from track
  join track_uris on track_uris.track_id = track.track_id`,
};

/**
 * The tracks that are versions of the same song: the same title but for what says that it was
 * remastered, or the same ISRC; what was recorded live stays apart.
 */
export const SONG: PartSql = {
  name: "song",
  columns: {
    n: "row_number() over (order by song.ms desc, song.track_id)",
    a: "song.track_name",
    b: "song.artist_name",
    c: "song.spotify_track_uri",
    d: "song.album_image_url",
    ms: "song.ms",
    plays: "song.plays",
  },
  from: `from track
  join played_tracks as song on song.artist_id = track.artist_id
  where song.song_key = track.song_key
    or song.is_live = track.is_live
    and song.track_id in (
      select other_uris.track_id
      from track
      join track_uris on track_uris.track_id = track.track_id
      join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
      join tracks as others on others.isrc = tracks.isrc
      join track_uris as other_uris on other_uris.spotify_track_uri = others.spotify_track_uri
    )`,
};
