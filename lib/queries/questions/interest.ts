import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { amongIds, where } from "../where.ts";
import { entityTable } from "./common/shared.ts";

const columns = {
  id: text("What it is about, as `ranking` names it."),
  name: text("Its name."),
  artist_name: maybeText("The artist of a track or album."),
  period: text("The bucket: 2024-01-31, a week by its Monday, 2024-01 or 2024."),
  hours: hours("Listening, in hours."),
  plays: integer("How many plays."),
};

/** How much one of several was played in a bucket of time. */
export type Interest = RowOf<typeof columns>;

const PERIODS = {
  day: "cast(days.date as text)",
  week: "cast(week as text)",
  month: "year_month",
  year: "cast(year as text)",
};

const NAMES = {
  artist: "artist_name as name, cast(null as text) as artist_name",
  track: "track_name as name, artist_name",
  album: "album_name as name, artist_name",
};

export const question = list({
  path: "interest",
  exposure: {
    ranges: "months",
    columns: { id: "name", name: "name", artist_name: "name", period: "bucket" },
  },
  help: "Hours and plays of several artists, tracks or albums by day, week (from Monday), month " +
    "or year; buckets without a play are left out.",
  params: ["kind", "ids", ...FILTERS, "credit", "granularity"],
  required: ["ids"],
  defaults: { granularity: "month" },
  columns,
  sql: (filters) => {
    const values = new Values();
    const { kind = "artist", granularity = "month", ids = "0" } = filters;
    return values.statement(`
with days as (
  ${
      kind === "artist" && filters.credit === "all"
        ? creditedDays(ids, filters, values)
        : `select ${kind}_id, date, sum(ms) as ms, count(*) as plays
  from listens
  ${where(filters, values, [amongIds(`${kind}_id`, ids, values)])}
  group by ${kind}_id, date`
    }
),
buckets as (
  select
    ${kind}_id,
    ${PERIODS[granularity]} as period,
    sum(days.ms) as ms,
    sum(days.plays) as plays
  from days
  join daily_totals on daily_totals.date = days.date
  group by 1, 2
),
named as (
  select ${kind}_id, ${NAMES[kind]}
  from ${entityTable(kind, filters)}
)
select
  buckets.${kind}_id as id,
  name,
  artist_name,
  period,
  cast(ms as bigint) as ms,
  cast(plays as bigint) as plays
from buckets
join named on named.${kind}_id = buckets.${kind}_id
order by period collate "C", buckets.${kind}_id`);
  },
});

/** The days of some artists, where a play counts for every artist credited. */
function creditedDays(ids: string, filters: Filters, values: Values): string {
  const among = amongIds("artist_id", ids, values);
  return `select artist_id, date, sum(ms) as ms, count(*) as plays
  from (
    select coalesce(track_credits.artist_id, listened.artist_id) as artist_id, date, ms
    from (
      select track_id, artist_id, date, ms
      from listens
      ${
    where(filters, values, [
      "track_id is not null",
      `(${among} or track_id in (select track_id from track_credits where ${among}))`,
    ])
  }
    ) as listened
    left join track_credits on track_credits.track_id = listened.track_id
  ) as credited
  where ${among}
  group by artist_id, date`;
}
