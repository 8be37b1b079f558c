import assert from "node:assert/strict";
import { query } from "../../lib/db/query.ts";
import { runTask } from "../support/run_task.ts";

async function inTempDir(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-demo-" });
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("demo: makes exactly the plays asked for and leaves a person's own data alone", async () => {
  await inTempDir(async (folder) => {
    await Deno.writeTextFile(`${folder}/spotify.duckdb`, "a person's own database");
    const { code, stdout, stderr } = await runTask(
      ["demo", "--plays", "1500", "--years", "2", "--json"],
      { DATA_DIR: folder, DATA_RAW_DIR: `${folder}/nowhere` },
    );
    assert.equal(code, 0, stderr);
    const { ingest, summary } = JSON.parse(stdout);
    assert.equal(ingest.plays, 1500);
    assert.equal(summary.plays, 1500);
    assert.equal(summary.top_artists.length, 5);
    assert.equal(
      await Deno.readTextFile(`${folder}/spotify.duckdb`),
      "a person's own database",
    );
  });
});

Deno.test("demo: has metadata for nearly all listening, and the same seed gives the same plays", async () => {
  await inTempDir(async (folder) => {
    const versions: unknown[] = [];
    for (const run of ["one", "two"]) {
      const { code, stderr } = await runTask(
        ["demo", "--plays", "2000", "--seed", "3", "--quiet", "--no-serve"],
        { DATA_DIR: `${folder}/${run}` },
      );
      assert.equal(code, 0, stderr);
      const path = `${folder}/${run}/demo/spotify.duckdb`;
      const version = await query(path, "select value from meta where key = 'data_version'");
      versions.push(version.rows[0]?.[0]);
      const { rows } = await query(
        path,
        `select
           count(*) filter (where release_year is not null) / count(*) as with_year,
           count(*) filter (where genres <> '') / count(*) as with_genre,
           count(*) filter (where energy is not null) / count(*) as with_features,
           count(*) filter (where subgenre is not null) / count(*) as with_broad_genre
         from plays
         left join tracks using (spotify_track_uri)
         left join artists using (artist_name)
         left join audio_features using (spotify_track_uri)
         left join genre_mappings on subgenre = split_part(genres, ', ', 1)`,
      );
      for (const share of rows[0] ?? []) assert.ok(Number(share) > 0.75, `coverage ${share}`);
    }
    assert.equal(versions[0], versions[1]);
  });
});

Deno.test("demo: rejects invalid sizes", async () => {
  const { code, stderr } = await runTask(["demo", "--plays", "many"]);
  assert.equal(code, 2);
  assert.match(stderr, /--plays is "many", expected a whole number from 1 to 5000000/);
});
