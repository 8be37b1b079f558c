/** What ingest guarantees for any form of the same records, and from one run to the next. */
import assert from "node:assert/strict";
import type { IngestResult } from "../../lib/ingest/ingest.ts";
import { contentOf, ingestFolder, rowsOf } from "../support/ingesting.ts";
import { type Content, listTree, withFolder, writeTree } from "../support/folders.ts";
import { extended, history } from "../support/records.ts";
import { zip } from "../support/zips.ts";

const FIRST = [...history(60), extended({ ts: "nonsense" })];
const SECOND = [...history(70).slice(30).map((record) => ({ ...record, platform: "android" })), 5];
const ACCOUNT = [
  { endTime: "2022-03-01 00:05", artistName: "Artist 2", trackName: "Song 5", msPlayed: 60_005 },
  { endTime: "2022-03-01 09:00", artistName: "Artist 9", trackName: "Song 9", msPlayed: 60_000 },
];
const LOOSE = {
  "Streaming_History_Audio_2022_0.json": FIRST,
  "Streaming_History_Audio_2022_1.json": SECOND,
  "StreamingHistory_music_0.json": ACCOUNT,
};

/** The same records in other forms. */
const FORMS: Readonly<Record<string, () => Promise<Record<string, Content>>>> = {
  "under other names and in other folders": () =>
    Promise.resolve({ "z/a.json": FIRST, "b (1).json": SECOND, "a/old/c": ACCOUNT }),
  "in another order of files": () =>
    Promise.resolve({ "3.json": FIRST, "2.json": SECOND, "1.json": ACCOUNT }),
  "with the records of each file in another order": () =>
    Promise.resolve({
      "1.json": FIRST.toReversed(),
      "2.json": SECOND.toReversed(),
      "3.json": ACCOUNT.toReversed(),
    }),
  "in one ZIP": async () => ({ "my_spotify_data.zip": await zip(LOOSE) }),
  "in a ZIP without compression": async () => ({ "x.zip": await zip(LOOSE, { level: 0 }) }),
  "in a ZIP in a ZIP": async () => ({
    "outer.zip": await zip({ "MyData/inner.zip": await zip(LOOSE), "Read Me.pdf": "%PDF-1.7" }),
  }),
  "in a ZIP under a name without .zip": async () => ({ "my_spotify_data": await zip(LOOSE) }),
  "some loose, some in a ZIP": async () => ({
    "1.json": FIRST,
    "2.zip": await zip({ "./x/b.json": SECOND, "c.json": ACCOUNT }),
  }),
  "split differently": () =>
    Promise.resolve({
      "1.json": FIRST.slice(0, 10),
      "2.json": [...SECOND, ...FIRST.slice(10)],
      "3.json": ACCOUNT.slice(1),
      "4.json": ACCOUNT.slice(0, 1),
    }),
  "spread over lines, with a byte order mark": () =>
    Promise.resolve({
      "1.json": "\ufeff" + JSON.stringify(FIRST, null, 4),
      "2.json": "\r\n\t " + JSON.stringify(SECOND, null, "\t") + "\r\n\n",
      "3.json": JSON.stringify(ACCOUNT, null, 2),
    }),
};

