import { need } from "../tables.ts";
import { GENRE_UNITS } from "./genres.ts";
import type { DerivedTable } from "./table.ts";

/** A name is part of an evolution once it ranks this high. */
export const TOP = 15;

/**
 * Cumulative listening by month of every name that was ever in the top 15, from the month of its
 * first play to the last month of the data. Genres share an artist's listening equally; their plays
 * are stored in ten-thousandths.
 */
export const EVOLUTION: DerivedTable = {
  help: "Cumulative listening by month, of every name that was ever in the top 15.",
  columns: {
    kind: need("text", "artist, genre, broad, or credited: every artist credited"),
    year_month: need("text", "the month, at its end"),
    name: need("text", "the artist or genre"),
    ms: need("bigint", "all listening up to then, in milliseconds"),
    plays_e4: need("bigint", "all plays up to then, in ten-thousandths"),
    ms_rank: need("integer", "its rank by hours in that month"),
    plays_rank: need("integer", "its rank by plays in that month"),
  },
  key: ["kind", "year_month", "name"],
  runs: "year_month",
  synced: true,
  needs: ["compact_plays", "artist_genres", "played_artists", "track_credits", "credited_artists"],
  derive: `
    with months as materialized (
      select
        year(date) * 12 + month(date) - 1 as month_number,
        artist_id,
        cast(sum(ms) as bigint) as ms,
        count(*) as plays
      from compact_plays
      group by all
    ),
    credited_months as (
      select
        year(date) * 12 + month(date) - 1 as month_number,
        coalesce(track_credits.artist_id, compact_plays.artist_id) as artist_id,
        cast(sum(ms) as bigint) as ms,
        count(*) as plays
      from compact_plays
      left join track_credits using (track_id)
      where track_id is not null
      group by all
    ),
    genre_names as (
      select distinct 'genre' as kind, genre as name
      from artist_genres
      union all
      select distinct 'broad', broad_genre
      from artist_genres
    ),
    entities as materialized (
      select 0 as kind_id, 'artist' as kind, artist_id as id, artist_name as name
      from played_artists
      union all
      select case kind when 'genre' then 1 else 2 end, kind, row_number() over (order by kind, name), name
      from genre_names
      union all
      select 3, 'credited', artist_id, artist_name
      from credited_artists
    ),
    shares as (
      select artist_id, entities.id as genre_id, broad.id as broad_id, units
      from artist_genres
      join entities on entities.kind = 'genre' and entities.name = genre
      join entities as broad on broad.kind = 'broad' and broad.name = broad_genre
    ),
    by_genre as materialized (
      select
        month_number,
        genre_id,
        broad_id,
        sum(ms * units) as ms_units,
        sum(plays * 10000 * units) as plays_units
      from months
      join shares using (artist_id)
      group by all
    ),
    monthly as (
      select 0 as kind_id, month_number, artist_id as id, ms, plays * 10000 as plays
      from months
      where artist_id is not null
      union all
      select 3, month_number, artist_id, ms, plays * 10000
      from credited_months
      where artist_id is not null
      union all
      select
        1,
        month_number,
        genre_id,
        cast(ms_units // ${GENRE_UNITS} as bigint),
        cast(plays_units // ${GENRE_UNITS} as bigint)
      from by_genre
      union all
      select
        2,
        month_number,
        broad_id,
        cast(sum(ms_units) // ${GENRE_UNITS} as bigint),
        cast(sum(plays_units) // ${GENRE_UNITS} as bigint)
      from by_genre
      group by all
    ),
    running as materialized (
      select
        kind_id,
        id,
        month_number,
        cast(sum(ms) over since_start as bigint) as ms,
        cast(sum(plays) over since_start as bigint) as plays,
        lead(month_number) over since_start as next_month
      from monthly
      window since_start as (partition by kind_id, id order by month_number)
    ),
    thresholds as (
      -- totals only grow, so a name below the fifteenth of an earlier month cannot be in the top 15
      select
        kind_id,
        month_number,
        max(least_ms) over past as least_ms,
        max(least_plays) over past as least_plays
      from (
        select
          kind_id,
          month_number,
          case when count(*) >= ${TOP} then list_min(max(ms, ${TOP})) else 0 end as least_ms,
          case when count(*) >= ${TOP} then list_min(max(plays, ${TOP})) else 0 end as least_plays
        from running
        group by all
      )
      window past as (partition by kind_id order by month_number)
    ),
    contenders as (
      select distinct kind_id, id
      from running
      join thresholds using (kind_id, month_number)
      where ms >= least_ms
        or plays >= least_plays
    ),
    calendar as (
      select unnest(range(min(month_number), max(month_number) + 1)) as month_number
      from months
    ),
    filled as (
      select entities.kind, name, calendar.month_number, ms, plays
      from calendar
      join (from running semi join contenders using (kind_id, id)) as contending
        on contending.month_number <= calendar.month_number
        and coalesce(next_month, 1000000) > calendar.month_number
      join entities on entities.kind_id = contending.kind_id and entities.id = contending.id
    ),
    ranked as (
      select
        *,
        row_number() over (partition by kind, month_number order by ms desc, plays desc, name collate "C") as ms_rank,
        row_number() over (partition by kind, month_number order by plays desc, ms desc, name collate "C") as plays_rank
      from filled
    ),
    chosen as (
      select kind, name
      from ranked
      group by all
      having least(min(ms_rank), min(plays_rank)) <= ${TOP}
    )
    select
      kind,
      (month_number // 12) || '-' || lpad(cast(month_number % 12 + 1 as text), 2, '0'),
      name,
      ms,
      plays,
      ms_rank,
      plays_rank
    from ranked
    join chosen using (kind, name)
    order by kind, month_number, name collate "C"`,
};
