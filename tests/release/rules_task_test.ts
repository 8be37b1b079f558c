/** `deno task rules`, through the launcher with its own permissions. */
import assert from "node:assert/strict";
import { withFolder, writeTree } from "../support/folders.ts";
import { extended } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";

const RECORDS = [
  ["2023-06-01T12:00:00Z", "Rain Sounds", "Drops", "ios"],
  ["2023-06-01T13:00:00Z", "Rain Sounds", "Drops", "ios"],
  ["2023-06-01T23:00:00Z", "Old Name", "Song", "Google_Home"],
  ["2023-06-02T13:00:00Z", "New Name", "Song", "ios"],
].map(([ts = "", artist = "", track = "", platform = ""]) =>
  extended({
    ts,
    platform,
    ms_played: 3_600_000,
    master_metadata_album_artist_name: artist,
    master_metadata_track_name: track,
    spotify_track_uri: null,
  })
);

Deno.test("deno task rules: lists, adds and removes, and ingest applies", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "raw/history.json": RECORDS });
    const run = tasksOn(`${folder}/raw`, `${folder}/data`);
    const none = await run("rules");
    assert.match(none.stdout, /There are no rules in .*raw\/rules\.json/);
    assert.equal((await run("rules", "add", "--artist", "Rain Sounds")).code, 0);
    assert.match((await run("rules")).stdout, /known once there is a database/);
    assert.equal((await run("ingest")).code, 0);
    assert.equal((await run("rules")).stdout, "1. Leave out Rain Sounds: 2 plays, 2 h.\n");
    const same = await run("rules", "add", "--artist", "Old Name", "--same-as", "New Name");
    assert.match(same.stdout, /Added rule 2 .*Old Name is New Name: 1 play, 1 h\.\nRun `deno task/);
    const again = await run("rules", "add", "--artist", "rain sounds", "--json");
    assert.equal(again.code, 0);
    const cast = ["--platform", "cast", "--from-hour", "22", "--to-hour", "6", "--json"];
    const { added } = JSON.parse((await run("rules", "add", ...cast)).stdout);
    assert.equal(added.applied, false);
    assert.equal(added.plays, 1);
    const { rules } = JSON.parse((await run("rules", "--json")).stdout);
    assert.deepEqual(rules.map(({ applied }: { applied: boolean }) => applied), [
      true,
      false,
      false,
      false,
    ]);
    for (const number of ["2", "2", "2"]) {
      assert.equal((await run("rules", "remove", "--rule", number)).code, 0);
    }
    assert.equal((await run("rules")).stdout, "1. Leave out Rain Sounds: 2 plays, 2 h.\n");
    assert.deepEqual(JSON.parse(await Deno.readTextFile(`${folder}/raw/rules.json`)), {
      leave_out: [{ artist: "Rain Sounds" }],
      same_artist: [],
    });
    const left = [...Deno.readDirSync(`${folder}/raw`)].map(({ name }) => name).sort();
    assert.deepEqual(left, ["history.json", "rules.json"]);
  });
});

Deno.test("deno task rules: what cannot be ends with 2, says why, and changes nothing", async () => {
  await withFolder(async (folder) => {
    const text = '{\n  "leave_out": [{ "artist": "A" }]\n}\n';
    await writeTree(folder, { "raw/rules.json": text });
    const run = tasksOn(`${folder}/raw`, `${folder}/data`);
    for (
      const [words, code, message] of [
        [["add"], "bad-flag", /what to leave out/],
        [["add", "--track", "T"], "bad-flag", /without the "artist"/],
        [["add", "--from-hour", "22"], "bad-flag", /"from_hour" alone/],
        [["add", "--from-hour", "ten", "--to-hour", "6"], "bad-flag", /expected a whole hour/],
        [["add", "--platform", "fridge"], "bad-flag", /expected one of android/],
        [["add", "--same-as", "B"], "bad-flag", /--same-as wants --artist/],
        [["remove"], "bad-flag", /--rule N/],
        [["remove", "--rule", "2"], "bad-flag", /no rule 2/],
        [["remove", "--rule", "1", "--artist", "A"], "bad-flag", /--artist belongs to add/],
        [["list"], "bad-flag", /does not know what to do with "list"/],
        [["--artist", "A"], "bad-flag", /belongs to add or remove/],
      ] as const
    ) {
      const { code: exit, stdout } = await run("rules", ...words, "--json");
      const { error } = JSON.parse(stdout);
      assert.deepEqual([exit, error.code], [2, code], words.join(" "));
      assert.match(error.message, message);
    }
    assert.equal(await Deno.readTextFile(`${folder}/raw/rules.json`), text);
    await Deno.writeTextFile(`${folder}/raw/rules.json`, '{\n  "leave_out": [7]\n}');
    const { code, stdout } = await run("rules", "--json");
    const { error } = JSON.parse(stdout);
    assert.deepEqual([code, error.code], [2, "bad-rules"]);
    assert.match(error.where, /rules\.json, line 2$/);
  });
});

Deno.test("deno task rules: beside an input that is one file, and behind a link", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, { "there/history.json": RECORDS });
    await Deno.symlink(`${folder}/there`, `${folder}/raw`);
    for (const input of [`${folder}/raw/history.json`, `${folder}/raw`]) {
      const run = tasksOn(input, `${folder}/data`);
      const added = await run("rules", "add", "--artist", input);
      assert.equal(added.code, 0, added.stderr);
    }
    const { leave_out } = JSON.parse(await Deno.readTextFile(`${folder}/there/rules.json`));
    assert.equal(leave_out.length, 2);
  });
});

function tasksOn(DATA_RAW_DIR: string, DATA_DIR: string) {
  return async (...words: string[]) =>
    await runTask(words, { DATA_RAW_DIR, DATA_DIR, LOCAL_TIMEZONE: "UTC" });
}
