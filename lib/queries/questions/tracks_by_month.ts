import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { where } from "../where.ts";

const columns = {
  year_month: text("The month."),
  track_name: text("The track played most in it."),
  artist_name: text("Its artist."),
  hours: hours("Listening to it in the month, in hours."),
  plays: integer("How often it was played in the month."),
  spotify_track_uri: maybeText("The most played URI of the track."),
};

/** The track of a month. */
export type MonthTrack = RowOf<typeof columns>;

export const question = list({
  path: "tracks-by-month",
  exposure: {
    ranges: "months",
    columns: {
      year_month: "label",
      track_name: "name",
      artist_name: "name",
      spotify_track_uri: "name",
    },
  },
  help: "The track of each month, by hours or plays; a month without a title has none.",
  params: [...FILTERS, "credit", "metric"],
  columns,
  sql: (filters) => {
    const values = new Values();
    const [first, second] = filters.metric === "plays" ? ["plays", "ms"] : ["ms", "plays"];
    return values.statement(`
with totals as (
  select month_number, track_id, sum(ms) as ms, count(*) as plays
  from listens
  ${where(filters, values, ["track_id is not null"])}
  group by month_number, track_id
),
most as (
  select month_number, max(${first}) as most
  from totals
  group by month_number
),
ranked as (
  select
    totals.month_number,
    track_name,
    artist_name,
    totals.ms,
    totals.plays,
    spotify_track_uri,
    row_number() over (
      partition by totals.month_number
      order by totals.${second} desc, track_name collate "C", artist_name collate "C"
    ) as rank
  from totals
  join most on most.month_number = totals.month_number
    and most.most = totals.${first}
  join played_tracks on played_tracks.track_id = totals.track_id
),
months as (
  select distinct month_number, year_month
  from daily_totals
)
select
  year_month,
  track_name,
  artist_name,
  cast(ms as bigint) as ms,
  plays,
  spotify_track_uri
from ranked
join months on months.month_number = ranked.month_number
where rank = 1
order by year_month collate "C"`);
  },
});
