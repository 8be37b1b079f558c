import { hours, integer, maybeNumber, maybeText, type RowOf, share, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { foldText } from "../../core/fold.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { amongIds, where } from "../where.ts";
import {
  byMetric,
  entityTable,
  everythingOf,
  isUnfiltered,
  nearTheTop,
  totalsOf,
  withComparedDates,
} from "./common/shared.ts";

const columns = {
  rank: integer("Its rank by the metric among all of its kind; equals share one."),
  compared_rank: maybeNumber("Its rank in the compared range; null when it was not played in it."),
  id: text("A number that stands for it, in `ids`."),
  name: text("Its name."),
  artist_name: maybeText("The artist of a track or album."),
  spotify_track_uri: maybeText("A track's URI."),
  image_url: maybeText("A picture or cover, when known."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  hours_share: share("Its share of all hours, those without a name too.", "ms", "all_ms"),
  plays_share: share("Its share of all plays, those without a name too.", "plays", "all_plays"),
  first_played_at: text("The first of these plays, local.", "local-time"),
  last_played_at: text("The last of these plays, local.", "local-time"),
  matches: integer("How many there are in all pages."),
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
  exposure: {
    ranges: "months",
    columns: {
      id: "name",
      name: "name",
      artist_name: "name",
      spotify_track_uri: "name",
      image_url: "name",
      first_played_at: "moment",
      last_played_at: "moment",
    },
  },
  help:
    "All artists, tracks or albums with rank, share, first and last play: searchable, sorted, " +
    "in pages; with the rank in another range when one is given.",
  params: [
    "kind",
    ...FILTERS,
    "credit",
    "metric",
    "compare",
    "ids",
    "q",
    "sort",
    "direction",
    "limit",
    "page",
  ],
  defaults: { limit: 50 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const { kind = "artist" } = filters;
    // A track has few plays, so it is faster to look up first and last only for the rows of the
    // page.
    const withEnds = kind !== "track" || isUnfiltered(filters) || filters.sort === "first" ||
      filters.sort === "last";
    const before = comparedTotals(kind, filters, values);
    const conditions = conditionsOf(kind, filters, values);
    return values.statement(`
with totals as (
  ${totalsOf(kind, filters, values, withEnds)}
),
everything as (
  ${everythingOf(filters, values)}
),
${
      before === undefined ? "" : `before as (
  select ${kind}_id, rank() over (order by ${byMetric(filters)}) as compared_rank
  from (
    ${before}
  ) as totals
),
`
    }ranked as (
  select *, rank() over (order by ${byMetric(filters)}) as rank
  from totals
  ${isTop(filters) ? `where ${nearTheTop(filters, values)}` : ""}
),
named as (
  select
    ${kind}_id,
    ${NAMES[kind]},
    search_key
  from ${entityTable(kind, filters)}
),
page as (
  select
    ranked.${kind}_id,
    named.name, named.artist_name, spotify_track_uri, image_url,
    ms, plays, rank,${withEnds ? " first_play_id, last_play_id," : ""}
    ${conditions.length > 0 ? "count(*) over ()" : "(select count(*) from totals)"} as matches
  from ranked
  join named on named.${kind}_id = ranked.${kind}_id
  ${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
  order by ${order(filters)}
  ${rowsOf(filters, values)}
)${
      withEnds ? "" : `,
ends as materialized (
  select track_id, min(play_id) as first_play_id, max(play_id) as last_play_id
  from listens
  ${where(filters, values, ["track_id in (select track_id from page)"])}
  group by track_id
)`
    }
select
  rank,
  ${before === undefined ? "cast(null as bigint) as compared_rank" : "compared_rank"},
  page.${kind}_id as id,
  name, page.artist_name, page.spotify_track_uri, image_url, page.ms, page.plays,
  all_ms, all_plays,
  first.played_at as first_played_at,
  last.played_at as last_played_at,
  matches
from page
cross join everything
${withEnds ? "" : "join ends on ends.track_id = page.track_id"}
join listens as first on first.play_id = first_play_id
join listens as last on last.play_id = last_play_id
${before === undefined ? "" : `left join before on before.${kind}_id = page.${kind}_id`}
order by ${order(filters, "page.")}`);
  },
});

type Kind = NonNullable<Filters["kind"]>;

/** Whether the page is the top of the ranking, so that no others need a rank. */
function isTop({ q, ids, sort = "rank", direction = "asc" }: Filters): boolean {
  return q === undefined && ids === undefined && sort === "rank" && direction === "asc";
}

/** What the rows are limited to, though all of them have a rank. */
function conditionsOf(kind: Kind, { q, ids }: Filters, values: Values): string[] {
  return [
    ...(q === undefined ? [] : [`strpos(search_key, ${values.add(foldText(q), "text")}) > 0`]),
    ...(ids === undefined ? [] : [amongIds(`ranked.${kind}_id`, ids, values)]),
  ];
}

/**
 * The totals of the compared range; undefined when none is given. With the ends, which nobody reads,
 * because Postgres knows how many rows a plain grouping has, and joins it by hash.
 */
function comparedTotals(kind: Kind, filters: Filters, values: Values): string | undefined {
  const compared = withComparedDates(filters);
  return compared === undefined ? undefined : totalsOf(kind, compared, values, true);
}

/** Names break the last ties, so the order is total. */
function order({ sort, direction }: Filters, of = "named."): string {
  const names = `name collate "C", ${of}artist_name collate "C"`;
  const way = direction ?? (sort === "last" ? "desc" : "asc");
  if (sort === "name") return `name collate "C" ${way}, ${of}artist_name collate "C"`;
  if (sort === "first") return `first_play_id ${way}, ${names}`;
  if (sort === "last") return `last_play_id ${way}, ${names}`;
  return `rank ${way}, ${names}`;
}
