import { hours, integer, maybeText, text } from "../columns.ts";
import type { Filters } from "../filters/params.ts";
import { composite, many, one } from "../question.ts";
import { type Sql, statement, type Values } from "../sql.ts";
import { isNarrowed, where, whereDates } from "../where.ts";
import { daysOf, monthsSql, streaksOf } from "./common/days.ts";
import {
  ALBUM_COLUMNS,
  ALBUM_TOLD,
  ARTIST_COLUMNS,
  ARTIST_TOLD,
  HEATMAP_COLUMNS,
  HEATMAP_TOLD,
  LISTENING,
  MONTH_COLUMNS,
  MONTH_TOLD,
  SPAN_TOLD,
  TRACK_COLUMNS,
  TRACK_TOLD,
} from "./common/section_columns.ts";
import { DATES, ENDS, entityTable, JOIN_ENDS, NAMES, SEGMENTS, totalsOf } from "./common/shared.ts";
import { question as genres } from "./genres.ts";
import { question as heatmap } from "./heatmap.ts";
import { question as sessions } from "./sessions.ts";
import { question as topAlbums } from "./top_albums.ts";
import { question as topTracks } from "./top_tracks.ts";

/** How many rows the lists have. */
const LISTED = 10;

export const question = composite({
  path: "year/{year}",
  exposure: {
    ranges: "months",
    sections: {
      totals: SPAN_TOLD,
      previous: {},
      biggest_day: { date: "day" },
      longest_streak: { start_date: "moment", end_date: "moment" },
      longest_session: { started_at: "moment", ended_at: "moment" },
      months: MONTH_TOLD,
      heatmap: HEATMAP_TOLD,
      top_artists: ARTIST_TOLD,
      top_tracks: TRACK_TOLD,
      top_albums: ALBUM_TOLD,
      top_genres: { genre: "name" },
      new_artists: ARTIST_TOLD,
    },
  },
  help:
    "The review of one year: totals beside the previous year's, top artists, tracks, albums and " +
    "genres, what was new, the biggest day, the longest streak and session, months, week and hours.",
  inPath: ["year"],
  params: ["year", ...NAMES, ...SEGMENTS, "credit"],
  noMeaning: DATES,
  sections: {
    totals: one({
      year: integer("The year."),
      ...LISTENING,
      unique_tracks: integer("How many different tracks."),
      unique_artists: integer("How many different artists."),
      new_tracks: integer("How many tracks were played for the first time."),
      new_artists: integer("How many artists were played for the first time."),
      days: integer("On how many days something was played."),
      first_played_at: maybeText("The first play, local.", "local-time"),
      last_played_at: maybeText("The last play, local.", "local-time"),
    }, totalsSql),
    previous: one(LISTENING, (filters) => sumsSql(yearOf(filters, -1))),
    biggest_day: one({ date: text("The day.", "date"), ...LISTENING }, biggestDaySql),
    longest_streak: one({
      start_date: text("Its first day.", "date"),
      end_date: text("Its last day.", "date"),
      days: integer("How many days."),
    }, longestStreakSql),
    longest_session: one({
      started_at: text("When it started, local.", "local-time"),
      ended_at: text("When it ended, local.", "local-time"),
      elapsed_hours: hours("From start to end, in hours."),
      ...LISTENING,
    }, (filters) => sessions.sql({ ...yearOf(filters), limit: 1 })),
    months: many(MONTH_COLUMNS, (filters) => monthsSql(yearOf(filters))),
    heatmap: many(HEATMAP_COLUMNS, (filters) => heatmap.sql(yearOf(filters))),
    top_artists: many(ARTIST_COLUMNS, (filters) => artistsSql(yearOf(filters), () => [])),
    top_tracks: many(TRACK_COLUMNS, (filters) => topTracks.sql(listed(filters))),
    top_albums: many(ALBUM_COLUMNS, (filters) => topAlbums.sql(listed(filters))),
    top_genres: many({
      genre: text("The genre."),
      hours: hours("Its share of listening, in hours."),
    }, (filters) => genres.sql(listed(filters))),
    new_artists: many(ARTIST_COLUMNS, newArtistsSql),
  },
});

