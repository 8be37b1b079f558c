import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { byMetric, nearTheTop, totalsOf } from "./common/shared.ts";

const columns = {
  album_name: text("The album."),
  artist_name: text("Its artist."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  album_image_url: maybeText("The cover, when known."),
};

/** An album of the ranking. */
export type TopAlbum = RowOf<typeof columns>;

export const question = list({
  path: "top-albums",
  exposure: {
    ranges: "months",
    columns: { album_name: "name", artist_name: "name", album_image_url: "name" },
  },
  help: "Albums by hours or plays; one artist and album name is one album.",
  params: [...FILTERS, "credit", "metric", "limit", "page"],
  defaults: { limit: 10 },
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with totals as (
  ${totalsOf("album", filters, values)}
),
named as (
  select album_name, artist_name, totals.ms, totals.plays, album_image_url
  from totals
  join played_albums on played_albums.album_id = totals.album_id
  where ${nearTheTop(filters, values)}
)
select album_name, artist_name, ms, plays, album_image_url
from named
order by ${byMetric(filters)}, album_name collate "C", artist_name collate "C"
${rowsOf(filters, values)}`);
  },
});
