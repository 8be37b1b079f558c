/** What artist-evolution and genre-evolution share. */
import { hours, type RowOf, sharedPlays, text } from "../../columns.ts";
import type { Filters } from "../../filters/params.ts";
import { TOP } from "../../../db/derived/evolution.ts";
import { GENRE_UNITS } from "../../../db/derived/genres.ts";
import { type Sql, statement, Values } from "../../sql.ts";
import { isNarrowed, where } from "../../where.ts";
import { monthsOf, siftedIds, STRETCH } from "./evolution_sift.ts";
import { creditedListens, entityTable, isCredited } from "./shared.ts";

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
  const { startDate, endDate, since, ...narrowing } = filters;
  const isOfRange = since === "range" && (startDate !== undefined || endDate !== undefined);
  if (isOfRange) return evolutionOfPlays(kind, filters, {});
  return isNarrowed(filters)
    ? evolutionOfPlays(kind, narrowing, filters)
    : evolutionOfData(kind, filters);
}

type Kind = "artist" | "genre" | "broad";

/** Cumulative from the first month of the data on, precomputed in the derived tables. */
function evolutionOfData(kind: Kind, filters: Filters): Sql {
  const { startDate, endDate } = filters;
  const values = new Values();
  const stored = kind === "artist" && isCredited(kind, filters) ? "credited" : kind;
  const months = [`kind = ${values.add(stored, "text")}`];
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
 * Cumulative from the first play under some filters on, computed now. Totals only grow, so a name
 * that is below an earlier total of the fifteenth is not in the top 15: only few names need a look
 * month by month.
 *
 * @param counted which plays count
 * @param shown the range whose months are shown
 */
function evolutionOfPlays(kind: Kind, counted: Filters, shown: Filters): Sql {
  const name = kind === "artist" ? "artist_name" : "ranked.id";
  return statement((values) => `
with ${monthsOf(counted, values)},
${kind === "artist" ? artistMonths(counted, values) : genreMonths(kind, counted, values)},
filled as (
  select
    ids.id,
    months.month_number,
    year_month,
    sum(coalesce(ms, 0)) over since_start as ms,
    sum(coalesce(plays, 0)) over since_start as plays
  from ids
  cross join months
  left join monthly on monthly.id = ids.id
    and monthly.month_number = months.month_number
  window since_start as (partition by ids.id order by months.month_number)
),
ranked as (
  select
    *,
    row_number() over (partition by month_number order by ms desc, plays desc, id) as ms_rank,
    row_number() over (partition by month_number order by plays desc, ms desc, id) as plays_rank
  from filled
  where ${shownMonths(shown, values)}
),
contenders as (
  select id
  from ranked
  group by id
  having least(min(ms_rank), min(plays_rank)) <= ${TOP}
)
select
  year_month,
  ${name} as name,
  cast(ranked.ms as bigint) as cumulative_ms,
  cast(ranked.plays as bigint) as cumulative_plays_e4
from ranked
join contenders on contenders.id = ranked.id
${
    kind === "artist"
      ? `join ${entityTable(kind, counted)} as artists on artists.artist_id = ranked.id`
      : ""
  }
order by year_month collate "C", ranked.ms desc, ranked.plays desc, ${name} collate "C"`);
}

/** CTEs that end with `ids`, the artists that may be in the top 15, and `monthly`, their months. */
function artistMonths(counted: Filters, values: Values): string {
  return `stretches as (
  ${artistStretches("artist", counted, values)}
),
${siftedIds()},
monthly as (
  select month_number, artist_id as id, ${doubles("sum(ms)", "count(*) * 10000")}
  ${playsOf("artist", ["month_number", "ms"], counted, values)}
    and artist_id in (select id from ids)
  group by month_number, artist_id
)`;
}

/** The plays under some filters that have an artist, from where on; more conditions may follow. */
function playsOf(kind: Kind, columns: string[], counted: Filters, values: Values): string {
  return kind === "artist" && isCredited(kind, counted)
    ? `from ${creditedListens(columns, counted, values)}
  where artist_id is not null`
    : `from listens
  ${where(counted, values, ["artist_id is not null"])}`;
}

function artistStretches(kind: Kind, counted: Filters, values: Values): string {
  const name = kind === "artist" ? "id" : "artist_id";
  const sums = kind === "artist"
    ? doubles("sum(ms)", "count(*) * 10000")
    : "cast(sum(ms) as bigint) as ms, count(*) * 10000 as plays";
  return `select
    stretch,
    artist_id as ${name},
    ${sums}
  from (
    select ${STRETCH} as stretch, artist_id, ms
    ${playsOf(kind, ["month_number", "ms"], counted, values)}
  ) as listening
  group by stretch, artist_id`;
}

/** The same of genres. */
function genreMonths(kind: Exclude<Kind, "artist">, counted: Filters, values: Values): string {
  // Broad genres are so few that all of them are looked at.
  if (kind === "broad") {
    return `ids as (
  select distinct broad_genre as id
  from artist_genres
),
monthly as (${monthsOfGenres(kind, "", counted, values)})`;
  }
  return `artist_stretches as (
  ${artistStretches(kind, counted, values)}
),
stretches as (
  select stretch, genre as id, ${wholes("sum(ms * units)")} as ms, ${
    wholes("sum(plays * units)")
  } as plays
  from artist_stretches
  join artist_genres on artist_genres.artist_id = artist_stretches.artist_id
  group by stretch, genre
),
${siftedIds()},
monthly as (${monthsOfGenres(kind, "where genre in (select id from ids)", counted, values)})`;
}

/** An artist's plays are shared among its genres. */
function monthsOfGenres(
  kind: "genre" | "broad",
  condition: string,
  counted: Filters,
  values: Values,
): string {
  const id = kind === "broad" ? "broad_genre" : "genre";
  // Without the offset, Postgres looks up the plays of each artist, which takes longer than all of them.
  return `
  select
    month_number,
    id,
    ${doubles(wholes("sum(ms * units)"), wholes("sum(units * 10000)"))}
  from (
    select month_number, artist_id, ms
    from listens
    ${where(counted, values, ["artist_id is not null"])}
    offset 0
  ) as listening
  join (
    select artist_id, ${id} as id, cast(sum(units) as bigint) as units
    from artist_genres
    ${condition}
    group by artist_id, ${id}
  ) as shares on shares.artist_id = listening.artist_id
  group by month_number, id
`;
}

/** Both engines sum doubles faster than wide integers, and these integers are exact as doubles. */
function doubles(ms: string, plays: string): string {
  return `cast(${ms} as double precision) as ms, cast(${plays} as double precision) as plays`;
}

function wholes(units: string): string {
  return `(${units} - ${units} % ${GENRE_UNITS}) / ${GENRE_UNITS}`;
}

/** The condition of the months that are shown, from the first play on. */
function shownMonths({ startDate, endDate }: Filters, values: Values): string {
  const month = (day: string) => values.add(day.slice(0, 7), "text");
  return [
    "plays > 0",
    ...(startDate === undefined ? [] : [`year_month collate "C" >= ${month(startDate)}`]),
    ...(endDate === undefined ? [] : [`year_month collate "C" <= ${month(endDate)}`]),
  ].join("\n    and ");
}
