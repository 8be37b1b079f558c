/** Tonearm's own exports are history too: ingest reads them back into the same tables. */
import assert from "node:assert/strict";
import { Database } from "../../lib/db/duckdb.ts";
import { EXPORT_FORMATS } from "../../lib/cli/export/formats.ts";
import { CliError } from "../../lib/core/errors.ts";
import { SCHEMA_VERSION } from "../../lib/db/tables.ts";
import { contentOf, ingestFolder, rowsOf } from "../support/ingesting.ts";
import { listTree, withFolder, writeTree } from "../support/folders.ts";
import { PROJECT } from "../support/processes.ts";
import { extended } from "../support/records.ts";
import { zip } from "../support/zips.ts";
import { runTask } from "../support/run_task.ts";

/** Exports of the golden tests with what is hard to carry: each kind, odd texts, account data. */
const GOLDEN = [
  "account_data",
  "audiobooks",
  "every_column",
  "hostile_names",
  "local_files",
  "names_missing",
  "old_generation",
  "podcasts",
  "play_threshold",
  "video",
];

for (const format of Object.keys(EXPORT_FORMATS)) {
  Deno.test(`export, then ingest: ${format} becomes the same plays and set_aside`, async (test) => {
    await withFolder(async (folder) => {
      for (const name of GOLDEN) {
        await copyTree(`${PROJECT}tests/exports/${name}/export`, `${folder}/raw/${name}`);
      }
      await writeTree(folder, {
        "raw/console.json": [
          extended({ platform: "Sony_PlayStation 5", ts: "2020-01-01T00:00:00Z" }),
        ],
      });
      const first = await ingestFolder(folder);
      assert.ok(first.plays > 20 && Object.keys(first.set_aside).length === 4);
      const content = await contentOf(folder);
      await exportTo(folder, format);
      const kept = first.plays + sum(first.set_aside);

      await test.step("from the folder alone", async () => {
        await withFolder(async (other) => {
          await copyTree(`${folder}/data/export`, `${other}/raw/my export`);
          const again = await ingestFolder(other);
          assert.deepEqual(await contentOf(other), content);
          assert.deepEqual(again.set_aside, first.set_aside);
          assert.deepEqual([again.records, again.duplicates, sum(again.rejected)], [kept, 0, 0]);
        });
      });

      await test.step("from a ZIP of it", async () => {
        await withFolder(async (other) => {
          const files: Record<string, Uint8Array> = {};
          for (const path of await filesIn(`${folder}/data/export`)) {
            files[`export/${path}`] = await Deno.readFile(`${folder}/data/export/${path}`);
          }
          await writeTree(other, { "raw/backup.zip": await zip(files) });
          await ingestFolder(other);
          assert.deepEqual(await contentOf(other), content);
        });
      });

      await test.step("beside Spotify's own: everything in it is a duplicate", async () => {
        await copyTree(`${folder}/data/export`, `${folder}/raw/my export`);
        const both = await ingestFolder(folder);
        assert.deepEqual(await contentOf(folder), content);
        assert.equal(both.duplicates, first.duplicates + kept);
        const [row] = await rowsOf(
          folder,
          "select sum(records)::integer as records from sources where starts_with(format, 'export_')",
        );
        assert.equal(row?.["records"], kept);
      });
    });
  });

  Deno.test(`export: ${format} comes with a schema file`, async () => {
    await withFolder(async (folder) => {
      await writeTree(folder, { "raw/history.json": [extended()] });
      await ingestFolder(folder);
      await exportTo(folder, format);
      const schema = JSON.parse(
        await Deno.readTextFile(`${folder}/data/export/_tonearm_export.json`),
      );
      assert.equal(schema.format, format);
      assert.equal(schema.schema_version, SCHEMA_VERSION);
      assert.equal(schema.tables.plays.rows, 1);
      assert.deepEqual(schema.tables.plays.key, ["play_id"]);
      assert.equal(schema.tables.plays.columns.ms_played.type, "bigint");
      assert.equal(schema.tables.plays.columns.album_name.nullable, true);
      assert.deepEqual(
        Object.keys(schema.tables).sort(),
        (await Array.fromAsync(Deno.readDir(`${folder}/data/export`)))
          .filter(({ isDirectory }) => isDirectory).map(({ name }) => name).sort(),
      );
    });
  });
}

/** Metadata with what formats lose easily: nulls beside empty texts, quotes, breaks, fractions. */
const METADATA = [
  `insert into tracks (spotify_track_uri, track_name, release_year, explicit, provider, enriched_at)
    values ('spotify:track:1', 'a "quoted", name' || chr(10) || 'of two lines', 1998, true, 'spotify',
      '2024-05-06T07:08:09'), ('spotify:track:2', null, null, null, null, null)`,
  `insert into artists (artist_name, genres, followers) values ('A, B', '', 5), ('夜', null, null)`,
  `insert into audio_features (spotify_track_uri, tempo, loudness, "key")
    values ('spotify:track:1', 119.98765432101234, -7.25, 11)`,
  "insert into genre_mappings values ('dream pop', 'pop', null)",
  `insert into enrichment_state values
    ('spotify', 'track', 'spotify:track:1', 'found', '2024-01-01T00:00:00')`,
  "insert into track_links values ('A', 'T', 'spotify:track:3')",
  `insert into track_artists (spotify_track_uri, position, artist_name)
    values ('spotify:track:1', 1, 'A, B'), ('spotify:track:1', 2, '夜')`,
];

