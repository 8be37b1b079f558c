import { from, hours, integer, maybeText, text } from "../columns.ts";
import { composite, many, one } from "../question.ts";
import { Values } from "../sql.ts";
import { HEATMAP, MONTHS, topAlbums, topTracks } from "./common/own.ts";
import {
  ALBUM_PART,
  ARTIST_PART,
  HEATMAP_PART,
  LISTENING,
  MONTH_PART,
  TRACK_PART,
} from "./common/part_columns.ts";
import { unionParts } from "./common/parts.ts";
import {
  BIGGEST_DAY,
  LONGEST_SESSION,
  LONGEST_STREAK,
  NEW_ARTISTS,
  PREVIOUS,
  TOP_ARTISTS,
  TOP_GENRES,
  YEAR_CTES,
  YEAR_TOTALS,
} from "./common/year_parts.ts";
import {
  ALBUM_TOLD,
  ARTIST_TOLD,
  HEATMAP_TOLD,
  MONTH_TOLD,
  SPAN_TOLD,
  TRACK_TOLD,
} from "./common/part_exposure.ts";

const parts = {
  totals: one({
    year: from("a", integer("The year.")),
    ...LISTENING,
    unique_tracks: from("x", integer("How many different tracks.")),
    unique_artists: from("y", integer("How many different artists.")),
    new_tracks: from("z", integer("How many tracks were played for the first time.")),
    new_artists: from("w", integer("How many artists were played for the first time.")),
    days: from("n", integer("On how many days something was played.")),
    first_played_at: from("at", maybeText("The first play, local.", "local-time")),
    last_played_at: from("until", maybeText("The last play, local.", "local-time")),
  }),
  previous: one(LISTENING),
  biggest_day: one({ date: from("a", text("The day.", "date")), ...LISTENING }),
  longest_streak: one({
    start_date: from("a", text("Its first day.", "date")),
    end_date: from("b", text("Its last day.", "date")),
    days: from("x", integer("How many days.")),
  }),
  longest_session: one({
    started_at: from("at", text("When it started, local.", "local-time")),
    ended_at: from("until", text("When it ended, local.", "local-time")),
    elapsed_hours: from("x", hours("From start to end, in hours.")),
    ...LISTENING,
  }),
  months: many(MONTH_PART),
  heatmap: many(HEATMAP_PART),
  top_artists: many(ARTIST_PART),
  top_tracks: many(TRACK_PART),
  top_albums: many(ALBUM_PART),
  top_genres: many({
    genre: from("a", text("The genre.")),
    hours: hours("Its share of listening, in hours."),
  }),
  new_artists: many(ARTIST_PART),
};

export const question = composite({
  path: "year/{year}",
  exposure: {
    ranges: "months",
    parts: {
      totals: SPAN_TOLD,
      previous: {},
      biggest_day: { date: "day" },
      longest_streak: { start_date: "moment", end_date: "moment" },
      longest_session: { started_at: "moment", ended_at: "moment" },
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
      top_artists: ARTIST_TOLD,
      top_tracks: TRACK_TOLD,
      top_albums: ALBUM_TOLD,
      top_genres: { genre: "name" },
      new_artists: ARTIST_TOLD,
    },
  },
  help:
    "The review of one year: totals beside the year before, first artists, tracks, albums and " +
    "genres, what was new, the biggest day, the longest streak and session, months, week and hours.",
  inPath: ["year"],
  params: ["year"],
  parts,
  sql: ({ year = 1970 }) => {
    const values = new Values();
    return values.statement(`
${
      YEAR_CTES(
        values.add(year, "integer"),
        values.add(`${year}-01-01`, "date"),
        values.add(`${year}-12-31`, "date"),
      )
    }
${
      unionParts([
        YEAR_TOTALS,
        PREVIOUS,
        BIGGEST_DAY,
        LONGEST_STREAK,
        LONGEST_SESSION,
        MONTHS,
        HEATMAP,
        TOP_ARTISTS,
        topTracks(10),
        topAlbums(10),
        TOP_GENRES,
        NEW_ARTISTS,
      ])
    }`);
  },
});