/** The filters of the year's plays, or of those of a year so many years later. */
function yearOf({ year = 1970, ...filters }: Filters, later = 0): Filters {
  return {
    ...filters,
    startDate: `${year + later}-01-01`,
    endDate: `${year + later}-12-31`,
  };
}

function listed(filters: Filters): Filters {
  return { ...yearOf(filters), limit: LISTED };
}

function totalsSql({ year = 1970, ...others }: Filters): Sql {
  const filters = yearOf({ year, ...others });
  return statement((values) => `
with totals as (
  ${isNarrowed(filters) ? totalsOfPlays(filters, values) : totalsOfDays(filters, values)}
),
${ENDS}
select
  ${values.add(year, "integer")} as year,
  ms,
  plays,
  unique_tracks,
  ${filters.credit === "all" ? creditedCounts(filters, values) : "unique_artists, new_artists"},
  new_tracks,
  days,
  first.played_at as first_played_at,
  last.played_at as last_played_at
from totals
${JOIN_ENDS}`);
}

/** How many artists were credited in the year, and how many for the first time ever. */
function creditedCounts(filters: Filters, values: Values): string {
  return `(
    select count(*)
    from (
      ${totalsOf("artist", filters, values)}
    ) as credited
  ) as unique_artists,
  (
    select count(*)
    from credited_artists
    where ${firstIsAmong(filters, values)}
  ) as new_artists`;
}

/** The condition that an artist's first play ever is one of those under the filters. */
function firstIsAmong(filters: Filters, values: Values): string {
  return `first_play_id in (
    select play_id
    from listens
    ${where(filters, values)}
  )`;
}

/** First plays of days add up, so nothing needs to be counted again. */
function totalsOfDays(filters: Filters, values: Values): string {
  return `select
    cast(sum(ms) as bigint) as ms,
    sum(plays) as plays,
    sum(year_tracks) as unique_tracks,
    sum(year_artists) as unique_artists,
    sum(ever_tracks) as new_tracks,
    sum(ever_artists) as new_artists,
    count(*) as days,
    min(first_play_id) as first_play_id,
    max(last_play_id) as last_play_id
  from daily_totals
  ${whereDates(filters, values)}
  having count(*) > 0`;
}

function totalsOfPlays(filters: Filters, values: Values): string {
  return `select
    cast(sum(ms) as bigint) as ms,
    count(*) as plays,
    count(distinct track_id) as unique_tracks,
    count(distinct artist_id) as unique_artists,
    count(track_id) filter (where previous_track_date is null) as new_tracks,
    count(artist_id) filter (where previous_artist_date is null) as new_artists,
    count(distinct date) as days,
    min(play_id) as first_play_id,
    max(play_id) as last_play_id
  from listens
  ${where(filters, values)}
  having count(*) > 0`;
}

function sumsSql(filters: Filters): Sql {
  return statement((values) => `
select cast(sum(ms) as bigint) as ms, cast(sum(plays) as bigint) as plays
from (
  ${daysOf(filters, values)}
) as days
having count(*) > 0`);
}

function biggestDaySql(filters: Filters): Sql {
  return statement((values) => `
select date, cast(ms as bigint) as ms, plays
from (
  ${daysOf(yearOf(filters), values)}
) as days
order by ms desc, date
limit 1`);
}

function longestStreakSql(filters: Filters): Sql {
  return statement((values) => `
with ${streaksOf(yearOf(filters), values)}
select start_date, end_date, days
from streaks
order by days desc, start_date desc
limit 1`);
}

/** Artists whose first play ever was one of the year's. */
function newArtistsSql(filters: Filters): Sql {
  const inYear = yearOf(filters);
  return artistsSql(inYear, (values) => [firstIsAmong(inYear, values)]);
}

function artistsSql(filters: Filters, also: (values: Values) => readonly string[]): Sql {
  return statement((values) => {
    const totals = totalsOf("artist", filters, values);
    const conditions = also(values);
    return `
with totals as (
  ${totals}
)
select artist_name, image_url, cast(totals.ms as bigint) as ms, totals.plays
from totals
join ${entityTable("artist", filters)} as artists on artists.artist_id = totals.artist_id
${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
order by totals.ms desc, totals.plays desc, artist_name collate "C"
limit ${LISTED}`;
  });
}

/** The review of a year. */
export type Year = NonNullable<ReturnType<typeof question.read>>;
