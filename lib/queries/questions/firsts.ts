import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { list } from "../question.ts";
import { Values, whereDates } from "../sql.ts";
import { DATES } from "./common/shared.ts";

const columns = {
  artist_name: text("The artist."),
  first_played_at: text("When the first play ended, local.", "local-time"),
  track_name: maybeText("The track it was."),
  spotify_track_uri: maybeText("That track's URI."),
  hours: hours("All listening to the artist since, in hours."),
  plays: integer("All plays of the artist since."),
  image_url: maybeText("A picture, when known."),
};

/** The first play of an artist. */
export type First = RowOf<typeof columns>;

export const question = list({
  path: "firsts",
  exposure: {
    ranges: "months",
    columns: {
      artist_name: "name",
      first_played_at: "moment",
      track_name: "name",
      spotify_track_uri: "name",
      image_url: "name",
    },
    instead: { order: "name" },
  },
  help: "The first play of each artist, the latest first; a range shows the artists first played " +
    "in it. Ordered by `name` they are sorted by the month, the latest first, then by name.",
  params: [...DATES, "order", "limit", "offset"],
  choices: { order: ["last", "name"] },
  defaults: { order: "last", limit: 20, offset: 0 },
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select
  played_artists.artist_name,
  played_at as first_played_at,
  track_name,
  spotify_track_uri,
  ms,
  played_artists.plays,
  image_url
from played_artists
join plays on play_id = first_play_id
${whereDates(filters, values)}
order by ${filters.order === "name" ? BY_NAME : "first_play_id desc"}
limit ${values.add(filters.limit ?? 20, "integer")}
offset ${values.add(filters.offset ?? 0, "integer")}`);
  },
});

/** Says nothing of the order within a month. */
const BY_NAME = `substr(cast(played_at as text), 1, 7) collate "C" desc,
  played_artists.artist_name collate "C"`;
