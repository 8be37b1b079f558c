/** An invented listener and what the services know of what was played. */
import { Database } from "../../lib/db/duckdb.ts";
import { schemaFacts } from "../../lib/db/schema_version.ts";
import { createTable, TABLE_NAMES } from "../../lib/db/tables.ts";

/** A track that exists at the services. */
export interface WorldTrack {
  readonly id: string;
  readonly title: string;
  readonly artist: WorldArtist;
}

/** An artist who exists at the services. */
export interface WorldArtist {
  readonly id: string;
  readonly name: string;
  readonly genres: readonly string[];
}

/** All that exists. */
export interface World {
  readonly tracks: readonly WorldTrack[];
  readonly artists: readonly WorldArtist[];
}

/** One line of listening: a track, or names without one. */
export interface Heard {
  readonly uri: string | null;
  readonly artist: string;
  readonly title: string;
  readonly plays: number;
  readonly msEach: number;
}

const GENRES = [["indie rock", "shoegaze"], ["techno"], [], ["jazz"], ["k-pop"]];

/** A world of so many tracks, shared out among so many artists. */
export function makeWorld(tracks: number, artists: number): World {
  const all = Array.from({ length: artists }, (_, at): WorldArtist => ({
    id: id("A", at),
    name: `Artist ${at}`,
    genres: GENRES[at % GENRES.length] ?? [],
  }));
  return {
    artists: all,
    tracks: Array.from({ length: tracks }, (_, at) => {
      const artist = all[at % artists];
      if (artist === undefined) throw new RangeError("a world needs artists");
      return { id: id("T", at), title: `Title ${at}`, artist };
    }),
  };
}

/** Every track of a world once, the first the most-listened. */
export function heardInOrder({ tracks }: World): Heard[] {
  return tracks.map(({ id, title, artist }, at) => ({
    uri: `spotify:track:${id}`,
    artist: artist.name,
    title,
    plays: 1,
    msEach: 30_000 + (tracks.length - at) * 100,
  }));
}

/** An id as Spotify's: 22 characters of base 62. */
export function id(letter: string, number: number): string {
  return letter + String(number).padStart(21, "0");
}

/** Makes a database in a new folder, with these plays and nothing else. */
export async function makeDatabase(heard: readonly Heard[]): Promise<string> {
  const dataDir = tempFolder();
  const database = await Database.open(`${dataDir}/spotify.duckdb`);
  for (const name of TABLE_NAMES) await database.run(createTable(name, undefined, false));
  for (const fact of Object.entries(schemaFacts())) {
    await database.run("insert into meta values ($1, $2)", fact);
  }
  await database.run(
    `insert into plays
     select
       row_number() over (), heard_at, heard_at, 'UTC', "msEach", title, artist, 'Album', uri,
       cast(heard_at as date), 2024, 1, '2024-01', 1, 'Monday', 1, 'ios', 'CA', null, null,
       false, false, false, false, 1
     from (
       select heard.*, timestamp '2024-01-01 12:00:00' as heard_at
       from (
         select unnest(
           from_json(
             cast($1 as json),
             '[{"uri":"text","artist":"text","title":"text","plays":"integer","msEach":"bigint"}]'
           ),
           max_depth := 2
         )
       ) as heard
       cross join range(heard.plays)
     )`,
    [JSON.stringify(heard)],
  );
  database.close();
  return dataDir;
}

/** Rows of a database, read from a copy. */
export async function rowsOf(dataDir: string, sql: string): Promise<Record<string, unknown>[]> {
  const database = await Database.open(`${dataDir}/spotify.duckdb`);
  try {
    return await database.rows(sql);
  } finally {
    database.close();
  }
}

const folders: string[] = [];

/** A new folder that is gone when the tests are through. */
export function tempFolder(): string {
  if (folders.length === 0) {
    addEventListener("unload", () => {
      for (const folder of folders) Deno.removeSync(folder, { recursive: true });
    });
  }
  const folder = Deno.makeTempDirSync({ prefix: "enrich-" });
  folders.push(folder);
  return folder;
}
