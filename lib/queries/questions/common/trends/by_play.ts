import type { Filters } from "../../../filters/params.ts";
import { type Sql, statement } from "../../../sql.ts";
import { where } from "../../../where.ts";
import { PERIOD, scaleOf } from "./buckets.ts";

/** Artists first, so that what is distinct is counted over few rows. */
const TOTALS = `artists as (
  select
    bucket,
    artist_id,
    min(start_date) as start_date,
    sum(ms) as ms,
    sum(plays) as plays,
    count(track_id) as tracks
  from tracks
  group by bucket, artist_id
),
totals as (
  select
    bucket,
    min(start_date) as start_date,
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays,
    cast(sum(tracks) as bigint) as unique_tracks,
    count(artist_id) as unique_artists
  from artists
  group by bucket
)`;

/** The same for every artist credited; several artists can share a play. */
const CREDITED_TOTALS = `artists as (
  select distinct bucket, coalesce(track_credits.artist_id, tracks.artist_id) as artist_id
  from tracks
  left join track_credits on track_credits.track_id = tracks.track_id
  where tracks.track_id is not null
),
counted as (
  select bucket, count(artist_id) as unique_artists
  from artists
  group by bucket
),
totals as (
  select
    tracks.bucket,
    min(start_date) as start_date,
    cast(sum(ms) as bigint) as ms,
    cast(sum(plays) as bigint) as plays,
    count(track_id) as unique_tracks,
    coalesce(min(unique_artists), 0) as unique_artists
  from tracks
  left join counted on counted.bucket = tracks.bucket
  group by tracks.bucket
)`;

/** The trend of any plays: what is distinct in each bucket is counted. */
export function trendByPlay(filters: Filters): Sql {
  return statement((values) => `
with chosen as (
  select date, track_id, artist_id, ms
  from listens
  ${where(filters, values)}
),
scale as (
  select ${scaleOf(filters, values)} as granularity
  from daily_totals
  where date in (select min(date) from chosen union all select max(date) from chosen)
),
tracks as (
  select
    case granularity
      when 'day' then chosen.date
      when 'week' then week
      when 'month' then month_start
      else year_start
    end as bucket,
    track_id,
    artist_id,
    min(chosen.date) as start_date,
    sum(chosen.ms) as ms,
    count(*) as plays
  from chosen
  join daily_totals on daily_totals.date = chosen.date
  cross join scale
  group by 1, 2, 3
),
${filters.credit === "all" ? CREDITED_TOTALS : TOTALS}
select
  ${PERIOD} as period,
  granularity,
  start_date,
  totals.ms,
  totals.plays,
  unique_tracks,
  unique_artists
from totals
join daily_totals on daily_totals.date = start_date
cross join scale
order by start_date`);
}
