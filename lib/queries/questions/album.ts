import { integer, maybeNumber, maybeText, text } from "../columns.ts";
import { composite, many, one } from "../question.ts";
import { commonSections, type Entity, metadata, rankSql, totalsSql } from "./common/entity.ts";
import {
  ABSENCE_TOLD,
  HEATMAP_TOLD,
  LISTENING,
  MONTH_TOLD,
  RANK_COLUMNS,
  SPAN_COLUMNS,
  SPAN_TOLD,
  TRACK_COLUMNS,
  TRACK_TOLD,
} from "./common/section_columns.ts";
import { DATES, SEGMENTS } from "./common/shared.ts";
import { question as topTracks } from "./top_tracks.ts";

/** How many tracks are listed: more than albums have. */
const LISTED = 100;

const ALBUM: Entity = {
  kind: "album",
  idOf: ({ artist = "", album = "" }, values) =>
    `select album_id from played_albums
    where artist_name = ${values.add(artist, "text")}
      and album_name = ${values.add(album, "text")}`,
};

export const question = composite({
  path: "album/{artist}/{album}",
  exposure: {
    ranges: "months",
    sections: {
      totals: { album_name: "name", artist_name: "name", album_image_url: "name", ...SPAN_TOLD },
      rank: {},
      metadata: { release_date: "name", spotify_album_id: "name" },
      skips: {},
      longest_absence: ABSENCE_TOLD,
      years: {},
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
      tracks: TRACK_TOLD,
    },
  },
  help:
    "One album: totals, rank, metadata, skips, longest absence, years, months, week and hours, " +
    "its tracks. Skips, years and metadata are of all time, everything else of the range.",
  inPath: ["artist", "album"],
  params: ["artist", "album", ...DATES, ...SEGMENTS],
  noMeaning: ["track", "genre", "credit"],
  sections: {
    totals: one(
      {
        album_name: text("The album."),
        artist_name: text("Its artist."),
        album_image_url: maybeText("The cover, when known."),
        ...LISTENING,
        unique_tracks: integer("How many different tracks."),
        ...SPAN_COLUMNS,
      },
      totalsSql(ALBUM, ["album_name", "artist_name", "album_image_url"], {
        unique_tracks: "track_id",
      }),
    ),
    rank: one({
      ...RANK_COLUMNS,
      albums: integer("How many albums were played in the range."),
    }, rankSql(ALBUM, "albums")),
    metadata: metadata(
      ALBUM,
      {
        release_date: maybeText("When it came out: 2011, 2011-05 or 2011-05-30."),
        spotify_album_id: maybeText("Its Spotify id; of several editions the most played."),
        release_year: maybeNumber("The year of that."),
        known_tracks: integer("How many of its URIs a service knows."),
      },
      `select
  min(release_date collate "C") as release_date,
  min(release_year) as release_year,
  count(*) as known_tracks,
  (
    select album_id
    from known
    where album_id is not null
    group by album_id
    order by sum(plays) desc, album_id collate "C"
    limit 1
  ) as spotify_album_id
from known
having count(*) > 0`,
      `known as (
  select tracks.release_date, tracks.release_year, tracks.album_id, track_uris.plays
  from entity
  join played_tracks on played_tracks.artist_id = entity.artist_id
  join track_uris on track_uris.track_id = played_tracks.track_id
    and track_uris.album_name = entity.album_name
  join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
)`,
    ),
    ...commonSections(ALBUM),
    tracks: many(TRACK_COLUMNS, (filters) => topTracks.sql({ ...filters, limit: LISTED })),
  },
});
