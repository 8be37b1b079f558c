/** The columns of parts that several composite answers have. */
import { from, hours, integer, maybeText, share, text } from "../../columns.ts";

export const LISTENING = {
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

export const TRACK_PART = {
  track_name: from("a", text("The title.")),
  artist_name: from("b", text("The artist.")),
  spotify_track_uri: from("c", maybeText("The URI that stands for it.")),
  album_image_url: from("d", maybeText("The cover, when known.")),
  ...LISTENING,
};

export const ARTIST_PART = {
  artist_name: from("a", text("The artist.")),
  image_url: from("d", maybeText("A picture, when known.")),
  ...LISTENING,
};

export const ALBUM_PART = {
  album_name: from("a", text("The album.")),
  artist_name: from("b", text("Its artist.")),
  album_image_url: from("d", maybeText("The cover, when known.")),
  ...LISTENING,
};

/** On how many days, and the first and the last play. */
export const SPAN = {
  days: from("z", integer("On how many days.")),
  first_played_at: from("at", maybeText("The first of these plays, local.", "local-time")),
  last_played_at: from("until", maybeText("The last of these plays, local.", "local-time")),
};

/** Its place among all. */
export const PLACES = {
  by_hours: from("x", integer("Its place by hours in the range.")),
  by_plays: from("y", integer("Its place by plays in the range.")),
};

/** The longest time without it. */
export const ABSENCE_PART = {
  from_date: from("a", text("The last day before it.", "date")),
  to_date: from("b", text("The day of return.", "date")),
  days: from("x", integer("How many days lie between.")),
};

/** A year with the place in it. */
export const YEAR_PART = {
  year: from("x", integer("The year.")),
  ...LISTENING,
  rank_by_hours: from("y", integer("Its place by hours in that year.")),
  rank_by_plays: from("z", integer("Its place by plays in that year.")),
};

/** How often it was skipped. */
export const SKIPS_PART = {
  records: from("x", integer("How many records ever, the short ones too.")),
  known: from("z", integer("How many of them say whether they were skipped.")),
  skipped: from("y", integer("How many of those were skipped.")),
  skip_share: share("The share that was skipped, of those that say so.", "y", "z"),
};

export const MONTH_PART = {
  year_month: from("a", text("The month.")),
  ...LISTENING,
};

export const HEATMAP_PART = {
  dow: from("x", integer("The weekday, 0 = Sunday.")),
  hour: from("y", integer("The hour, 0 to 23.")),
  ...LISTENING,
};