Deno.test("ingest: the same records in any form give the same plays", async (test) => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/loose/raw`, LOOSE);
    const counts = countsOf(await ingestFolder(`${folder}/loose`));
    assert.deepEqual(counts, {
      records: 104,
      plays: 57,
      set_aside: { short: 14 },
      duplicates: 31,
      rejected: { "impossible time": 1, "no record": 1 },
    });
    const content = await contentOf(`${folder}/loose`);
    for (const [form, files] of Object.entries(FORMS)) {
      await test.step(form, async () => {
        const home = `${folder}/${form}`;
        await writeTree(`${home}/raw`, await files());
        assert.deepEqual(countsOf(await ingestFolder(home)), counts);
        assert.deepEqual(await contentOf(home), content);
      });
    }
  });
});

Deno.test("ingest: a second run changes nothing, source_id included", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, LOOSE);
    const everything = async () => [
      await rowsOf(folder, "from plays order by play_id"),
      await rowsOf(folder, "from set_aside order by set_aside_id"),
      await rowsOf(folder, "from sources order by source_id"),
      await rowsOf(folder, "from rejects order by source_id, position"),
      await rowsOf(folder, "from meta where key <> 'built_at' order by key"),
    ];
    await ingestFolder(folder);
    const before = await everything();
    await ingestFolder(folder);
    assert.deepEqual(await everything(), before);
    assert.deepEqual(await listTree(`${folder}/data`), [".lock", "spotify.duckdb"]);
  });
});

Deno.test("ingest: the data version follows records and settings", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, LOOSE);
    const versions = new Set<unknown>();
    const add = async () =>
      versions.add((await rowsOf(folder, "from meta where key = 'data_version'"))[0]?.["value"]);
    await ingestFolder(folder);
    await add();
    await ingestFolder(folder, { minPlayDurationMs: 1000 });
    await add();
    await ingestFolder(folder, { timezone: "Europe/Berlin" });
    await add();
    await writeTree(`${folder}/raw`, { "more.json": [extended()] });
    await ingestFolder(folder);
    await add();
    assert.equal(versions.size, 4);
  });
});

Deno.test("ingest: every source's records are accounted for", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, {
      ...LOOSE,
      "again.json": FIRST,
      "bad.json": [extended({ ts: null }), extended({ ms_played: 1 })],
    });
    const { records, plays, duplicates } = await ingestFolder(folder);
    const sources = await rowsOf(
      folder,
      `select
         sum(records) as records,
         sum(plays) as plays,
         sum(duplicates) as duplicates,
         bool_and(records = plays + set_aside + duplicates + rejected) as balanced
       from sources`,
    );
    assert.deepEqual(sources, [{ records, plays, duplicates, balanced: true }]);
    assert.deepEqual(
      await rowsOf(
        folder,
        `select count(*) as wrong from sources
         where plays <> (select count(*) from plays where plays.source_id = sources.source_id)
           or set_aside <> (select count(*) from set_aside where set_aside.source_id = sources.source_id)
           or rejected <> (select count(*) from rejects where rejects.source_id = sources.source_id)`,
      ),
      [{ wrong: 0 }],
    );
  });
});

function countsOf({ records, plays, set_aside, duplicates, rejected }: IngestResult) {
  return { records, plays, set_aside, duplicates, rejected };
}

/** File names with characters that are special to DuckDB or a shell. */
const NAMES = [
  "it's.json",
  'say "hi".json',
  "[1].json",
  "[a-c]*.json",
  "b.json",
  "*.json",
  "?.json",
  "**/x.json",
  "{a,b}.json",
  "back\\slash.json",
  "new\nline.json",
  "tab\t.json",
  "日本語 🎧.json",
  "e\u0301.json",
  "$(id) `id` ;.json",
  "%2e%2e.json",
  "-rf.json",
  "~.json",
  "ts=2001/y.json",
  "file=7/y.json",
  "ms_played=1/y.json",
  "history.json.gz",
  "history.json.zst",
  "s3:/x.json",
];

Deno.test("ingest: a file with any name is read, exactly once", async () => {
  await withFolder(async (folder) => {
    const records = history(NAMES.length).map((record, at) => [{
      ...record,
      ms_played: 60_000,
      master_metadata_track_name: NAMES[at],
      spotify_track_uri: `spotify:track:${at}`,
    }]);
    await writeTree(
      `${folder}/raw`,
      Object.fromEntries(NAMES.map((name, at) => [name, records[at] ?? []])),
    );
    const { plays, duplicates } = await ingestFolder(folder);
    assert.deepEqual({ plays, duplicates }, { plays: NAMES.length, duplicates: 0 });
    const rows = await rowsOf(
      folder,
      "select track_name, path from plays join sources using (source_id)",
    );
    for (const { track_name, path } of rows) {
      assert.equal(path, String(track_name).replaceAll(/\p{Cc}/gu, "?"));
    }
  });
});

Deno.test("ingest: folders with hostile names serve as data_raw and data", async () => {
  for (const name of ["it's", "[ab]*", "a,b", "räu me"]) {
    await withFolder(async (parent) => {
      const folder = `${parent}/${name}`;
      await writeTree(`${folder}/raw`, {
        "a.json": history(2),
        "b.zip": await zip({ "b.json": history(3) }),
      });
      assert.equal((await ingestFolder(folder)).plays, 3);
      assert.equal((await ingestFolder(folder)).plays, 3);
    });
  }
});
