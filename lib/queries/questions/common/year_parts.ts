/** The parts of a year's review. */
import { OWN_ALBUMS, OWN_TRACKS } from "./own.ts";
import { type PartSql, placeBy } from "./parts.ts";
import { OWN_COLUMNS, sharedAmongGenres } from "./shared.ts";

/** What the parts read: the year's days, listens and artists. */
export const YEAR_CTES = (year: string, first: string, last: string) =>
  `with asked as (
  select ${year} as year
),
days as (
  select *
  from daily_totals
  where date between ${first} and ${last}
),
own as (
  select ${OWN_COLUMNS}
  from listens
  where date between ${first} and ${last}
),
artist_totals as (
  select
    artist_id,
    sum(ms) as ms,
    count(*) as plays,
    count(*) filter (where previous_artist_date is null) as new_artists
  from own
  where artist_id is not null
  group by artist_id
),
${OWN_TRACKS},
${OWN_ALBUMS}`;

export const YEAR_TOTALS: PartSql = {
  name: "totals",
  columns: {
    n: "count(*)",
    a: "min(year)",
    ms: "sum(days.ms)",
    plays: "sum(days.plays)",
    x: "sum(year_tracks)",
    y: "sum(year_artists)",
    z: "sum(ever_tracks)",
    w: "sum(ever_artists)",
    at: "(select played_at from listens where play_id = (select min(first_play_id) from days))",
    until: "(select played_at from listens where play_id = (select max(last_play_id) from days))",
  },
  from: `from days
  having count(*) > 0`,
};

export const PREVIOUS: PartSql = {
  name: "previous",
  columns: { n: "1", ms: "sum(ms)", plays: "sum(plays)" },
  from: `from daily_totals
  where year = (select year - 1 from asked)
  having count(*) > 0`,
};

export const BIGGEST_DAY: PartSql = {
  name: "biggest_day",
  columns: { n: "place", a: "date", ms: "ms", plays: "plays" },
  from: `from (
    select date, ms, plays, row_number() over (order by ms desc, date) as place
    from days
  ) as placed`,
  limit: 1,
};

export const LONGEST_STREAK: PartSql = {
  name: "longest_streak",
  columns: { n: "place", a: "start_date", b: "end_date", x: "length" },
  from: `from (
    select
      min(date) as start_date,
      max(date) as end_date,
      count(*) as length,
      row_number() over (order by count(*) desc, min(date) desc) as place
    from (
      select date, day_number - row_number() over (order by date) as run
      from days
    ) as numbered
    group by run
  ) as placed`,
  limit: 1,
};

export const LONGEST_SESSION: PartSql = {
  name: "longest_session",
  columns: {
    n: "place",
    at: "started_at",
    until: "ended_at",
    x: "elapsed_ms",
    ms: "ms",
    plays: "plays",
  },
  from: `from (
    select
      started_at, ended_at, elapsed_ms, ms, plays,
      row_number() over (order by ms desc, plays desc, session_id) as place
    from listening_sessions
    where date between (select min(date) from days) and (select max(date) from days)
  ) as placed`,
  limit: 1,
};

const NAMED_ARTISTS = (where: string) =>
  `from (
    select artist_name, image_url, ms, plays, ${placeBy("artist_name")} as n
    from (
      select artist_name, image_url, artist_totals.ms, artist_totals.plays
      from artist_totals
      join played_artists on played_artists.artist_id = artist_totals.artist_id
      ${where}
    ) as named
  ) as placed`;

const ARTIST_COLUMNS = { n: "n", a: "artist_name", d: "image_url", ms: "ms", plays: "plays" };

export const TOP_ARTISTS: PartSql = {
  name: "top_artists",
  columns: ARTIST_COLUMNS,
  from: NAMED_ARTISTS(""),
  limit: 10,
};

export const NEW_ARTISTS: PartSql = {
  name: "new_artists",
  columns: ARTIST_COLUMNS,
  from: NAMED_ARTISTS("where new_artists > 0"),
  limit: 10,
};

export const TOP_GENRES: PartSql = {
  name: "top_genres",
  columns: { n: "n", a: "genre", ms: "ms" },
  from: `from (
    select genre, ms, row_number() over (order by ms desc, genre collate "C") as n
    from (
      select genre, sum(${sharedAmongGenres("ms")}) as ms
      from (
        select genre, position, genres, cast(ms as bigint) as ms
        from artist_totals
        join artist_genres on artist_genres.artist_id = artist_totals.artist_id
      ) as known
      group by genre
    ) as shared
  ) as placed`,
  limit: 10,
};
