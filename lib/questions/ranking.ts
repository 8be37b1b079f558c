import { hours, integer, maybeText, type RowOf, share, text } from "../columns.ts";
import type { Filters } from "../filters.ts";
import { foldText } from "../fold.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { byMetric, NARROWED, totalsOf } from "./common/shared.ts";

const columns = {
  rank: integer("Its place by the metric among all of its kind."),
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
    const search = q === undefined
      ? ""
      : `where strpos(search_key, ${values.add(foldText(q), "text")}) > 0`;
    return values.statement(`
with totals as (
  ${totalsOf(kind, filters, values)}
),
named as (
  select
    ${kind}_id,
    ${NAMES[kind]},
    search_key
  from played_${kind}s
),
ranked as (
  select
    named.name, named.artist_name, spotify_track_uri, image_url, search_key,
    ms, plays, first_play_id, last_play_id,
    row_number() over (
      order by ${byMetric(filters)}, name collate "C", artist_name collate "C"
    ) as rank,
    cast(sum(ms) over () as bigint) as all_ms,
    cast(sum(plays) over () as bigint) as all_plays
  from totals
  join named on named.${kind}_id = totals.${kind}_id
),
page as (
  select *
  from ranked
  ${search}
  order by ${order(filters)}
  limit ${values.add(filters.limit ?? 50, "integer")}
  offset ${values.add(filters.offset ?? 0, "integer")}
)
select
  rank, name, page.artist_name, page.spotify_track_uri, image_url, ms, plays, all_ms, all_plays,
  first.played_at as first_played_at,
  last.played_at as last_played_at
from page
join plays as first on first.play_id = first_play_id
join plays as last on last.play_id = last_play_id
order by ${order(filters)}`);
  },
});

function order({ order }: Filters): string {
  if (order === "name") return `name collate "C", rank`;
  if (order === "first") return "first_play_id, rank";
  if (order === "last") return "last_play_id desc, rank";
  return "rank";
}
