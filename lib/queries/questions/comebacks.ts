import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, Values } from "../sql.ts";
import { where } from "../where.ts";

/** A track was forgotten when it was not played for this many days in a row. */
export const LEAST_SILENCE = 365;
/** It was played at least this often before, and as often since. */
export const LEAST_PLAYS = 5;

const columns = {
  track_name: text("The title."),
  artist_name: text("The artist."),
  last_date: text("The last day it was played before the silence.", "date"),
  return_date: text("The day it was played again.", "date"),
  days: integer("How many days there were between the two."),
  plays_before: integer("How often it was played before the silence."),
  plays_since: integer("How often it was played since."),
  since_hours: hours("Listening to it since, in hours."),
  spotify_track_uri: maybeText("The most played URI of the track."),
};

/** A track that was forgotten and came back. */
export type Comeback = RowOf<typeof columns>;

export const question = list({
  path: "comebacks",
  exposure: "never",
  help:
    `Tracks that were forgotten and came back: played at least ${LEAST_PLAYS} times, then not ` +
    `once for ${LEAST_SILENCE} days or more, then at least ${LEAST_PLAYS} times again; the longest ` +
    "silence of each, the longest first. Filters show those whose first play after the silence is " +
    "among theirs.",
  params: [...FILTERS, "credit", "limit"],
  defaults: { limit: 10 },
  columns,
  sql: (filters) => {
    const values = new Values();
    const isSilence = `date - previous_track_date > ${LEAST_SILENCE}`;
    return values.statement(`
with returns as (
  select play_id, track_id, date, previous_track_date
  from listens
  ${where(filters, values, [isSilence])}
),
counted as (
  select
    returns.play_id,
    returns.track_id,
    previous_track_date as last_date,
    returns.date as return_date,
    cast(returns.date - previous_track_date - 1 as integer) as days,
    count(*) filter (where others.play_id < returns.play_id) as plays_before,
    count(*) filter (where others.play_id >= returns.play_id) as plays_since,
    cast(sum(others.ms) filter (where others.play_id >= returns.play_id) as bigint) as since_ms
  from returns
  join played_tracks on played_tracks.track_id = returns.track_id
    and played_tracks.plays >= ${2 * LEAST_PLAYS}
  join (select play_id, track_id, ms from listens) as others on others.track_id = returns.track_id
  group by returns.play_id, returns.track_id, previous_track_date, returns.date
),
longest as (
  select *, row_number() over (partition by track_id order by days desc, play_id) as rank
  from counted
  where plays_before >= ${LEAST_PLAYS}
    and plays_since >= ${LEAST_PLAYS}
)
select
  track_name,
  artist_name,
  last_date,
  return_date,
  days,
  plays_before,
  plays_since,
  since_ms,
  spotify_track_uri
from longest
join played_tracks on played_tracks.track_id = longest.track_id
where rank = 1
order by days desc, plays_since desc, track_name collate "C", artist_name collate "C"
${rowsOf(filters, values)}`);
  },
});
