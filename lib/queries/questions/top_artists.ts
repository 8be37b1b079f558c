import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { where } from "../where.ts";
import { byMetric, entityTable, isUnfiltered, totalsOf } from "./common/shared.ts";

const columns = {
  artist_name: text("The artist."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  spotify_artist_id: maybeText("The Spotify id, when known."),
  image_url: maybeText("A picture, when known."),
  top_track_name: maybeText("The artist's top track by the same metric."),
  top_track_uri: maybeText("That track's URI."),
};

/** An artist of the ranking. */
export type TopArtist = RowOf<typeof columns>;

export const question = list({
  path: "top-artists",
  exposure: {
    ranges: "months",
    columns: {
      artist_name: "name",
      spotify_artist_id: "name",
      image_url: "name",
      top_track_name: "name",
      top_track_uri: "name",
    },
  },
  help: "Artists by hours or plays, each with its own first track.",
  params: [...FILTERS, "credit", "metric", "limit", "page"],
  defaults: { limit: 10 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const metric = filters.metric === "plays" ? "plays" : "ms";
    const own = `artist_id in (select artist_id from top)`;
    const tracks = filters.credit === "all"
      ? creditedTracks(filters, values)
      : isUnfiltered(filters)
      ? `select artist_id, track_id, ms, plays
    from played_tracks
    where ${own}`
      : `select artist_id, track_id, sum(ms) as ms, count(*) as plays
    from listens
    ${where(filters, values, [own, "track_id is not null"])}
    group by artist_id, track_id`;
    return values.statement(`
with totals as (
  ${totalsOf("artist", filters, values)}
),
top as (
  select artist_id, artist_name, totals.ms, totals.plays, spotify_artist_id, image_url
  from totals
  join ${entityTable("artist", filters)} using (artist_id)
  order by ${byMetric(filters, "totals.")}, artist_name collate "C"
  ${rowsOf(filters, values)}
),
tracks as (
  ${tracks}
),
best as (
  select artist_id, track_id, ms, plays
  from (
    select *, max(${metric}) over (partition by artist_id) as most
    from tracks
  ) as compared
  where ${metric} = most
),
ranked as (
  select
    best.artist_id,
    track_name,
    spotify_track_uri,
    row_number() over (
      partition by best.artist_id
      order by ${byMetric(filters, "best.")}, track_name collate "C"
    ) as rank
  from best
  join played_tracks on played_tracks.track_id = best.track_id
)
select
  artist_name,
  ms,
  plays,
  spotify_artist_id,
  image_url,
  track_name as top_track_name,
  spotify_track_uri as top_track_uri
from top
left join ranked on ranked.artist_id = top.artist_id and ranked.rank = 1
order by ${byMetric(filters)}, artist_name collate "C"`);
  },
});

/** The tracks of the first artists, where a play counts for every artist credited. */
function creditedTracks(filters: Filters, values: Values): string {
  const own = `artist_id in (select artist_id from top)
      or track_id in (
        select track_id from track_credits where artist_id in (select artist_id from top)
      )`;
  const listened = isUnfiltered(filters)
    ? `select artist_id, track_id, ms, plays
    from played_tracks
    where ${own}`
    : `select artist_id, track_id, sum(ms) as ms, count(*) as plays
    from listens
    ${where(filters, values, [`(${own})`, "track_id is not null"])}
    group by artist_id, track_id`;
  return `select coalesce(track_credits.artist_id, listened.artist_id) as artist_id,
    listened.track_id, ms, plays
  from (
    ${listened}
  ) as listened
  left join track_credits on track_credits.track_id = listened.track_id
  where coalesce(track_credits.artist_id, listened.artist_id) in (select artist_id from top)`;
}
