import { integer, maybeBoolean, maybeNumber, maybeText, text } from "../columns.ts";
import { composite, many, one } from "../question.ts";
import { statement } from "../sql.ts";
import { trackByUri } from "../where.ts";
import {
  commonSections,
  type Entity,
  entityList,
  metadata,
  rankSql,
  totalsSql,
} from "./common/entity.ts";
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
import { DATES, NAMES, SEGMENTS } from "./common/shared.ts";

/** A track by any of its URIs; a page that knows no URI asks by the names. */
const TRACK: Entity = {
  kind: "track",
  idOf: ({ uri, artist = "", track = "" }, values) =>
    uri === undefined
      ? `select track_id from played_tracks
    where artist_name = ${values.add(artist, "text")}
      and track_name = ${values.add(track, "text")}`
      : trackByUri(uri, values),
};

export const question = composite({
  path: "track/{uri}",
  exposure: {
    ranges: "months",
    sections: {
      totals: { ...TRACK_TOLD, ...SPAN_TOLD },
      rank: {},
      metadata: { album_name: "name", release_date: "name", isrc: "name" },
      versions: { spotify_track_uri: "name", album_name: "name" },
      song: TRACK_TOLD,
      skips: {},
      longest_absence: ABSENCE_TOLD,
      years: {},
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
    },
  },
  help: "One track by any of its URIs: totals, rank, metadata, the URIs it was played under, the " +
    "versions of its song (the same but for a mark such as Remastered 2011, or with the same ISRC; " +
    "live ones apart), skips, longest absence, years, months, week and hours. Metadata, versions, " +
    "song, skips and years are of all time, everything else of the range.",
  inPath: ["uri"],
  params: ["uri", ...DATES, ...SEGMENTS],
  noMeaning: [...NAMES, "credit"],
  internal: ["artist", "track"],
  sections: {
    totals: one({
      track_name: text("The title."),
      artist_name: text("The artist."),
      spotify_track_uri: maybeText("Its most played URI."),
      album_image_url: maybeText("The cover, when known."),
      ...LISTENING,
      ...SPAN_COLUMNS,
    }, totalsSql(TRACK, ["track_name", "artist_name", "spotify_track_uri", "album_image_url"])),
    rank: one({
      ...RANK_COLUMNS,
      tracks: integer("How many tracks were played in the range."),
    }, rankSql(TRACK, "tracks")),
    metadata: metadata(
      TRACK,
      {
        album_name: maybeText("Its album."),
        release_date: maybeText("When it came out: 2011, 2011-05 or 2011-05-30."),
        isrc: maybeText("The recording's ISRC."),
        release_year: maybeNumber("The year it came out."),
        popularity: maybeNumber("0 to 100, as Spotify says."),
        duration_ms: maybeNumber("Its length in milliseconds."),
        explicit: maybeBoolean("Whether it is marked explicit."),
      },
      `select
  tracks.album_name,
  release_date,
  isrc,
  tracks.release_year,
  tracks.popularity,
  duration_ms,
  explicit
from entity
join track_uris on track_uris.track_id = entity.track_id
join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
order by track_uris.rank
limit 1`,
    ),
    versions: many({
      spotify_track_uri: text("A URI it was played under."),
      album_name: maybeText("The album that is on."),
      ...LISTENING,
    }, (filters) =>
      statement((values) => `
select spotify_track_uri, album_name, ms, plays
from track_uris
where track_id = (${TRACK.idOf(filters, values)})
order by rank`)),
    song: entityList(
      TRACK,
      TRACK_COLUMNS,
      `select
  song.track_name,
  song.artist_name,
  song.spotify_track_uri,
  song.album_image_url,
  song.ms,
  song.plays
from entity
join played_tracks as song on song.artist_id = entity.artist_id
where song.song_key = entity.song_key
  or song.is_live = entity.is_live
  and song.track_id in (
    select other_uris.track_id
    from entity
    join track_uris on track_uris.track_id = entity.track_id
    join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
    join tracks as others on others.isrc = tracks.isrc
    join track_uris as other_uris on other_uris.spotify_track_uri = others.spotify_track_uri
  )
order by song.ms desc, song.track_id`,
    ),
    ...commonSections(TRACK),
  },
});
