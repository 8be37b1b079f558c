/** `deno task query` as a process: its three forms, and what it refuses. */
import assert from "node:assert/strict";
import { ingestFolder } from "../support/ingesting.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { runTask } from "../support/processes.ts";
import { extended } from "../support/records.ts";

const SQL = "select track_name, ms_played, played_at from plays";

Deno.test("query task: a table, CSV or JSON on stdout, nothing on stderr", async () => {
  await withPlay(async (folder) => {
    const [table, csv, json] = await Promise.all([
      runTask("query", folder, [SQL]),
      runTask("query", folder, ["--csv", SQL]),
      runTask("query", folder, ["--json", SQL]),
    ]);
    assert.deepEqual([table.stderr, csv.stderr, json.stderr], ["", "", ""]);
    assert.equal(
      table.stdout,
      "track_name      ms_played  played_at\n" +
        "──────────────  ─────────  ───────────────────\n" +
        "Harbour Lights     187320  2023-08-07T17:07:25\n" +
        "(1 row)\n",
    );
    assert.equal(
      csv.stdout,
      "track_name,ms_played,played_at\r\nHarbour Lights,187320,2023-08-07T17:07:25\r\n",
    );
    assert.deepEqual(JSON.parse(json.stdout), [
      { track_name: "Harbour Lights", ms_played: 187_320, played_at: "2023-08-07T17:07:25" },
    ]);
  });
});

Deno.test("query task: what it refuses ends with a code, a reason and the place", async () => {
  await withPlay(async (folder) => {
    const before = await Deno.readFile(`${folder}/data/spotify.duckdb`);
    const [write, file, several, wrong, none] = await Promise.all([
      runTask("query", folder, ["delete from plays"]),
      runTask("query", folder, ["from read_text('deno.json')"]),
      runTask("query", folder, ["select 1; select 2"]),
      runTask("query", folder, ["select\n  nope\nfrom plays"]),
      runTask("query", folder),
    ]);
    assert.deepEqual([write, file, several, wrong, none].map(({ code }) => code), [1, 1, 1, 1, 2]);
    assert.match(write.stderr, /This only reads; DELETE is refused\.[\s\S]*code: refused-sql/);
    assert.match(file.stderr, /reaches beyond the database[\s\S]*code: refused-sql/);
    assert.match(several.stderr, /2 statements were given, expected one/);
    assert.match(
      wrong.stderr,
      /"nope" not found[\s\S]*LINE 2: {3}nope\n {10}\^[\s\S]*code: bad-sql/,
    );
    assert.match(none.stderr, /query expects one SQL statement[\s\S]*code: bad-flag/);
    assert.deepEqual(await Deno.readFile(`${folder}/data/spotify.duckdb`), before);
  });
});

Deno.test("query task: wrong usage, a wrong zone and no data exit 2; account data has a note", async () => {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, {
      "StreamingHistory0.json": [
        { endTime: "2023-06-01 14:05", artistName: "A", trackName: "T", msPlayed: 60_000 },
      ],
    });
    const [missing, flag, zone, account] = await Promise.all([
      runTask("query", `${folder}/none`, ["select 1"]),
      runTask("ingest", folder, ["--jsno"]),
      runTask("ingest", folder, [], { LOCAL_TIMEZONE: "Europe/Berln" }),
      runTask("ingest", folder, []),
    ]);
    assert.deepEqual([missing, flag, zone, account].map(({ code }) => code), [2, 2, 2, 0]);
    assert.match(missing.stderr, /code: no-database/);
    assert.match(flag.stderr, /did you mean --json\?/);
    assert.match(zone.stderr, /Did you mean Europe\/Berlin/);
    assert.match(account.stdout, /This is account data: one year, times to the minute/);
    assert.match(account.stderr, /No time zone is set, so local times are in America\/Toronto/);
  });
});

async function withPlay(act: (folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    await writeTree(`${folder}/raw`, { "a.json": [extended()] });
    await ingestFolder(folder);
    await act(folder);
  });
}
