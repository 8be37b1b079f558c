/** What a person's rules do to their database, and that taking them back restores it. */
import assert from "node:assert/strict";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore } from "../../lib/queries/store.ts";
import { Database } from "../../lib/db/duckdb.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { answersOf, contentOf, ingestFolder, type Row, rowsOf } from "../support/ingesting.ts";
import { extended } from "../support/records.ts";

const EXPORTS = new URL("../exports/rules/export/", import.meta.url);

/** Puts the golden export with its rules into a folder. */
async function withExport(act: (folder: string, rules: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    for await (const { name } of Deno.readDir(EXPORTS)) {
      await writeTree(folder, { [`raw/${name}`]: await Deno.readFile(new URL(name, EXPORTS)) });
    }
    await act(folder, `${folder}/raw/rules.json`);
  });
}

Deno.test("rules: removing the rules restores the exact tables", async () => {
  await withExport(async (folder, rules) => {
    const text = await Deno.readTextFile(rules);
    await Deno.remove(rules);
    await ingestFolder(folder);
    await writeMetadata(folder);
    await ingestFolder(folder);
    const before = [await contentOf(folder), await metadataOf(folder)];
    await Deno.writeTextFile(rules, text);
    await ingestFolder(folder);
    const ruled = [await contentOf(folder), await metadataOf(folder)];
    assert.notDeepEqual(ruled, before);
    await ingestFolder(folder);
    assert.deepEqual([await contentOf(folder), await metadataOf(folder)], ruled, "once more");
    await Deno.writeTextFile(rules, "{}");
    await ingestFolder(folder);
    assert.deepEqual([await contentOf(folder), await metadataOf(folder)], before);
    await Deno.remove(rules);
    await ingestFolder(folder);
    assert.deepEqual([await contentOf(folder), await metadataOf(folder)], before);
  });
});

Deno.test("rules: the first name of a group has the metadata of the others, until it has its own", async () => {
  await withExport(async (folder) => {
    await ingestFolder(folder);
    await writeMetadata(folder);
    await ingestFolder(folder);
    const genres = () =>
      rowsOf(folder, "select artist_name, genres from artists order by artist_name");
    assert.deepEqual(await genres(), [
      { artist_name: "New Name", genres: "folk" },
      { artist_name: "Old Name", genres: "folk" },
    ]);
    await onDatabase(folder, "update artists set genres = 'rock' where artist_name = 'New Name'");
    await Deno.remove(`${folder}/raw/rules.json`);
    await ingestFolder(folder);
    assert.deepEqual(await genres(), [
      { artist_name: "New Name", genres: "rock" },
      { artist_name: "Old Name", genres: "folk" },
    ]);
  });
});

Deno.test("rules: credits follow the names that rules give, and what services say is kept", async () => {
  await withExport(async (folder, rules) => {
    await ingestFolder(folder);
    const credit = (position: number, name: string) =>
      `select spotify_track_uri, ${position}, '${name}', 'spotify' from plays
       where artist_name = 'New Name' and spotify_track_uri is not null`;
    await onDatabase(
      folder,
      `insert into track_artists (spotify_track_uri, position, artist_name, provider)
       ${credit(1, "OLD  name")} union ${credit(2, "A Guest")}`,
    );
    const credited = async () => {
      const store = await openStore({ dataDir: `${folder}/data`, postgresUrl: "" });
      try {
        const filters = { kind: "artist", credit: "all", limit: 100 } as const;
        const { data } = await store.query(QUESTIONS.ranking, filters);
        return data.map(({ name }) => name);
      } finally {
        await store.close();
      }
    };
    const ruled = await credited();
    assert.ok(ruled.includes("New Name") && ruled.includes("A Guest"), ruled.join());
    assert.ok(!ruled.includes("OLD  name"), ruled.join());
    await ingestFolder(folder);
    assert.deepEqual(await credited(), ruled, "carried over");
    const answers = await rowsOf(folder, "select value from meta where key = 'same_artists'");
    assert.doesNotMatch(JSON.stringify(answers), /old name/i, "names that are gone are hashed");
    await Deno.writeTextFile(rules, "{}");
    await ingestFolder(folder);
    assert.ok((await credited()).includes("OLD  name"), "as services say, without the rule");
  });
});

