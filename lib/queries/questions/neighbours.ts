import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { where } from "../where.ts";
import { creditedListens, entityTable, isCredited } from "./common/shared.ts";

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
  exposure: {
    ranges: "months",
    columns: { name: "name", artist_name: "name", spotify_track_uri: "name" },
  },
  help:
    "What is played in the same sessions as an artist, album or track, in at least two of them, " +
    "of a genre where one is given; sorted by how much it is played there against how much it is " +
    "played at all.",
  params: ["kind", ...FILTERS, "credit", "limit", "page"],
  required: ["artist"],
  defaults: { limit: 10 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const { kind = "artist", limit = 10, page = 1 } = filters;
    const last = values.add(page * limit - 1, "integer");
    // Inlined where it is read: Postgres does not parallelise a CTE.
    const { genre: _genre, ...subject } = filters;
    const { artist: _artist, album: _album, track: _track, ...others } = filters;
    const own = `from listens
    ${where(subject, values)}`;
    const isOfCredits = isCredited(kind, filters);
    // Guests on an artist's own tracks only count as neighbours for their other plays.
    const notOwn = `track_id not in (select track_id ${own} and track_id is not null)`;
    const ownSessions = `session_id in (select session_id ${own})`;
    const plays = (columns: readonly string[], also: readonly string[] = []) =>
      isOfCredits
        ? `from ${creditedListens(columns, others, values, [notOwn, ...also])}`
        : `from listens`;
    const conditions = (also: readonly string[] = []) =>
      isOfCredits ? "" : where(others, values, also);
    return values.statement(`
with totals as (
  select
    ${kind}_id,
    sum(ms) filter (where own_id is not null) as ms,
    count(own_id) as plays,
    count(*) as all_plays
  ${plays(["session_id", "ms"])}
  left join (
    select distinct session_id as own_id
    ${own}
  ) as own on own_id = session_id
  ${conditions()}
  group by ${kind}_id
  having min(own_id) < max(own_id)
),
scored as (
  select
    ${kind}_id,
    ms,
    plays,
    cast(plays as double precision) * plays / all_plays as score
  from totals
  where ${kind}_id not in (
    ${
      isOfCredits
        ? `select artist_id from credited_artists where artist_name = ${
          values.add(filters.artist ?? "", "text")
        }`
        : `select ${kind}_id ${own} and ${kind}_id is not null`
    }
  )
),
near as (
  select *
  from scored
  where score >= coalesce(
    (select score from scored order by score desc limit 1 offset ${last}),
    0
  )
),
counted as (
  select ${kind}_id, count(distinct session_id) as sessions
  ${plays(["session_id"], [ownSessions])}
  ${conditions([ownSessions])}
  ${isOfCredits ? "where" : "and"} ${kind}_id in (select ${kind}_id from near)
  group by ${kind}_id
),
named as (
  select ${kind}_id, ${NAMES[kind]}
  from ${entityTable(kind, filters)}
)
select
  name,
  artist_name,
  spotify_track_uri,
  sessions,
  cast(near.ms as bigint) as ms,
  near.plays as plays
from near
join counted on counted.${kind}_id = near.${kind}_id
join named on named.${kind}_id = near.${kind}_id
order by
  score desc,
  sessions desc,
  name collate "C",
  artist_name collate "C"
${rowsOf(filters, values)}`);
  },
});