const METADATA_TABLES = [
  "tracks",
  "artists",
  "audio_features",
  "genre_mappings",
  "enrichment_state",
  "track_links",
  "track_artists",
];

for (const format of Object.keys(EXPORT_FORMATS)) {
  Deno.test(`export, then ingest: ${format} restores metadata`, async () => {
    await withFolder(async (folder) => {
      await writeTree(folder, { "raw/history.json": [extended()] });
      await ingestFolder(folder);
      await change(folder, METADATA);
      await exportTo(folder, format);
      await withFolder(async (other) => {
        await copyTree(`${folder}/data/export`, `${other}/raw`);
        await ingestFolder(other);
        for (const table of METADATA_TABLES) {
          const sql = `from ${table} order by all`;
          assert.deepEqual(await rowsOf(other, sql), await rowsOf(folder, sql), table);
        }
        const version = "select value from meta where key = 'metadata_version'";
        const [brought] = await rowsOf(other, version);
        assert.match(String(brought?.["value"]), /^[0-9a-f-]{36}$/);
        await ingestFolder(other);
        assert.deepEqual(await rowsOf(other, version), [brought], "the second time nothing is new");
      });
    });
  });
}

Deno.test("export, then ingest: the database's metadata takes precedence over the export's", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": [extended()] });
    await ingestFolder(folder);
    await change(folder, METADATA);
    await exportTo(folder, "json");
    await copyTree(`${folder}/data/export`, `${folder}/raw/export`);
    await change(folder, [
      "update artists set genres = 'my own' where artist_name = '夜'",
      "delete from tracks where spotify_track_uri = 'spotify:track:2'",
    ]);
    await ingestFolder(folder);
    const artists = await rowsOf(folder, "select genres from artists order by artist_name");
    assert.deepEqual(artists, [{ genres: "" }, { genres: "my own" }]);
    assert.equal((await rowsOf(folder, "from tracks")).length, 2);
  });
});

Deno.test("export, then ingest: another threshold and zone are applied", async () => {
  await withFolder(async (folder) => {
    const record = (ms_played: number, minute: number) =>
      extended({ ms_played, ts: `2023-01-01T03:${minute}:00Z` });
    await writeTree(folder, { "raw/history.json": [record(9_000, 10), record(20_000, 20)] });
    const wishes = { timezone: "Asia/Tokyo", minPlayDurationMs: 15_000 };
    await ingestFolder(folder);
    await exportTo(folder, "csv");
    await withFolder(async (other) => {
      await copyTree(`${folder}/data/export`, `${other}/raw`);
      await ingestFolder(other, wishes);
      await ingestFolder(folder, wishes);
      assert.deepEqual(await contentOf(other), await contentOf(folder));
      const rows = await rowsOf(other, "select hour from plays");
      assert.deepEqual(rows, [{ hour: 12 }]);
    });
  });
});

Deno.test("export, then ingest: a truncated or foreign file fails the run and is named", async (test) => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": [extended()] });
    await ingestFolder(folder);
    const broken: Record<string, string> = {
      parquet: "plays/year=2023/plays_0.parquet",
      json: "plays/plays.json",
    };
    for (const [format, path] of Object.entries(broken)) {
      await test.step(`${format} that breaks off`, async () => {
        await exportTo(folder, format);
        const whole = await Deno.readFile(`${folder}/data/export/${path}`);
        await refused(path, whole.subarray(0, whole.length - 10), /breaks off early/);
      });
    }
    await test.step("CSV without a column that is needed", async () => {
      const header = "play_id,played_at,played_at_utc,ms_played\n1,2023-01-01,2023-01-01,5\n";
      await refused("plays.csv", header, /not written as Tonearm's exports are/);
    });
    await test.step("Parquet of another program", async () => {
      await exportTo(folder, "parquet");
      const tracks = await Deno.readFile(`${folder}/data/export/meta/meta.parquet`);
      await refused("plays.parquet", tracks, /not written as Tonearm's exports are/);
    });
  });
});

async function refused(path: string, content: string | Uint8Array, message: RegExp) {
  await withFolder(async (folder) => {
    await writeTree(folder, { [`raw/${path}`]: content });
    await assert.rejects(ingestFolder(folder), (error) => {
      assert.ok(error instanceof CliError);
      assert.equal(error.code, "broken-source");
      assert.match(error.message, message);
      return true;
    });
  });
}

async function change(folder: string, statements: readonly string[]): Promise<void> {
  const database = await Database.open(`${folder}/data/spotify.duckdb`);
  for (const sql of statements) await database.run(sql);
  database.close();
}

async function exportTo(folder: string, format: string): Promise<void> {
  const args = ["export", "--format", format, "--data-dir", `${folder}/data`];
  const { code, stderr } = await runTask(args);
  assert.equal(code, 0, stderr);
}

async function filesIn(folder: string): Promise<string[]> {
  return (await listTree(folder)).filter((path) => !path.endsWith("/"));
}

async function copyTree(from: string, to: string): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (const path of await filesIn(from)) files[path] = await Deno.readFile(`${from}/${path}`);
  await writeTree(to, files);
}

function sum(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}
