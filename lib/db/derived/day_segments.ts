import { need } from "../tables.ts";
import { COUNTS } from "./days.ts";
import type { DerivedTable } from "./table.ts";

/** The buckets for which firsts are counted, in column order. */
const BUCKETS = ["day", "week", "month", "year", "ever"] as const;

/** How the totals of days are segmented, each with the SQL that names a segment. */
const SEGMENTS = {
  platform: "platform",
  country: "country",
  "platform and country": "platform || ' ' || country",
  private: "cast(is_private as text)",
};

/** A segmentation of the totals of days. */
export type SegmentKind = keyof typeof SEGMENTS;

/** The bits of a day, counted from the first one: about 350 years. */
const DAY_BITS = 17;
/** The bits of a play number. A track or artist is known by the number of its first play. */
const PLAY_BITS = 31;

/** Totals of each day by platform, by country and by both; firsts count within the segment. */
export const DAILY_SEGMENTS: DerivedTable = {
  help: "One row per local day and platform, country, both together, and private sessions or not.",
  columns: {
    kind: need("text", "platform, country, platform and country, or private"),
    name: need("text", "which one, as ios, CA, ios CA or true"),
    date: need("date", "the local day"),
    ...COUNTS,
  },
  key: ["kind", "name", "date"],
  runs: "date",
  synced: true,
  needs: ["listens", "daily_totals", "played_tracks", "played_artists"],
  derive: `
    with groups as (
      select cast(row_number() over () as integer) as group_id, platform, country, is_private
      from (select distinct platform, country, is_private from listens)
    ),
    segments as (
      select
        group_id,
        kind,
        name,
        cast(dense_rank() over (order by kind, name) as bigint) as segment_id
      from (
        ${
    Object.entries(SEGMENTS)
      .map(([kind, name]) => `select group_id, '${kind}' as kind, ${name} as name from groups`)
      .join("\n        union all\n        ")
  }
      )
      where name is not null
    ),
    days as (
      -- days are counted from the first one, which keeps them small
      select
        date,
        day_number - first_day as day,
        week - date '1970-01-01' - first_day as week,
        month_start - date '1970-01-01' - first_day as month,
        year_start - date '1970-01-01' - first_day as year
      from daily_totals
      cross join (select min(day_number) as first_day from daily_totals)
    ),
    grouped as materialized (
      select group_id, day, ms, play_id, track_id, artist_id
      from listens
      join days using (date)
      join groups
        on groups.platform is not distinct from listens.platform
        and groups.country is not distinct from listens.country
        and groups.is_private = listens.is_private
    ),
    group_totals as (
      select
        group_id,
        day,
        sum(ms) as ms,
        count(*) as plays,
        min(play_id) as first_play_id,
        max(play_id) as last_play_id
      from grouped
      group by group_id, day
    ),
    totals as (
      select
        segment_id,
        day,
        sum(ms) as ms,
        sum(plays) as plays,
        min(first_play_id) as first_play_id,
        max(last_play_id) as last_play_id
      from group_totals
      join segments using (group_id)
      group by segment_id, day
    ),
    ${firstsIn("track")},
    ${firstsIn("artist")}
    select
      kind,
      name,
      date,
      ms,
      plays,
      first_play_id,
      last_play_id,
      ${BUCKETS.map((bucket) => `coalesce(first_tracks.${bucket}_firsts, 0)`).join(", ")},
      ${BUCKETS.map((bucket) => `coalesce(first_artists.${bucket}_firsts, 0)`).join(", ")}
    from totals
    join (select distinct segment_id, kind, name from segments) as named using (segment_id)
    join days using (day)
    left join first_tracks using (segment_id, day)
    left join first_artists using (segment_id, day)
    order by kind, name, date`,
};

/**
 * A CTE that counts, for each day of a segment, the tracks or artists played for the first time in a
 * bucket. Only the first play of a day can be a first, so it looks at days, not plays. It packs
 * segment, track and day into one number, because DuckDB sorts one number much faster than three.
 */
function firstsIn(what: "track" | "artist"): string {
  const entityBits = DAY_BITS + PLAY_BITS;
  const dayOf = (key: string) => `cast(${key} & ${2 ** DAY_BITS - 1} as integer)`;
  return `${what}_days as (
      select distinct group_id, (cast(first_play_id as bigint) << ${DAY_BITS}) | day as entity_day
      from grouped
      join (select ${what}_id, first_play_id from played_${what}s) using (${what}_id)
    ),
    linked_${what}s as (
      select key, lag(key) over (order by key) as previous_key
      from (
        select (segment_id << ${entityBits}) | entity_day as key
        from ${what}_days
        join segments using (group_id)
      )
    ),
    ${what}_steps as (
      select
        key >> ${entityBits} as segment_id,
        ${dayOf("key")} as day,
        case when previous_key >> ${DAY_BITS} = key >> ${DAY_BITS} then ${
    dayOf("previous_key")
  } end as previous
      from linked_${what}s
      where previous_key is distinct from key
    ),
    first_${what}s as (
      select
        segment_id,
        day,
        count(*) as day_firsts,
        count(*) filter (where previous is null or previous < week) as week_firsts,
        count(*) filter (where previous is null or previous < month) as month_firsts,
        count(*) filter (where previous is null or previous < year) as year_firsts,
        count(*) filter (where previous is null) as ever_firsts
      from ${what}_steps
      join days using (day)
      group by segment_id, day
    )`;
}
