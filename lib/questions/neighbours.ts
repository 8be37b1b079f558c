import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { list } from "../question.ts";
import { Values, where, whereDates } from "../sql.ts";
import { DATES, datesOf, totalsOf } from "./common/shared.ts";

const columns = {
  name: text("Its name."),
  artist_name: maybeText("The artist of a track or album."),
  spotify_track_uri: maybeText("A track's URI."),
  sessions: integer("In how many sessions both were played."),
  hours: hours("Listening to it in those sessions, in hours."),
  plays: integer("How often it was played in those sessions."),
};

/** Something that is played in the same sessions. */
export type Neighbour = RowOf<typeof columns>;

const NAMES = {
  artist: "artist_name as name, cast(null as text) as artist_name, cast(null as text) as " +
    "spotify_track_uri",
  track: "track_name as name, artist_name, spotify_track_uri",
  album: "album_name as name, artist_name, cast(null as text) as spotify_track_uri",
};

export const question = list({
  path: "neighbours",
  help: "What is played in the same sessions as an artist, album or track, in two of them at " +
    "least; first what is played there much, measured by how much it is played at all.",
  params: ["kind", ...DATES, "artist", "album", "track", "limit", "offset"],
  required: ["artist"],
  defaults: { limit: 10, offset: 0 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const { kind = "artist" } = filters;
    const elsewhere = [
      "session_id in (select session_id from own)",
      `${kind}_id not in (select id from own where id is not null)`,
    ];
    return values.statement(`
with own as (
  select session_id, ${kind}_id as id
  from listens
  ${where(filters, values)}
),
together as (
  select ${kind}_id, count(distinct session_id) as sessions, sum(ms) as ms, count(*) as plays
  from listens
  ${whereDates(filters, values, elsewhere)}
  group by ${kind}_id
  having count(distinct session_id) > 1
),
totals as (
  ${totalsOf(kind, datesOf(filters), values)}
),
named as (
  select ${kind}_id, ${NAMES[kind]}
  from played_${kind}s
)
select
  name,
  artist_name,
  spotify_track_uri,
  sessions,
  cast(together.ms as bigint) as ms,
  together.plays as plays
from together
join totals on totals.${kind}_id = together.${kind}_id
join named on named.${kind}_id = together.${kind}_id
order by
  cast(together.plays as double precision) * together.plays / totals.plays desc,
  sessions desc,
  name collate "C",
  artist_name collate "C"
limit ${values.add(filters.limit ?? 10, "integer")}
offset ${values.add(filters.offset ?? 0, "integer")}`);
  },
});
