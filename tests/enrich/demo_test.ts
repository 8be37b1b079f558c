import assert from "node:assert/strict";
import { Database } from "../../lib/db/duckdb.ts";
import { enrichText } from "../../lib/enrich/report.ts";
import { rowsOf, tempFolder, type World, type WorldArtist } from "../support/enrich_world.ts";
import { run } from "../support/enrich_run.ts";
import { runTask } from "../support/run_task.ts";
import { Services } from "../support/services.ts";

const METADATA = ["tracks", "artists", "audio_features", "enrichment_state", "track_links"];

Deno.test("enrich: N calls for the demo's listener reach what was predicted, and no order reaches more", async () => {
  const folder = tempFolder();
  const made = await runTask(["demo", "--plays", "4000", "--years", "3", "--quiet", "--no-serve"], {
    DATA_DIR: folder,
  });
  assert.equal(made.code, 0, made.stderr);
  const dataDir = `${folder}/demo`;
  await forget(dataDir);
  await using services = new Services({ world: await worldOf(dataDir), mode: "single" });
  const limit = 42;
  const predicted = await run(services, dataDir, { isDryRun: true, limit });
  const result = await run(services, dataDir, { limit });
  const plan = predicted.plans.find(({ mode }) => mode === "single");
  const told = `metadata would cover ${plan?.tracks.hours_pct} % of hours`;
  assert.ok(enrichText(predicted, true).includes(told));
  assert.ok(enrichText(result, false).includes(told));
  assert.equal(result.coverage.hours_pct, plan?.tracks.hours_pct);
  assert.equal(result.coverage.plays_pct, plan?.tracks.plays_pct);
  // The sign-in and the try of a batch are two of the calls.
  const [best] = await rowsOf(
    dataDir,
    `with tracks as (
       select spotify_track_uri, sum(ms_played) as ms
       from plays
       where spotify_track_uri like 'spotify:track:%'
       group by 1
       order by ms desc
       limit ${limit - 2}
     )
     select round(100.0 * sum(ms) / (select sum(ms_played) from plays), 2) as pct from tracks`,
  );
  assert.equal(result.coverage.hours_pct, Number(best?.["pct"]));
  assert.deepEqual(services.violations, []);
});

/** Takes out what the demo knows, as if nobody had been asked. */
async function forget(dataDir: string): Promise<void> {
  const database = await Database.open(`${dataDir}/spotify.duckdb`);
  for (const name of METADATA) await database.run(`delete from ${name}`);
  database.close();
}

/** Services that know all that was played. */
async function worldOf(dataDir: string): Promise<World> {
  const rows = await rowsOf(
    dataDir,
    `select
       spotify_track_uri[15:] as id,
       any_value(track_name) as title,
       any_value(artist_name) as artist
     from plays
     where spotify_track_uri like 'spotify:track:%'
     group by 1
     order by 1`,
  );
  const artists = new Map<string, WorldArtist>();
  const tracks = rows.map((row) => {
    const name = String(row["artist"]);
    const known = artists.get(name);
    const artist = known ?? { id: `A${String(artists.size).padStart(21, "0")}`, name, genres: [] };
    if (known === undefined) artists.set(name, artist);
    return { id: String(row["id"]), title: String(row["title"]), artist };
  });
  return { tracks, artists: [...artists.values()] };
}
