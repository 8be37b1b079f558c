/**
 * Derived tables: what questions would otherwise work out from every play again and again. They are
 * made from the other tables whenever a copy for reading is made (the site's copy in memory, the
 * copy that sync takes to Postgres), so the DuckDB file holds nothing twice and they are never older
 * than what they are made of.
 */
import type { Database } from "./duckdb.ts";
import { DAILY_PARTS, DAILY_TOTALS } from "./derived/days.ts";
import { LISTENS } from "./derived/listens.ts";
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
  daily_parts: DAILY_PARTS,
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

/** One table that is made, and those before it that it is made from. */
interface Step {
  readonly name: string;
  readonly needs: readonly string[];
  readonly statements: readonly string[];
}

/**
 * Makes all derived tables in a DuckDB that holds the tables of an ingested file, or views of them.
 * What does not wait for each other is made at the same time, so that short statements fill the
 * processors that long ones leave idle.
 *
 * @example
 * ```ts ignore
 * await derive(database);
 * ```
 */
export async function derive(database: Pick<Database, "connect">): Promise<void> {
  const under = new Map<string, Promise<void>>();
  for (const { name, needs, statements } of STEPS) {
    const before = Promise.all(needs.map((need) => under.get(need)));
    under.set(name, before.then(() => runAlone(database, statements)));
  }
  // All are waited for, so that none still runs when a failure closes the database.
  const failed = (await Promise.allSettled(under.values())).find(({ status }) =>
    status === "rejected"
  );
  if (failed?.status === "rejected") throw failed.reason;
}

/** Every table in the order of need: first what is only for the others, then the derived ones. */
const STEPS: readonly Step[] = orderSteps([
  ...Object.entries(NUMBERED).map(([name, select]) => ({
    name,
    select,
    statements: [`create table ${quoteName(name)} as ${select}`],
  })),
  ...DERIVED_NAMES.map((name) => ({
    name,
    select: DERIVED[name].derive,
    statements: [
      createTableOf(DERIVED[name], quoteName(name), false),
      `insert into ${quoteName(name)} (${
        Object.keys(DERIVED[name].columns).map(quoteName).join(", ")
      })\n${DERIVED[name].derive}`,
    ],
  })),
]);

/** What a table needs is what its select names of those before it. */
function orderSteps(
  made: readonly (Omit<Step, "needs"> & { readonly select: string })[],
): Step[] {
  return made.map(({ name, select, statements }, at) => {
    const words = new Set(select.match(/\w+/g));
    const needs = made.slice(0, at).map((before) => before.name).filter((each) => words.has(each));
    return { name, needs, statements };
  });
}

async function runAlone(
  database: Pick<Database, "connect">,
  statements: readonly string[],
): Promise<void> {
  const connection = await database.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
  }
}
