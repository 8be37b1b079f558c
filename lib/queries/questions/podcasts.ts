import { hours, integer, maybeText, type RowOf } from "../columns.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { whereRecords } from "../where.ts";
import { byMetric, DATES, NAMES, SEGMENTS } from "./common/shared.ts";

const columns = {
  show_name: maybeText("The podcast."),
  episode_name: maybeText("The episode, when grouped by episode."),
  spotify_episode_uri: maybeText("Its URI, when grouped by episode."),
  hours: hours("Listening, in hours."),
  plays: integer("How many records."),
  episodes: integer("How many different episodes."),
  first_played_at: maybeText("When it was first played, local.", "local-time"),
  last_played_at: maybeText("When it was last played, local.", "local-time"),
};

/** A show or an episode. */
export type Podcast = RowOf<typeof columns>;

export const question = list({
  path: "podcasts",
  exposure: {
    ranges: "months",
    columns: {
      show_name: "name",
      episode_name: "name",
      spotify_episode_uri: "name",
      first_played_at: "moment",
      last_played_at: "moment",
    },
  },
  help: "Podcast shows, or their episodes, by hours or how often they were played; every record " +
    "counts, however short.",
  params: [...DATES, ...SEGMENTS, "groupBy", "show", "metric", "limit", "page"],
  noMeaning: [...NAMES, "credit"],
  choices: { groupBy: ["show", "episode"] },
  defaults: { groupBy: "show", limit: 25 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const isEpisode = filters.groupBy === "episode";
    const show = filters.show === undefined
      ? []
      : [`artist_name = ${values.add(filters.show, "text")}`];
    return values.statement(`
with shows as (
  select
    artist_name as show_name,
    ${isEpisode ? "track_name" : "cast(null as text)"} as episode_name,
    ${
      isEpisode
        ? 'max(spotify_track_uri collate "C")'
        : "cast(null as text)"
    } as spotify_episode_uri,
    cast(sum(ms_played) as bigint) as ms,
    count(*) as plays,
    count(distinct track_name) as episodes,
    min(played_at) as first_played_at,
    max(played_at) as last_played_at
  from set_aside
  ${whereRecords(filters, values, ["reason = 'podcast'", ...show])}
  group by 1, 2
)
select *
from shows
order by ${byMetric(filters)}, show_name collate "C" nulls last, episode_name collate "C" nulls last
${rowsOf(filters, values)}`);
  },
});
