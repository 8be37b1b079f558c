/** What the columns of parts that several composite answers have tell strangers. */

export const TRACK_TOLD = {
  track_name: "name",
  artist_name: "name",
  spotify_track_uri: "name",
  album_image_url: "name",
} as const;

export const ARTIST_TOLD = { artist_name: "name", image_url: "name" } as const;

export const ALBUM_TOLD = {
  album_name: "name",
  artist_name: "name",
  album_image_url: "name",
} as const;

export const SPAN_TOLD = { first_played_at: "moment", last_played_at: "moment" } as const;

/** Days beside a name: strangers do not get the part at all. */
export const ABSENCE_TOLD = { from_date: "day", to_date: "day" } as const;

export const MONTH_TOLD = { year_month: "label" } as const;

export const HEATMAP_TOLD = { hour: "hour" } as const;
