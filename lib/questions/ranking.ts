import { hours, integer, maybeText, type RowOf, share, text } from "../columns.ts";
import type { Filters } from "../filters.ts";
import { foldText } from "../fold.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { byMetric, NARROWED, nearTheTop, totalsOf } from "./common/shared.ts";

const columns = {
  rank: integer("Its place by the metric among all of its kind; equals share one."),
  name: text("Its name."),
  artist_name: maybeText("The artist of a track or album."),
  spotify_track_uri: maybeText("A track's URI."),
  image_url: maybeText("A picture or cover, when known."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  hours_share: share("Its share of the hours of all of its kind.", "ms", "all_ms"),
  plays_share: share("Its share of the plays of all of its kind.", "plays", "all_plays"),
  first_played_at: text("The first of these plays, local.", "local-time"),
  last_played_at: text("The last of these plays, local.", "local-time"),
};

/** A row of a ranked page. */
export type Ranked = RowOf<typeof columns>;

const NAMES = {
  artist: `artist_name as name, cast(null as text) as artist_name,
    cast(null as text) as spotify_track_uri, image_url`,
  track: "track_name as name, artist_name, spotify_track_uri, album_image_url as image_url",
  album: `album_name as name, artist_name, cast(null as text) as spotify_track_uri,
    album_image_url as image_url`,
};

export const question = list({
  path: "ranking",
  help:
    "All artists, tracks or albums with rank, share, first and last play: searchable, sorted, " +
    "in pages.",
  params: ["kind", ...NARROWED, "metric", "q", "order", "limit", "offset"],
  defaults: { limit: 50, offset: 0 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const { kind = "artist", q } = filters;
    const conditions = q !== undefined
      ? [`strpos(search_key, ${values.add(foldText(q), "text")}) > 0`]
      : filters.order === undefined || filters.order === "rank"
      ? [nearTheTop(filters, values, "ranked")]
      : [];
    return values.statement(`
with totals as (
  ${totalsOf(kind, filters, values, true)}
),
ranked as (
  select ${kind}_id, ms, plays, first_play_id, last_play_id,
    rank() over (order by ${byMetric(filters)}) as rank
  from totals
),
named as (
  select
    ${kind}_id,
    ${NAMES[kind]},
    search_key
  from played_${kind}s
),
page as (
  select
    named.name, named.artist_name, spotify_track_uri, image_url,
    ms, plays, first_play_id, last_play_id, rank
  from ranked
  join named on named.${kind}_id = ranked.${kind}_id
  ${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
  order by ${order(filters)}
  limit ${values.add(filters.limit ?? 50, "integer")}
  offset ${values.add(filters.offset ?? 0, "integer")}
)
select
  rank, name, page.artist_name, page.spotify_track_uri, image_url, ms, plays,
  (select cast(sum(ms) as bigint) from totals) as all_ms,
  (select cast(sum(plays) as bigint) from totals) as all_plays,
  first.played_at as first_played_at,
  last.played_at as last_played_at
from page
join plays as first on first.play_id = first_play_id
join plays as last on last.play_id = last_play_id
order by ${order(filters, "page.")}`);
  },
});

/** Names are told apart at last, so the order is total. */
function order({ order }: Filters, of = "named."): string {
  const names = `name collate "C", ${of}artist_name collate "C"`;
  if (order === "name") return names;
  if (order === "first") return `first_play_id, ${names}`;
  if (order === "last") return `last_play_id desc, ${names}`;
  return `rank, ${names}`;
}
