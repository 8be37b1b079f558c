/**
 * Derived tables: what questions would otherwise work out from every play again and again. They are
 * made from the other tables whenever a copy for reading is made (the site's copy in memory, the
 * copy that sync takes to Postgres), so the DuckDB file holds nothing twice and they are never older
 * than what they are made of.
 */
import type { Database } from "./duckdb.ts";
import { DAILY_TOTALS, LISTENS } from "./derived/listens.ts";
import { PLAYED_ALBUMS, PLAYED_SHOWS } from "./derived/albums.ts";
import { ARTIST_GENRES } from "./derived/genres.ts";
import { NUMBERED } from "./derived/numbered.ts";
import { PLAYED_ARTISTS, PLAYED_TRACKS } from "./derived/played.ts";
import { EVOLUTION } from "./derived/evolution.ts";
import { ALBUM_YEARS, ARTIST_YEARS, TRACK_YEARS } from "./derived/years.ts";
import { HABIT_MONTHS } from "./derived/habits.ts";
import { LISTENING_SESSIONS } from "./derived/sessions.ts";
import { REJECT_PLACES } from "./derived/rejects.ts";
import type { DerivedTable } from "./derived/table.ts";
import { TRACK_URIS } from "./derived/track_uris.ts";
import { createTableOf, quoteName } from "./tables.ts";

/** Every derived table by name, in the order they are made: each may use those before it. */
export const DERIVED = {
  track_uris: TRACK_URIS,
  artist_genres: ARTIST_GENRES,
  played_tracks: PLAYED_TRACKS,
  played_artists: PLAYED_ARTISTS,
  played_albums: PLAYED_ALBUMS,
  played_shows: PLAYED_SHOWS,
  listening_sessions: LISTENING_SESSIONS,
  listens: LISTENS,
  daily_totals: DAILY_TOTALS,
  habit_months: HABIT_MONTHS,
  evolution: EVOLUTION,
  artist_years: ARTIST_YEARS,
  reject_places: REJECT_PLACES,
  track_years: TRACK_YEARS,
  album_years: ALBUM_YEARS,
} as const satisfies Record<string, DerivedTable>;

/** The name of a derived table. */
export type DerivedName = keyof typeof DERIVED;

/** All names, in the order they are made. */
export const DERIVED_NAMES = Object.keys(DERIVED) as DerivedName[];

/**
 * Makes all derived tables in a DuckDB that holds the tables of an ingested file.
 *
 * @example
 * ```ts ignore
 * const copy = await openCopy("data/spotify.duckdb", derive);
 * ```
 */
export async function derive(database: Pick<Database, "run">): Promise<void> {
  for (const statement of deriveStatements()) await database.run(statement);
}

/** The statements that {@linkcode derive} runs, in their order. */
export function deriveStatements(): string[] {
  const numbered = Object.entries(NUMBERED).map(([name, select]) =>
    `create table ${quoteName(name)} as ${select}`
  );
  const made = DERIVED_NAMES.flatMap((name) => [
    createTableOf(DERIVED[name], quoteName(name), false),
    `insert into ${quoteName(name)} (${
      Object.keys(DERIVED[name].columns).map(quoteName).join(", ")
    })\n${DERIVED[name].derive}`,
  ]);
  return [...numbered, ...made];
}
