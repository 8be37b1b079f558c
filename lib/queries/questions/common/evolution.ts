/** What artist-evolution and genre-evolution share. */
import { hours, type RowOf, sharedPlays, text } from "../../columns.ts";
import type { Filters } from "../../filters/params.ts";
import { TOP } from "../../../db/derived/evolution.ts";
import { isRefined, type Sql, Values, where } from "../../sql.ts";
import { isUnfiltered, sharedAmongGenres } from "./shared.ts";

export const columns = {
  year_month: text("The month, at its end."),
  name: text("The artist or genre."),
  cumulative_hours: hours("All listening so far, in hours."),
  cumulative_plays: sharedPlays("All plays so far."),
};

/** A name at the end of a month. */
export type Evolution = RowOf<typeof columns>;

/** Every name that was in the top 15 by either metric in a month of the range. */
export function evolutionSql(kind: Kind, filters: Filters): Sql {
  const { startDate, since } = filters;
  if (since === "range" && !isUnfiltered(filters)) return evolutionOf(kind, filters);
  if (!isRefined(filters)) return evolutionOfData(kind, filters);
  const { startDate: _start, ...sinceStart } = filters;
  return evolutionOf(kind, sinceStart, startDate);
}

type Kind = "artist" | "genre" | "broad";

/** Added up from the first month of the data on, which was done when the derived tables were made. */
function evolutionOfData(kind: Kind, { startDate, endDate }: Filters): Sql {
  const values = new Values();
  const months = [`kind = ${values.add(kind, "text")}`];
  if (startDate !== undefined) {
    months.push(`year_month collate "C" >= ${values.add(startDate.slice(0, 7), "text")}`);
  }
  if (endDate !== undefined) {
    months.push(`year_month collate "C" <= ${values.add(endDate.slice(0, 7), "text")}`);
  }
  return values.statement(`
with months as (
  select year_month, name, ms, plays_e4, ms_rank, plays_rank
  from evolution
  where ${months.join("\n    and ")}
),
contenders as (
  select distinct name
  from months
  where ms_rank <= ${TOP}
    or plays_rank <= ${TOP}
)
select year_month, months.name, ms as cumulative_ms, plays_e4 as cumulative_plays_e4
from months
join contenders on contenders.name = months.name
order by year_month collate "C", ms desc, plays_e4 desc, months.name collate "C"`);
}

/**
 * Added up from the first play under the filters on. Totals only grow: a name that is below an earlier
 * month's fifteenth cannot be in the top 15, so few names have to be filled in month by month.
 *
 * @param from the first day whose month is shown
 */
function evolutionOf(kind: Kind, filters: Filters, from?: string): Sql {
  const values = new Values();
  const shown = from === undefined
    ? ""
    : `where month_start >= date_trunc('month', ${values.add(from, "date")})`;
  return values.statement(`
with artist_months as (
  select month_start, artist_id, cast(sum(narrowed.ms) as bigint) as ms, count(*) * 10000 as plays
  from (
    select date, artist_id, ms
    from listens
    ${where(filters, values, ["artist_id is not null"])}
  ) as narrowed
  join daily_totals on daily_totals.date = narrowed.date
  group by month_start, artist_id
),
monthly as (
  ${monthlySql(kind)}
),
running as (
  select
    id,
    month_start,
    sum(ms) over (partition by id order by month_start) as ms,
    sum(plays) over (partition by id order by month_start) as plays
  from monthly
),
placed as (
  select
    month_start,
    ms,
    plays,
    row_number() over (partition by month_start order by ms desc) as ms_place,
    row_number() over (partition by month_start order by plays desc) as plays_place
  from running
),
fifteenth as (
  select
    month_start,
    coalesce(max(ms) filter (where ms_place = ${TOP}), 0) as least_ms,
    coalesce(max(plays) filter (where plays_place = ${TOP}), 0) as least_plays
  from placed
  group by month_start
),
thresholds as (
  select
    month_start,
    max(least_ms) over (order by month_start) as least_ms,
    max(least_plays) over (order by month_start) as least_plays
  from fifteenth
),
candidates as (
  select distinct id
  from running
  join thresholds on thresholds.month_start = running.month_start
  where ms >= least_ms
    or plays >= least_plays
),
filled as (
  select
    candidates.id,
    fifteenth.month_start,
    sum(coalesce(ms, 0)) over since_start as ms,
    sum(coalesce(plays, 0)) over since_start as plays
  from candidates
  cross join fifteenth
  left join monthly on monthly.id = candidates.id
    and monthly.month_start = fifteenth.month_start
  window since_start as (partition by candidates.id order by fifteenth.month_start)
),
named as (
  ${namedSql(kind)}
),
ranked as (
  select
    *,
    row_number() over (
      partition by month_start order by ms desc, plays desc, name collate "C"
    ) as ms_rank,
    row_number() over (
      partition by month_start order by plays desc, ms desc, name collate "C"
    ) as plays_rank
  from named
  ${shown}
),
contenders as (
  select name
  from ranked
  group by name
  having least(min(ms_rank), min(plays_rank)) <= ${TOP}
)
select
  substr(cast(month_start as text), 1, 7) as year_month,
  ranked.name,
  cast(ms as bigint) as cumulative_ms,
  cast(plays as bigint) as cumulative_plays_e4
from ranked
join contenders on contenders.name = ranked.name
order by month_start, ms desc, plays desc, ranked.name collate "C"`);
}

/** Most artists are played little: those below the first month's fifteenth in all can be left out. */
const ARTISTS_EVER_NEAR_THE_TOP = `select month_start, artist_id as id, ms, plays
  from artist_months
  where artist_id in (
    select artist_id
    from artist_months
    group by artist_id
    having sum(ms) >= ${fifteenthOfFirstMonth("ms")}
      or sum(plays) >= ${fifteenthOfFirstMonth("plays")}
  )`;

function fifteenthOfFirstMonth(column: "ms" | "plays"): string {
  return `coalesce(
      (
        select ${column}
        from artist_months
        where month_start = (select min(month_start) from artist_months)
        order by ${column} desc
        limit 1 offset ${TOP - 1}
      ),
      0
    )`;
}

/** What each artist or genre adds in a month, plays in ten-thousandths. */
function monthlySql(kind: Kind): string {
  if (kind === "artist") return ARTISTS_EVER_NEAR_THE_TOP;
  return `select month_start, id, sum(ms) as ms, sum(plays) as plays
  from (
    select
      month_start,
      ${kind === "broad" ? "broad_genre" : "genre"} as id,
      ${sharedAmongGenres("ms")} as ms,
      ${sharedAmongGenres("plays")} as plays
    from artist_months
    join artist_genres on artist_genres.artist_id = artist_months.artist_id
  ) as shared
  group by month_start, id`;
}

/** The rows from the first play on, with names. */
function namedSql(kind: Kind): string {
  return kind === "artist"
    ? `select month_start, artist_name as name, filled.ms, filled.plays
  from filled
  join played_artists on played_artists.artist_id = filled.id
  where filled.plays > 0`
    : `select month_start, id as name, ms, plays
  from filled
  where plays > 0`;
}
