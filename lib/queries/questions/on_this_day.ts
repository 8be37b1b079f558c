import { hours, integer, text } from "../columns.ts";
import { DATES, NAMES, SEGMENTS } from "./common/shared.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  year: integer("The year."),
  date: text("The day.", "date"),
  hours: hours("Listening on it, in hours."),
  plays: integer("How many plays."),
  track_name: text("The track listened to longest on it."),
  artist_name: text("That track's artist."),
  track_plays: integer("How often it was played on it."),
};

export const question = list({
  path: "on-this-day",
  exposure: "never",
  help:
    "What was played on the same day of earlier years, each with the track listened to longest.",
  params: [...NAMES, ...SEGMENTS, "credit", "date"],
  noMeaning: DATES,
  columns,
  sql: (filters) => {
    const values = new Values();
    const day = filters.date ?? "1970-01-01";
    return values.statement(`
with days as (
  select date, year
  from daily_totals
  where right(cast(date as text), 5) = ${values.add(day.slice(5), "text")}
    and date < ${values.add(day, "date")}
),
tracks as (
  select date, track_id, cast(sum(ms) as bigint) as ms, count(*) as plays
  from listens
  ${where(filters, values, ["date in (select date from days)"])}
  group by date, track_id
),
totals as (
  select date, cast(sum(ms) as bigint) as ms, cast(sum(plays) as bigint) as plays
  from tracks
  group by date
),
ranked as (
  select
    tracks.date,
    track_name,
    artist_name,
    tracks.plays,
    row_number() over (
      partition by tracks.date
      order by tracks.ms desc, tracks.plays desc, track_name collate "C", artist_name collate "C"
    ) as rank
  from tracks
  join played_tracks on played_tracks.track_id = tracks.track_id
)
select
  year,
  days.date,
  totals.ms,
  totals.plays,
  track_name,
  artist_name,
  ranked.plays as track_plays
from days
join totals on totals.date = days.date
join ranked on ranked.date = days.date and ranked.rank = 1
order by days.date desc`);
  },
});
