/** The sections that the questions about one artist, track or album have in common. */
import type { Columns } from "../../columns.ts";
import type { Filters } from "../../filters/params.ts";
import { many, one } from "../../question.ts";
import { type Sql, statement, type Values } from "../../sql.ts";
import { where } from "../../where.ts";
import { question as heatmap } from "../heatmap.ts";
import { daysOf, monthsSql } from "./days.ts";
import {
  ABSENCE_COLUMNS,
  HEATMAP_COLUMNS,
  MONTH_COLUMNS,
  SKIP_COLUMNS,
  YEAR_COLUMNS,
} from "./section_columns.ts";
import { ENDS, entityTable, everythingOf, JOIN_ENDS, totalsOf, yearsTable } from "./shared.ts";

/** The subject of a question. */
export interface Entity {
  readonly kind: "artist" | "track" | "album";
  /** A select of its id, of one row or none. */
  readonly idOf: (filters: Filters, values: Values) => string;
}

/**
 * Totals with names: one row when it was ever played.
 *
 * @param names the columns of `played_{kind}s` to give
 * @param counted what is counted of its plays: the column by its name in the answer
 */
export function totalsSql(
  entity: Entity,
  names: readonly string[],
  counted: Readonly<Record<string, string>> = {},
): (filters: Filters) => Sql {
  const counts = Object.entries(counted).map(([name, column]) =>
    `count(distinct ${column}) as ${name},\n    `
  );
  return (filters) =>
    statement((values) => `
with entity as (
  ${rowOf(entity, filters, values)}
),
totals as (
  select
    cast(coalesce(sum(ms), 0) as bigint) as ms,
    count(*) as plays,
    ${counts.join("")}count(distinct date) as days,
    min(play_id) as first_play_id,
    max(play_id) as last_play_id
  from listens
  ${where(filters, values)}
),
${ENDS}
select
  ${names.map((name) => `entity.${name}`).join(", ")},
  totals.*,
  first.played_at as first_played_at,
  last.played_at as last_played_at
from entity
cross join totals
${JOIN_ENDS}`);
}

/**
 * Its rank among all of its kind.
 *
 * @param count the column that says how many there are
 * @param withAll whether the answer has `all_ms`, all listening
 */
export function rankSql(
  entity: Entity,
  count: string,
  withAll = false,
): (filters: Filters) => Sql {
  const id = `${entity.kind}_id`;
  return (filters) =>
    statement((values) => {
      const others = withoutEntity(filters);
      return `
with totals as (
  ${totalsOf(entity.kind, others, values)}
),
entity as (
  select ms, plays
  from totals
  where ${id} = (${entity.idOf(filters, values)})
)${
        withAll
          ? `,
everything as (
  ${everythingOf(others, values)}
)`
          : ""
      }
select
  count(*) filter (where totals.ms > entity.ms) + 1 as by_hours,
  count(*) filter (where totals.plays > entity.plays) + 1 as by_plays,
  count(*) as ${count}${withAll ? ",\n  (select all_ms from everything) as all_ms" : ""}
from totals
cross join entity
having count(*) > 0`;
    });
}

/**
 * A section of what is known of it, from the one row of `played_{kind}s`, named `entity`.
 *
 * @param more a further common table expression, which may read `entity`
 */
export function metadata<const C extends Columns>(
  entity: Entity,
  columns: C,
  select: string,
  more?: string,
) {
  return one(columns, ofEntity(entity, select, more));
}

/** The same for a list. */
export function entityList<const C extends Columns>(entity: Entity, columns: C, select: string) {
  return many(columns, ofEntity(entity, select));
}

function ofEntity(entity: Entity, select: string, more?: string): (filters: Filters) => Sql {
  return (filters) =>
    statement((values) => `
with entity as (
  ${rowOf(entity, filters, values)}
)${more === undefined ? "" : `,\n${more}`}
${select}`);
}

/** The sections whose columns are the same for every kind. */
export function commonSections(entity: Entity) {
  return {
    skips: metadata(
      entity,
      SKIP_COLUMNS,
      `select records, known_records as known, skipped_records as skipped
from entity`,
    ),
    longest_absence: one(ABSENCE_COLUMNS, longestAbsenceSql),
    years: many(YEAR_COLUMNS, (filters) => yearsSql(entity, filters)),
    months: many(MONTH_COLUMNS, monthsSql),
    heatmap: many(HEATMAP_COLUMNS, heatmap.sql),
  };
}

/** Its listening in each year, with its rank among all others that were played in that year. */
function yearsSql({ kind, idOf }: Entity, filters: Filters): Sql {
  return statement((values) => `
with years as (
  select year, ms, plays
  from ${yearsTable(kind, filters)}
  where ${kind}_id = (${idOf(filters, values)})
)
select
  years.year,
  years.ms,
  years.plays,
  count(*) filter (where others.ms > years.ms) + 1 as rank_by_hours,
  count(*) filter (where others.plays > years.plays) + 1 as rank_by_plays
from years
left join ${yearsTable(kind, filters)} as others
  on others.year = years.year
  and (others.ms > years.ms or others.plays > years.plays)
group by years.year, years.ms, years.plays
order by years.year`);
}

/** The longest time without a play between two days with one. */
function longestAbsenceSql(filters: Filters): Sql {
  return statement((values) => `
with days as (
  ${daysOf(filters, values)}
),
gaps as (
  select
    days.date as to_date,
    lag(days.date) over (order by days.date) as from_date,
    day_number - lag(day_number) over (order by days.date) - 1 as days
  from days
  join daily_totals on daily_totals.date = days.date
)
select from_date, to_date, days
from gaps
where days > 0
order by days desc, to_date
limit 1`);
}

function rowOf({ kind, idOf }: Entity, filters: Filters, values: Values): string {
  return `select *
  from ${entityTable(kind, filters)}
  where ${kind}_id = (${idOf(filters, values)})`;
}

/** The filters of everything that it is ranked among. */
function withoutEntity(filters: Filters): Filters {
  const { artist: _artist, album: _album, track: _track, uri: _uri, ...others } = filters;
  return others;
}
