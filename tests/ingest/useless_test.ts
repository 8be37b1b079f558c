/** A source with nothing usable, and a run that found no plays, replace nothing. */
import assert from "node:assert/strict";
import { CliError, type ErrorCode } from "../../lib/core/errors.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { contentOf, ingestFolder, rowsOf, type Wishes } from "../support/ingesting.ts";
import { extended, history } from "../support/records.ts";

/** As if Spotify had renamed the fields of names. */
function renamed(record: Record<string, unknown>): Record<string, unknown> {
  const {
    master_metadata_track_name: track_name,
    master_metadata_album_artist_name: artist_name,
    master_metadata_album_album_name: album_name,
    ...rest
  } = record;
  return { ...rest, track_name, artist_name, album_name };
}

const USELESS: readonly (readonly [string, readonly unknown[], RegExp])[] = [
  [
    "times that nobody can read",
    history(4).map((record) => ({ ...record, ts: "once upon a time" })),
    /None of the 4 records in new\.json can be used\./,
  ],
  ["values that are no records", [extended({ ts: null }), 5, null], /None of the 3 records/],
  [
    "fields of names under other names",
    history(4).map(renamed),
    /has a title or an artist\. Unknown keys in its records: track_name, artist_name, album_name\./,
  ],
  [
    "names that are null",
    history(4).map((record) => ({
      ...record,
      master_metadata_track_name: null,
      master_metadata_album_artist_name: "",
    })),
    /has a title or an artist\.$/,
  ],
];

for (const [name, records, message] of USELESS) {
  Deno.test(`ingest: refuses a source with ${name}, and keeps what was there`, async () => {
    await withFolder(async (folder) => {
      await writeTree(folder, { "raw/good.json": history(8) });
      await ingestFolder(folder);
      const before = await contentOf(folder);
      await writeTree(folder, { "raw/new.json": records });
      await refused(folder, "nothing-usable", message);
      assert.deepEqual(await contentOf(folder), before);
    });
  });
}

Deno.test("ingest: a source of short records without names is genuine", async () => {
  await withFolder(async (folder) => {
    const nameless = extended({
      ms_played: 900,
      master_metadata_track_name: null,
      master_metadata_album_artist_name: null,
      spotify_track_uri: null,
    });
    await writeTree(folder, { "raw/good.json": history(3), "raw/nameless.json": [nameless] });
    const { set_aside } = await ingestFolder(folder, { strict: true });
    assert.deepEqual(set_aside, { short: 1 });
  });
});

Deno.test("ingest: one usable record among many is a notice, not a failure", async () => {
  await withFolder(async (folder) => {
    const bad = history(9).map((record) => ({ ...record, ts: "never", sleep_timer: true }));
    await writeTree(folder, { "raw/mixed.json": [extended(), ...bad] });
    const { plays, notices } = await ingestFolder(folder);
    assert.equal(plays, 1);
    const notice = notices.find(({ code }) => code === "many-rejected");
    assert.match(
      notice?.sentence ?? "",
      /9 records of 10 in mixed\.json cannot be used\. .*sleep_timer/,
    );
  });
});

Deno.test("ingest: plays are not replaced with none unless --allow-empty is given", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": history(8) });
    await ingestFolder(folder);
    const before = await contentOf(folder);
    await writeTree(folder, {
      "raw/history.json": history(8).map((record) => ({ ...record, ms_played: 900 })),
    });
    await refused(folder, "no-plays", /No plays were read, but .* has 7\./);
    assert.deepEqual(await contentOf(folder), before);
    const { plays } = await ingestFolder(folder, { allowEmpty: true });
    assert.equal(plays, 0);
    assert.deepEqual(await rowsOf(folder, "from plays"), []);
    await ingestFolder(folder);
  });
});

async function refused(folder: string, code: ErrorCode, message: RegExp, wishes: Wishes = {}) {
  await assert.rejects(ingestFolder(folder, wishes), (error) => {
    assert.ok(error instanceof CliError);
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });
}
