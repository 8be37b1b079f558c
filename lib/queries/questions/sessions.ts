import { SESSION_PAUSE_MINUTES } from "../../core/session.ts";
import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { rowsOf, statement } from "../sql.ts";
import { sessionsOf } from "./common/sessions.ts";
import { byMetric } from "./common/shared.ts";

const columns = {
  date: text("The local day of its first play; it counts whole on that day.", "date"),
  started_at: text("When its first play started, local.", "local-time"),
  ended_at: text("When its last play ended, local.", "local-time"),
  elapsed_hours: hours("From start to end, pauses included, in hours."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
  first_track_name: maybeText("The track it started with."),
  first_artist_name: maybeText("That track's artist."),
};

/** One session. */
export type Session = RowOf<typeof columns>;

export const question = list({
  path: "sessions",
  exposure: {
    ranges: "months",
    columns: {
      date: "moment",
      started_at: "moment",
      ended_at: "moment",
      first_track_name: "withheld",
      first_artist_name: "withheld",
    },
  },
  help:
    `Sessions by hours or plays; a gap of more than ${SESSION_PAUSE_MINUTES} minutes between the ` +
    "end of one play and the start of the next begins a new one. A session counts whole on the day " +
    "of its first play; with filters only sessions with a matching play are listed, and only their " +
    "matching plays count.",
  params: [...FILTERS, "credit", "metric", "limit", "page"],
  defaults: { limit: 20 },
  columns,
  sql: (filters) =>
    statement((values) => `
with top as (
  ${sessionsOf(filters, values)}
  order by ${byMetric(filters)}, session_id
  ${rowsOf(filters, values)}
)
select
  top.date,
  started_at,
  ended_at,
  elapsed_ms,
  top.ms,
  top.plays,
  track_name as first_track_name,
  nullif(artist_name, '') as first_artist_name
from top
join listens on listens.play_id = top.first_play_id
left join played_tracks on played_tracks.track_id = listens.track_id
order by ${byMetric(filters)}, top.session_id`),
});
