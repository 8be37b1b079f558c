import { from, hours, integer, maybeNumber, maybeText, text } from "../columns.ts";
import type { Filters } from "../filters/params.ts";
import { composite, many, one } from "../question.ts";
import { Values, where, whereDates } from "../sql.ts";
import {
  ABSENCE,
  HEATMAP,
  MONTHS,
  OWN_ALBUMS,
  OWN_TOTALS,
  OWN_TRACKS,
  RANK,
  skips,
  topAlbums,
  topTracks,
  years,
} from "./common/own.ts";
import {
  ABSENCE_PART,
  ALBUM_PART,
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
    artist_name: from("a", text("The artist.")),
    ...LISTENING,
    unique_tracks: from("x", integer("How many different tracks.")),
    unique_albums: from("y", integer("How many different albums.")),
    ...SPAN,
  }),
  rank: one({
    ...PLACES,
    artists: from("z", integer("How many artists were played in the range.")),
    all_hours: from("w", hours("All listening in the range, in hours.")),
  }),
  skips: one(SKIPS_PART),
  metadata: one({
    genres: from("a", maybeText("Its genres, separated by commas.")),
    spotify_artist_id: from("b", maybeText("Its Spotify id.")),
    image_url: from("c", maybeText("A picture.")),
    popularity: from("x", maybeNumber("0 to 100, as Spotify says.")),
    followers: from("y", maybeNumber("Followers on Spotify.")),
  }),
  longest_absence: one(ABSENCE_PART),
  years: many(YEAR_PART),
  months: many(MONTH_PART),
  heatmap: many(HEATMAP_PART),
  top_tracks: many(TRACK_PART),
  top_albums: many(ALBUM_PART),
};

export const question = composite({
  path: "artist/{artist}",
  exposure: {
    ranges: "months",
    parts: {
      totals: { artist_name: "name", ...SPAN_TOLD },
      rank: {},
      skips: {},
      metadata: { genres: "name", spotify_artist_id: "name", image_url: "name" },
      longest_absence: ABSENCE_TOLD,
      years: {},
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
      top_tracks: TRACK_TOLD,
      top_albums: ALBUM_TOLD,
    },
  },
  help: "One artist: totals, rank, skips, longest absence, months, week and hours, first tracks " +
    "and albums, metadata. Skips, years and metadata are of all time, the rest of the range.",
  inPath: ["artist"],
  params: ["artist", ...DATES],
  parts,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with artist as (
  select *
  from played_artists
  where artist_name = ${values.add(filters.artist ?? "", "text")}
),
own as (
  select ${OWN_COLUMNS}
  from listens
  ${where(filters, values)}
),
${OWN_TOTALS},
${ENDS},
${OWN_TRACKS},
${OWN_ALBUMS},
everyone as (
  ${totalsOf("artist", datesOf(filters), values)}
)
${
      unionParts([
        TOTALS,
        rank(filters, values),
        skips("artist"),
        METADATA,
        ABSENCE,
        years("artist"),
        MONTHS,
        HEATMAP,
        topTracks(20),
        topAlbums(20),
      ])
    }`);
  },
});

const TOTALS: PartSql = {
  name: "totals",
  columns: {
    n: "1",
    a: "artist.artist_name",
    ms: "totals.ms",
    plays: "totals.plays",
    x: "tracks",
    y: "albums",
    z: "days",
    at: "first.played_at",
    until: "last.played_at",
  },
  from: `from artist
  cross join totals
  ${JOIN_ENDS}`,
};

function rank(filters: Filters, values: Values): PartSql {
  const all = `(select sum(ms) from daily_totals ${whereDates(filters, values)})`;
  return { ...RANK, columns: { ...RANK.columns, w: all } };
}

const METADATA: PartSql = {
  name: "metadata",
  columns: {
    n: "1",
    a: "genres",
    b: "artists.spotify_artist_id",
    c: "artists.image_url",
    x: "popularity",
    y: "followers",
  },
  from: `from artist
  join artists on artists.artist_name = artist.artist_name`,
};
