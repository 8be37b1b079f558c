import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { foldText } from "../../core/fold.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";

const columns = {
  kind: text("artist, track, album or show."),
  name: text("Its name."),
  artist_name: maybeText("The artist of a track or album."),
  spotify_track_uri: maybeText("A track's URI."),
  hours: hours("All listening to it, in hours."),
  plays: integer("How often it was played."),
};

/** Something that was found. */
export type Found = RowOf<typeof columns>;

const ORDER = `distance, plays desc, ms desc, name collate "C", artist_name collate "C"`;

export const question = list({
  path: "search",
  exposure: {
    ranges: "months",
    columns: { kind: "label", name: "name", artist_name: "name", spotify_track_uri: "name" },
  },
  help: "Artists, tracks, albums and shows whose name holds the words, accents and case ignored: " +
    "the exact name first, then names in which a word begins with them, then the rest, the most " +
    "played of each first; the kinds take turns.",
  params: ["q", "limit"],
  noMeaning: [...FILTERS, "credit"],
  required: ["q"],
  defaults: { limit: 20 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const key = values.add(foldText(filters.q ?? ""), "text");
    const limit = values.add(filters.limit ?? 20, "integer");
    const found = (number: number, kind: string, from: string) => `
  select ${number} as kind_number, '${kind}' as kind, name, artist_name, spotify_track_uri, ms, plays,
    row_number() over (order by ${ORDER}) as rank
  from (
    select *, case
        when search_key = ${key} then 0
        when strpos(' ' || search_key, ' ' || ${key}) > 0 then 1
        else 2
      end as distance
    from (
    ${from}
    where strpos(search_key, ${key}) > 0
    ) as holding
    order by ${ORDER}
    limit ${limit}
  ) as ${kind}s`;
    const none = "cast(null as text)";
    return values.statement(`
with found as (
  ${
      [
        found(
          1,
          "artist",
          `select artist_name as name, ${none} as artist_name, ${none} as spotify_track_uri, ms, plays, search_key
    from played_artists`,
        ),
        found(
          2,
          "track",
          `select track_name as name, artist_name, spotify_track_uri, ms, plays, search_key
    from played_tracks`,
        ),
        found(
          3,
          "album",
          `select album_name as name, artist_name, ${none} as spotify_track_uri, ms, plays, search_key
    from played_albums`,
        ),
        found(
          4,
          "show",
          `select show_name as name, ${none} as artist_name, ${none} as spotify_track_uri, ms, records as plays, search_key
    from played_shows`,
        ),
      ].join("\n  union all")
    }
)
select kind, name, artist_name, spotify_track_uri, ms, plays
from found
order by rank, kind_number
limit ${limit}`);
  },
});
