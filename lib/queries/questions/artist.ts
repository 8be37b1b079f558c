import { hours, integer, maybeNumber, maybeText, text } from "../columns.ts";
import { composite, many, one } from "../question.ts";
import { commonSections, type Entity, metadata, rankSql, totalsSql } from "./common/entity.ts";
import {
  ABSENCE_TOLD,
  ALBUM_COLUMNS,
  ALBUM_TOLD,
  HEATMAP_TOLD,
  LISTENING,
  MONTH_TOLD,
  RANK_COLUMNS,
  SPAN_COLUMNS,
  SPAN_TOLD,
  TRACK_COLUMNS,
  TRACK_TOLD,
} from "./common/section_columns.ts";
import { DATES, entityTable, SEGMENTS } from "./common/shared.ts";
import { question as topAlbums } from "./top_albums.ts";
import { question as topTracks } from "./top_tracks.ts";

/** How many tracks and albums are listed. */
const LISTED = 20;

const ARTIST: Entity = {
  kind: "artist",
  idOf: (filters, values) =>
    `select artist_id
    from ${entityTable("artist", filters)}
    where artist_name = ${values.add(filters.artist ?? "", "text")}`,
};

export const question = composite({
  path: "artist/{artist}",
  exposure: {
    ranges: "months",
    sections: {
      totals: { artist_name: "name", ...SPAN_TOLD },
      rank: {},
      metadata: { genres: "name", spotify_artist_id: "name", image_url: "name" },
      skips: {},
      longest_absence: ABSENCE_TOLD,
      years: {},
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
      top_tracks: TRACK_TOLD,
      top_albums: ALBUM_TOLD,
    },
  },
  help:
    "One artist: totals, rank, metadata, skips, longest absence, years, months, week and hours, " +
    "top tracks and albums. Skips, years and metadata are of all time, everything else of the range.",
  inPath: ["artist"],
  params: ["artist", "credit", ...DATES, ...SEGMENTS],
  noMeaning: ["album", "track", "genre"],
  sections: {
    totals: one(
      {
        artist_name: text("The artist."),
        ...LISTENING,
        unique_tracks: integer("How many different tracks."),
        unique_albums: integer("How many different albums."),
        ...SPAN_COLUMNS,
      },
      totalsSql(ARTIST, ["artist_name"], { unique_tracks: "track_id", unique_albums: "album_id" }),
    ),
    rank: one({
      ...RANK_COLUMNS,
      artists: integer("How many artists were played in the range."),
      all_hours: hours("All listening in the range, in hours."),
    }, rankSql(ARTIST, "artists", true)),
    metadata: metadata(
      ARTIST,
      {
        genres: maybeText("Its genres, separated by commas."),
        spotify_artist_id: maybeText("Its Spotify id."),
        image_url: maybeText("A picture."),
        popularity: maybeNumber("0 to 100, as Spotify says."),
        followers: maybeNumber("Followers on Spotify."),
      },
      `select genres, artists.spotify_artist_id, artists.image_url, popularity, followers
from entity
join artists on artists.artist_name = entity.artist_name`,
    ),
    ...commonSections(ARTIST),
    top_tracks: many(TRACK_COLUMNS, (filters) => topTracks.sql({ ...filters, limit: LISTED })),
    top_albums: many(ALBUM_COLUMNS, (filters) => topAlbums.sql({ ...filters, limit: LISTED })),
  },
});
