/**
 * The columns of sections that several composite answers share, and what they reveal to strangers.
 */
import { hours, integer, maybeText, share, text } from "../../columns.ts";

export const LISTENING = {
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

export const TRACK_COLUMNS = {
  track_name: text("The title."),
  artist_name: text("The artist."),
  spotify_track_uri: maybeText("Its most played URI."),
  album_image_url: maybeText("The cover, when known."),
  ...LISTENING,
};

export const TRACK_TOLD = {
  track_name: "name",
  artist_name: "name",
  spotify_track_uri: "name",
  album_image_url: "name",
} as const;

export const ARTIST_COLUMNS = {
  artist_name: text("The artist."),
  image_url: maybeText("A picture, when known."),
  ...LISTENING,
};

export const ARTIST_TOLD = { artist_name: "name", image_url: "name" } as const;

export const ALBUM_COLUMNS = {
  album_name: text("The album."),
  artist_name: text("Its artist."),
  album_image_url: maybeText("The cover, when known."),
  ...LISTENING,
};

export const ALBUM_TOLD = {
  album_name: "name",
  artist_name: "name",
  album_image_url: "name",
} as const;

/** On how many days, and the first and the last play. */
export const SPAN_COLUMNS = {
  days: integer("On how many days."),
  first_played_at: maybeText("The first of these plays, local.", "local-time"),
  last_played_at: maybeText("The last of these plays, local.", "local-time"),
};

export const SPAN_TOLD = { first_played_at: "moment", last_played_at: "moment" } as const;

export const RANK_COLUMNS = {
  by_hours: integer("Its rank by hours in the range."),
  by_plays: integer("Its rank by plays in the range."),
};

/** The longest time without it. */
export const ABSENCE_COLUMNS = {
  from_date: text("The last day before it.", "date"),
  to_date: text("The day of return.", "date"),
  days: integer("How many days lie between."),
};

/** Days beside a name: strangers do not get the section at all. */
export const ABSENCE_TOLD = { from_date: "day", to_date: "day" } as const;

export const YEAR_COLUMNS = {
  year: integer("The year."),
  ...LISTENING,
  rank_by_hours: integer("Its rank by hours in that year."),
  rank_by_plays: integer("Its rank by plays in that year."),
};

export const SKIP_COLUMNS = {
  records: integer("How many records ever, the short ones too."),
  known: integer("How many of them say whether they were skipped."),
  skipped: integer("How many of those were skipped."),
  skip_share: share("The share that was skipped, of those that say so.", "skipped", "known"),
};

export const MONTH_COLUMNS = {
  year_month: text("The month."),
  ...LISTENING,
};

export const MONTH_TOLD = { year_month: "label" } as const;

export const HEATMAP_COLUMNS = {
  dow: integer("The weekday, 0 = Sunday."),
  hour: integer("The hour, 0 to 23."),
  ...LISTENING,
};

export const HEATMAP_TOLD = { hour: "hour" } as const;
