import { hours, integer, maybeText, type RowOf, text } from "../columns.ts";
import { FILTERS, type Filters } from "../filters/params.ts";
import { list } from "../question.ts";
import { Values } from "../sql.ts";
import { amongIds, where } from "../where.ts";
import { creditedListens, entityTable, isCredited } from "./common/shared.ts";

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

/** What a row of plays and of `daily_totals` is put into a bucket by, and the bucket's name. */
const PERIODS = {
  day: { key: "date", period: "cast(date as text)" },
  week: { key: "date", period: "cast(week as text)" },
  // A name has few months, so fewer rows are left to join than by day.
  month: { key: "month_number", period: "year_month" },
  year: { key: "month_number", period: "cast(year as text)" },
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
    const { kind = "artist", granularity = "month" } = filters;
    const { key, period } = PERIODS[granularity];
    return values.statement(`
with keyed as (
  select ${kind}_id, ${key}, sum(ms) as ms, count(*) as plays
  ${playsOf(key, filters, values)}
  group by ${kind}_id, ${key}
),
buckets as (
  select
    ${kind}_id,
    period,
    sum(ms) as ms,
    sum(plays) as plays
  from keyed
  join (
    select distinct ${key}, ${period} as period
    from daily_totals
  ) as periods on periods.${key} = keyed.${key}
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

/** The plays of what is asked about, from where on. */
function playsOf(key: string, filters: Filters, values: Values): string {
  const { kind = "artist", ids = "0" } = filters;
  const among = amongIds(`${kind}_id`, ids, values);
  if (!isCredited(kind, filters)) {
    return `from listens
  ${where(filters, values, [among])}`;
  }
  const also = `(${among} or track_id in (select track_id from track_credits where ${among}))`;
  return `from ${creditedListens([key, "ms"], filters, values, [also])}
  where ${among}`;
}
