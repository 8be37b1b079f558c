import { from, integer, maybeBoolean, maybeNumber, maybeText, text } from "../columns.ts";
import type { Filters } from "../filters/params.ts";
import { composite, many, one } from "../question.ts";
import { Values, whereDates } from "../sql.ts";
import { ABSENCE, HEATMAP, MONTHS, OWN_TOTALS, RANK, skips, years } from "./common/own.ts";
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
import { SONG, VERSIONS } from "./common/versions.ts";
import { DATES, datesOf, ENDS, JOIN_ENDS, OWN_COLUMNS, totalsOf } from "./common/shared.ts";
import {
  ABSENCE_TOLD,
  HEATMAP_TOLD,
  MONTH_TOLD,
  SPAN_TOLD,
  TRACK_TOLD,
} from "./common/part_exposure.ts";

const parts = {
  totals: one({
    track_name: from("a", text("The title.")),
    artist_name: from("b", text("The artist.")),
    spotify_track_uri: from("c", maybeText("The URI that stands for it.")),
    album_image_url: from("d", maybeText("The cover, when known.")),
    ...LISTENING,
    ...SPAN,
  }),
  rank: one({
    ...PLACES,
    tracks: from("z", integer("How many tracks were played in the range.")),
  }),
  skips: one(SKIPS_PART),
  metadata: one({
    album_name: from("a", maybeText("Its album.")),
    release_date: from("b", maybeText("When it came out: 2011, 2011-05 or 2011-05-30.")),
    isrc: from("c", maybeText("The recording's ISRC.")),
    release_year: from("w", maybeNumber("The year it came out.")),
    popularity: from("x", maybeNumber("0 to 100, as Spotify says.")),
    duration_ms: from("y", maybeNumber("Its length in milliseconds.")),
    explicit: {
      ...maybeBoolean("Whether it is marked explicit."),
      make: (raw) => raw["z"] === null ? null : raw["z"] === 1,
    },
  }),
  longest_absence: one(ABSENCE_PART),
  versions: many({
    spotify_track_uri: from("a", text("A URI it was played under.")),
    album_name: from("b", maybeText("The album that is on.")),
    ...LISTENING,
  }),
  song: many(TRACK_PART),
  years: many(YEAR_PART),
  months: many(MONTH_PART),
  heatmap: many(HEATMAP_PART),
};

export const question = composite({
  path: "track/{uri}",
  exposure: {
    ranges: "months",
    parts: {
      totals: { ...TRACK_TOLD, ...SPAN_TOLD },
      rank: {},
      skips: {},
      metadata: { album_name: "name", release_date: "name", isrc: "name" },
      longest_absence: ABSENCE_TOLD,
      versions: { spotify_track_uri: "name", album_name: "name" },
      song: TRACK_TOLD,
      years: {},
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
    },
  },
  help: "One track by any of its URIs: totals, rank, skips, longest absence, the URIs it was " +
    "played under, the versions of its song (the same but for a mark such as Remastered 2011, or " +
    "with the same ISRC; live ones apart), years, months, week and hours, metadata. Skips, versions, " +
    "song, years and metadata are of all time.",
  inPath: ["uri"],
  params: ["uri", ...DATES],
  internal: ["artist", "track"],
  parts,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with track as (
  select *
  from played_tracks
  where ${which(filters, values)}
),
own as (
  select ${OWN_COLUMNS}
  from listens
  ${whereDates(filters, values, ["track_id in (select track_id from track)"])}
),
${OWN_TOTALS},
${ENDS},
everyone as (
  ${totalsOf("track", datesOf(filters), values)}
)
${
      unionParts([
        TOTALS,
        RANK,
        skips("track"),
        METADATA,
        ABSENCE,
        VERSIONS,
        SONG,
        years("track"),
        MONTHS,
        HEATMAP,
      ])
    }`);
  },
});

/** By any of its URIs; a page that knows none asks by its names. */
function which({ uri, artist, track }: Filters, values: Values): string {
  if (uri === undefined) {
    return `artist_name = ${values.add(artist ?? "", "text")}
    and track_name = ${values.add(track ?? "", "text")}`;
  }
  return `track_id = (
    select track_id
    from track_uris
    where spotify_track_uri = ${values.add(uri, "text")}
    order by plays desc, ms desc, track_id
    limit 1
  )`;
}

const TOTALS: PartSql = {
  name: "totals",
  columns: {
    n: "1",
    a: "track.track_name",
    b: "track.artist_name",
    c: "track.spotify_track_uri",
    d: "track.album_image_url",
    ms: "totals.ms",
    plays: "totals.plays",
    z: "days",
    at: "first.played_at",
    until: "last.played_at",
  },
  from: `from track
  cross join totals
  ${JOIN_ENDS}`,
};

const METADATA: PartSql = {
  name: "metadata",
  columns: {
    n: "nearest",
    a: "tracks.album_name",
    b: "release_date",
    c: "isrc",
    w: "tracks.release_year",
    x: "tracks.popularity",
    y: "duration_ms",
    z: "case when explicit then 1 when not explicit then 0 end",
  },
  from: `from (
    select tracks.*, row_number() over (order by track_uris.rank) as nearest
    from track
    join track_uris on track_uris.track_id = track.track_id
    join tracks on tracks.spotify_track_uri = track_uris.spotify_track_uri
  ) as tracks`,
  limit: 1,
};
