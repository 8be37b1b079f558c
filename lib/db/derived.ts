/**
 * Derived tables: what questions would otherwise compute from every play each time. They are made
 * from the other tables with every copy for reading (the site's copy in memory, the copy that sync
 * takes to Postgres), so the DuckDB file stores nothing twice and they are never stale.
 */
import type { Database } from "./duckdb.ts";
import { DAILY_SEGMENTS } from "./derived/day_segments.ts";
import { DAILY_TOTALS } from "./derived/days.ts";
import { LISTENS } from "./derived/listens.ts";
import { PLAYED_ALBUMS, PLAYED_SHOWS } from "./derived/albums.ts";
import { ARTIST_GENRES } from "./derived/genres.ts";
import { COMPACT } from "./derived/compact.ts";
import {
  CREDITED_ARTISTS,
  CREDITED_DAYS,
  CREDITED_YEARS,
  TRACK_CREDITS,
} from "./derived/credits.ts";
import { PLAYED_ARTISTS, PLAYED_TRACKS } from "./derived/played.ts";
import { EVOLUTION } from "./derived/evolution.ts";
import { ALBUM_YEARS, ARTIST_YEARS, TRACK_YEARS } from "./derived/years.ts";
import { HABIT_MONTHS, HABIT_YEARS } from "./derived/habits.ts";
import { LISTENING_SESSIONS } from "./derived/sessions.ts";
import { PLAY_REASONS } from "./derived/reasons.ts";
import { REJECT_POSITIONS } from "./derived/rejects.ts";
import type { DerivedTable } from "./derived/table.ts";
import { TRACK_URIS } from "./derived/track_uris.ts";
import { createTableOf, quoteName } from "./tables.ts";

/** Every derived table by name, in the order they are made: each may use the earlier ones. */
export const DERIVED = {
  track_uris: TRACK_URIS,
  artist_genres: ARTIST_GENRES,
  played_tracks: PLAYED_TRACKS,
  played_artists: PLAYED_ARTISTS,
  played_albums: PLAYED_ALBUMS,
  played_shows: PLAYED_SHOWS,
  listening_sessions: LISTENING_SESSIONS,
  play_reasons: PLAY_REASONS,
  listens: LISTENS,
  daily_totals: DAILY_TOTALS,
  daily_segments: DAILY_SEGMENTS,
  habit_months: HABIT_MONTHS,
  habit_years: HABIT_YEARS,
  track_credits: TRACK_CREDITS,
  credited_artists: CREDITED_ARTISTS,
  credited_years: CREDITED_YEARS,
  credited_days: CREDITED_DAYS,
  evolution: EVOLUTION,
  artist_years: ARTIST_YEARS,
  reject_positions: REJECT_POSITIONS,
  track_years: TRACK_YEARS,
  album_years: ALBUM_YEARS,
} as const satisfies Record<string, DerivedTable>;

/** The name of a derived table. */
export type DerivedName = keyof typeof DERIVED;

/** All names, in the order they are made. */
export const DERIVED_NAMES = Object.keys(DERIVED) as DerivedName[];

/** One table: its dependencies, and the statements that make it. */
interface Step {
  readonly name: string;
  readonly needs: readonly string[];
  readonly statements: readonly string[];
}

/**
 * Makes all derived tables in a DuckDB that holds the tables of an ingested file, or views of them.
 * Independent tables are made in parallel, so that short statements use the processors that long
 * ones leave idle.
 *
 * @example
 * ```ts ignore
 * await derive(database);
 * ```
 */
export async function derive(database: Pick<Database, "withConnection">): Promise<void> {
  // Wait for all of them, so that none is still running when a failure closes the database.
  const results = await Promise.allSettled(beginDeriving(database).values());
  const failed = results.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
}

/**
 * Starts making all derived tables, with a promise for each. The caller awaits all of them before
 * it closes the database.
 *
 * @example
 * ```ts ignore
 * const made = beginDeriving(database);
 * await made.get("listens");
 * ```
 */
export function beginDeriving(
  database: Pick<Database, "withConnection">,
): ReadonlyMap<string, Promise<void>> {
  const made = new Map<string, Promise<void>>();
  for (const { name, needs, statements } of STEPS) {
    const before = Promise.all(needs.map((need) => made.get(need)));
    const table = before.then(() =>
      database.withConnection(async (connection) => {
        for (const statement of statements) await connection.run(statement);
      })
    );
    // The caller awaits the rejection; without this handler it would be unhandled until then.
    table.catch(() => {});
    made.set(name, table);
  }
  return made;
}

/** Every table after its dependencies: first the compact tables, then the derived ones. */
const STEPS: readonly Step[] = [
  ...Object.entries(COMPACT).map(([name, { needs, select }]) => ({
    name,
    needs,
    statements: [`create table ${quoteName(name)} as ${select}`],
  })),
  ...DERIVED_NAMES.map((name) => ({
    name,
    needs: DERIVED[name].needs,
    statements: [
      createTableOf(DERIVED[name], quoteName(name), false),
      `insert into ${quoteName(name)} (${
        Object.keys(DERIVED[name].columns).map(quoteName).join(", ")
      })\n${DERIVED[name].derive}`,
    ],
  })),
];
