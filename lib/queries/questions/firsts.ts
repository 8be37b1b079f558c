import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { isNarrowed, where, whereDates } from "../where.ts";
import { entityTable } from "./common/shared.ts";

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
    instead: { sort: "name" },
  },
  help:
    "The first play of each artist, the latest first; with filters only artists whose first play " +
    "matches. Sorted by `name` they come by the month, the latest first, then by name.",
  params: [...FILTERS, "credit", "sort", "limit", "page"],
  choices: { sort: ["last", "name"] },
  defaults: { sort: "last", limit: 20 },
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
select
  artists.artist_name,
  played_at as first_played_at,
  track_name,
  spotify_track_uri,
  ms,
  artists.plays,
  image_url
from ${entityTable("artist", filters)} as artists
join plays on play_id = first_play_id
${firstsAmong(filters, values)}
order by ${filters.sort === "name" ? BY_NAME : LATEST_FIRST}
${rowsOf(filters, values)}`);
  },
});

/** The condition that an artist's first play ever is one of those under the filters. */
function firstsAmong(filters: Filters, values: Values): string {
  return isNarrowed(filters)
    ? `where first_play_id in (
  select play_id
  from listens
  ${where(filters, values)}
)`
    : whereDates(filters, values);
}

/** Artists who are credited together share a first play. */
const LATEST_FIRST = `first_play_id desc, artists.artist_name collate "C"`;

/** Says nothing of the order within a month. */
const BY_NAME = `substr(cast(played_at as text), 1, 7) collate "C" desc,
  artists.artist_name collate "C"`;
