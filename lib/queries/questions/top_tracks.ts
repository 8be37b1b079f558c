import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { byMetric, nearTheTop, totalsOf } from "./common/shared.ts";

const columns = {
  track_name: text("The title."),
  artist_name: text("The artist."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  spotify_track_uri: maybeText("The most played URI of the track."),
  album_image_url: maybeText("The cover, when known."),
};

/** A track of the ranking. */
export type TopTrack = RowOf<typeof columns>;

export const question = list({
  path: "top-tracks",
  exposure: {
    ranges: "months",
    columns: {
      track_name: "name",
      artist_name: "name",
      spotify_track_uri: "name",
      album_image_url: "name",
    },
  },
  help: "Tracks by hours or plays; one artist and title is one track, under whatever URIs it was " +
    "played.",
  params: [...FILTERS, "credit", "metric", "limit", "page"],
  defaults: { limit: 10 },
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with totals as (
  ${totalsOf("track", filters, values)}
),
named as (
  select track_name, artist_name, totals.ms, totals.plays, spotify_track_uri, album_image_url
  from totals
  join played_tracks on played_tracks.track_id = totals.track_id
  where ${nearTheTop(filters, values)}
)
select track_name, artist_name, ms, plays, spotify_track_uri, album_image_url
from named
order by ${byMetric(filters)}, track_name collate "C", artist_name collate "C"
${rowsOf(filters, values)}`);
  },
});
