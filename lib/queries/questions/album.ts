import { from, integer, maybeNumber, maybeText, text } from "../columns.ts";
import { composite, many, one } from "../question.ts";
import { Values, whereDates } from "../sql.ts";
import {
  ABSENCE,
  HEATMAP,
  MONTHS,
  OWN_TOTALS,
  OWN_TRACKS,
  RANK,
  skips,
  topTracks,
  years,
} from "./common/own.ts";
import {
  ABSENCE_PART,
  HEATMAP_PART,
  LISTENING,
  MONTH_PART,
  PLACES,
  SKIPS_PART,
  SPAN,
  TRACK_PART,
  YEAR_PART,
} from "./common/part_columns.ts";
import { type PartSql, unionParts } from "./common/parts.ts";
import { DATES, datesOf, ENDS, JOIN_ENDS, OWN_COLUMNS, totalsOf } from "./common/shared.ts";
import {
  ABSENCE_TOLD,
  ALBUM_TOLD,
  HEATMAP_TOLD,
  MONTH_TOLD,
  SPAN_TOLD,
  TRACK_TOLD,
} from "./common/part_exposure.ts";

const parts = {
  totals: one({
    album_name: from("a", text("The album.")),
    artist_name: from("b", text("Its artist.")),
    album_image_url: from("d", maybeText("The cover, when known.")),
    ...LISTENING,
    unique_tracks: from("x", integer("How many different tracks.")),
    ...SPAN,
  }),
  rank: one({
    ...PLACES,
    albums: from("z", integer("How many albums were played in the range.")),
  }),
  longest_absence: one(ABSENCE_PART),
  skips: one(SKIPS_PART),
  metadata: one({
    release_date: from("a", maybeText("When it came out: 2011, 2011-05 or 2011-05-30.")),
    release_year: from("x", maybeNumber("The year of that.")),
    known_tracks: from("y", integer("How many of its URIs a service knows.")),
  }),
  years: many(YEAR_PART),
  months: many(MONTH_PART),
  heatmap: many(HEATMAP_PART),
  tracks: many(TRACK_PART),
};

export const question = composite({
  path: "album/{artist}/{album}",
  exposure: {
    ranges: "months",
    parts: {
      totals: { ...ALBUM_TOLD, ...SPAN_TOLD },
      rank: {},
      longest_absence: ABSENCE_TOLD,
      skips: {},
      metadata: { release_date: "name" },
      years: {},
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
      tracks: TRACK_TOLD,
    },
  },
  help:
    "One album: totals, rank, longest absence, skips, years, months, week and hours, its tracks, " +
    "metadata. Skips, years and metadata are of all time, the rest of the range.",
  inPath: ["artist", "album"],
  params: ["artist", "album", ...DATES],
  parts,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with album as (
  select *
  from played_albums
  where artist_name = ${values.add(filters.artist ?? "", "text")}
    and album_name = ${values.add(filters.album ?? "", "text")}
),
own as (
  select ${OWN_COLUMNS}
  from listens
  ${whereDates(filters, values, ["album_id in (select album_id from album)"])}
),
${OWN_TOTALS},
${ENDS},
${OWN_TRACKS},
everyone as (
  ${totalsOf("album", datesOf(filters), values)}
)
${
      unionParts([
        TOTALS,
        RANK,
        ABSENCE,
        skips("album"),
        METADATA,
        years("album"),
        MONTHS,
        HEATMAP,
        topTracks(100, "tracks"),
      ])
    }`);
  },
});

const TOTALS: PartSql = {
  name: "totals",
  columns: {
    n: "1",
    a: "album.album_name",
    b: "album.artist_name",
    d: "album.album_image_url",
    ms: "totals.ms",
    plays: "totals.plays",
    x: "tracks",
    z: "days",
    at: "first.played_at",
    until: "last.played_at",
  },
  from: `from album
  cross join totals
  ${JOIN_ENDS}`,
};

const METADATA: PartSql = {
  name: "metadata",
  columns: {
    n: "1",
    a: `min(tracks.release_date collate "C")`,
    x: "min(tracks.release_year)",
    y: "count(*)",
  },
  from: `from album
  join played_tracks on played_tracks.artist_id = album.artist_id
  join track_uris on track_uris.track_id = played_tracks.track_id
    and track_uris.album_name = album.album_name
  join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
  having count(*) > 0`,
};