Deno.test("rules: each effect is in meta, under a key that reveals no name", async () => {
  await withExport(async (folder) => {
    const { notices } = await ingestFolder(folder);
    const [{ value = "{}" } = {}] = await rowsOf(
      folder,
      "select value from meta where key = 'rule_effects'",
    );
    const effects: unknown[] = Object.values(JSON.parse(String(value)));
    assert.deepEqual(effects, [
      { records: 2, plays: 1, ms: 200_000 },
      { records: 1, plays: 1, ms: 200_000 },
      { records: 1, plays: 1, ms: 200_000 },
      { records: 1, plays: 0, ms: 200_000 },
      { records: 1, plays: 1, ms: 200_000 },
      { records: 2, plays: 2, ms: 400_000 },
      { records: 1, plays: 1, ms: 200_000 },
      { records: 0, plays: 0, ms: 0 },
      { records: 3, plays: 3, ms: 600_000 },
      { records: 1, plays: 1, ms: 200_000 },
    ]);
    assert.ok(!String(value).includes("Rain"));
    assert.deepEqual(notices, [{
      code: "rule-without-effect",
      sentence: "Rule 8 in rules.json, line 10, matches nothing: Leave out Nobody Ever. " +
        "Names are compared with those the site shows.",
      numbers: { rule: 8, line: 10 },
    }]);
  });
});

Deno.test("rules: the data version follows them, and a file without rules changes nothing", async () => {
  await withFolder(async (folder) => {
    const version = async (rules?: Readonly<Record<string, unknown>>) => {
      if (rules !== undefined) await writeTree(folder, { "raw/rules.json": rules });
      await ingestFolder(folder);
      return await rowsOf(folder, "select value from meta where key = 'data_version'");
    };
    await writeTree(folder, { "raw/history.json": [extended()] });
    const without = await version();
    assert.deepEqual(await version({}), without);
    assert.deepEqual(await version({ leave_out: [] }), without);
    assert.notDeepEqual(await version({ leave_out: [{ artist: "Nobody" }] }), without);
    assert.deepEqual(await version({ same_artist: [] }), without);
  });
});

Deno.test("rules: invalid rules fail the run and keep the data", async () => {
  await withExport(async (folder, rules) => {
    await ingestFolder(folder);
    const before = await contentOf(folder);
    await Deno.writeTextFile(rules, '{\n  "leave_out": [{ "artist": 7 }]\n}');
    await assert.rejects(ingestFolder(folder), {
      code: "bad-rules",
      where: `${folder}/raw/rules.json, line 2`,
    });
    assert.deepEqual(await contentOf(folder), before);
  });
});

Deno.test("rules: what was left out stays out of music when Tonearm's own export is read", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "raw/StreamingHistory_podcast_0.json": [
        { endTime: "2023-06-01 14:05", podcastName: "Talk", episodeName: "One", msPlayed: 900_000 },
      ],
      "raw/StreamingHistory_music_0.json": [
        { endTime: "2023-06-02 14:05", artistName: "A", trackName: "T", msPlayed: 90_000 },
        { endTime: "2023-06-03 14:05", artistName: "B", trackName: "U", msPlayed: 90_000 },
      ],
      "raw/rules.json": { leave_out: [{ show: "Talk" }, { artist: "A" }] },
    });
    await ingestFolder(folder);
    const [plays = [], aside = []] = await answersOf(folder, [
      "from plays",
      "from set_aside order by played_at_utc",
    ]);
    assert.deepEqual(aside.map(({ reason }) => reason), ["left out", "left out"]);
    const exported = (rows: readonly Row[]) =>
      rows.map((row) => ({ ...row, played_at_utc: String(row["played_at_utc"]) }));
    await writeTree(`${folder}/moved`, {
      "raw/plays.json": exported(plays),
      "raw/set_aside.json": exported(aside),
    });
    await ingestFolder(`${folder}/moved`);
    const reasons = "select artist_name, reason from set_aside order by played_at_utc";
    assert.deepEqual(await rowsOf(`${folder}/moved`, reasons), [
      { artist_name: "Talk", reason: "left out" },
      { artist_name: "A", reason: "left out" },
    ]);
    assert.deepEqual(await rowsOf(`${folder}/moved`, "select artist_name from plays"), [
      { artist_name: "B" },
    ]);
    // Beside what Spotify sent, that says what each of them is.
    await writeTree(folder, { "raw/ours/set_aside.json": exported(aside), "raw/rules.json": {} });
    await ingestFolder(folder);
    assert.deepEqual(await rowsOf(folder, reasons), [{ artist_name: "Talk", reason: "podcast" }]);
    assert.deepEqual(await rowsOf(folder, "select artist_name from plays order by play_id"), [
      { artist_name: "A" },
      { artist_name: "B" },
    ]);
  });
});

async function onDatabase(folder: string, sql: string): Promise<void> {
  const database = await Database.open(`${folder}/data/spotify.duckdb`);
  try {
    await database.run(sql);
  } finally {
    database.close();
  }
}

async function writeMetadata(folder: string): Promise<void> {
  await onDatabase(folder, "delete from artists where artist_name <> ''");
  await onDatabase(
    folder,
    "insert into artists (artist_name, genres, provider) values ('Old Name', 'folk', 'wikidata')",
  );
}

async function metadataOf(folder: string): Promise<Row[]> {
  return await rowsOf(folder, "from artists order by artist_name");
}
