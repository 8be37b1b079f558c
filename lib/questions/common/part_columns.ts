/** The columns of parts that several composite answers have. */
import { from, hours, integer, maybeText, text } from "../../columns.ts";

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

export const MONTH_PART = {
  year_month: from("a", text("The month.")),
  ...LISTENING,
};

export const HEATMAP_PART = {
  dow: from("x", integer("The weekday, 0 = Sunday.")),
  hour: from("y", integer("The hour, 0 to 23.")),
  ...LISTENING,
};
