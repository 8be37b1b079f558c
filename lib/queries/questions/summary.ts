import { hours, integer, maybeText, type RowOf } from "../columns.ts";
import { FILTERS, type Filters, MOMENTS } from "../filters/params.ts";
import { object } from "../question.ts";
import { Values } from "../sql.ts";
import { isNarrowed, onlySegment, where, whereDates } from "../where.ts";
import { ENDS, JOIN_ENDS, totalsOf } from "./common/shared.ts";

const columns = {
  total_hours: hours("Listening, in hours."),
  total_plays: integer("How many plays."),
  unique_tracks: integer("How many different tracks."),
  unique_artists: integer("How many different artists."),
  first_played_at: maybeText("When the first of these plays ended, local.", "local-time"),
  last_played_at: maybeText("When the last of these plays ended, local.", "local-time"),
  min_date: maybeText("The first day of all data, whatever the filters.", "date"),
  max_date: maybeText("The last day of all data, whatever the filters.", "date"),
};

/** The totals of a range. */
export type Summary = RowOf<typeof columns>;

export const question = object({
  path: "summary",
  exposure: {
    ranges: "days",
    columns: {
      first_played_at: "moment",
      last_played_at: "moment",
      min_date: "month-start",
      max_date: "month-end",
    },
  },
  help: "Hours, plays, and how many different tracks (one artist and title) and artists.",
  params: [...FILTERS, ...MOMENTS, "credit"],
  columns,
  sql: (filters) => {
    const values = new Values();
    return values.statement(`
with totals as (
  ${totals(filters, values)}
),
${ENDS}
select
  coalesce(total_ms, 0) as total_ms,
  total_plays,
  unique_tracks,
  ${artistsOf(filters, values)} as unique_artists,
  first.played_at as first_played_at,
  last.played_at as last_played_at,
  (select min(date) from daily_totals) as min_date,
  (select max(date) from daily_totals) as max_date
from totals
${JOIN_ENDS}`);
  },
});

/** How many artists: those of the totals, or every artist credited. */
function artistsOf(filters: Filters, values: Values): string {
  return filters.credit === "all"
    ? `(
    select count(*)
    from (
      ${totalsOf("artist", filters, values)}
    ) as credited
  )`
    : "unique_artists";
}

/**
 * A first play since the start is recognised by the date of the previous one, so no distinct count
 * is needed.
 */
function totals(filters: Filters, values: Values): string {
  const segment = onlySegment(filters);
  if (isNarrowed(filters) && segment === undefined) return refined(filters, values);
  if (filters.startDate === undefined) return wholeDays(filters, values);
  if (segment !== undefined) return refined(filters, values);
  const start = values.add(filters.startDate, "date");
  return `select
    cast(sum(ms) as bigint) as total_ms,
    count(*) as total_plays,
    count(track_id) filter (
      where previous_track_date is null or previous_track_date < ${start}
    ) as unique_tracks,
    count(artist_id) filter (
      where previous_artist_date is null or previous_artist_date < ${start}
    ) as unique_artists,
    min(play_id) as first_play_id,
    max(play_id) as last_play_id
  from listens
  ${where(filters, values)}`;
}

function wholeDays(filters: Filters, values: Values): string {
  const segment = onlySegment(filters);
  const only = segment === undefined
    ? []
    : [`kind = '${segment.kind}'`, `name = ${values.add(segment.name, "text")}`];
  return `select
    cast(sum(ms) as bigint) as total_ms,
    coalesce(sum(plays), 0) as total_plays,
    coalesce(sum(ever_tracks), 0) as unique_tracks,
    coalesce(sum(ever_artists), 0) as unique_artists,
    min(first_play_id) as first_play_id,
    max(last_play_id) as last_play_id
  from ${segment === undefined ? "daily_totals" : "daily_segments"}
  ${whereDates(filters, values, only)}`;
}

function refined(filters: Filters, values: Values): string {
  return `select
    cast(sum(ms) as bigint) as total_ms,
    coalesce(sum(plays), 0) as total_plays,
    coalesce(sum(tracks), 0) as unique_tracks,
    count(artist_id) as unique_artists,
    min(first_play_id) as first_play_id,
    max(last_play_id) as last_play_id
  from (
    select
      artist_id,
      count(track_id) as tracks,
      sum(ms) as ms,
      sum(plays) as plays,
      min(first_play_id) as first_play_id,
      max(last_play_id) as last_play_id
    from (
    select
      track_id,
      artist_id,
      sum(ms) as ms,
      count(*) as plays,
      min(play_id) as first_play_id,
      max(play_id) as last_play_id
    from listens
    ${where(filters, values)}
    group by track_id, artist_id
    ) as tracks
    group by artist_id
  ) as artists`;
}
