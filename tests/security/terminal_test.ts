/** Text of an export and of SQL never reaches the terminal as a command to it. */
import assert from "node:assert/strict";
import { withFolder, writeTree } from "../support/folders.ts";
import { extended, history } from "../support/records.ts";
import { runTask } from "../support/run_task.ts";

/** Changes the title of the window, clears the screen, goes back over what was printed; C0 and C1. */
const COMMANDS = "\x1b]0;owned\x07\x1b[2J\x9b2J\x08\x7f";
const CONTROL = /[^\P{Cc}\n\t]/u;

Deno.test("attack: names, aliases and errors with control characters stay text in the terminal", async (test) => {
  await withFolder(async (folder) => {
    const hostile = extended({
      master_metadata_album_artist_name: `A${COMMANDS}B`,
      master_metadata_track_name: `T${COMMANDS}`,
    });
    await writeTree(`${folder}/raw`, {
      "history.json": [...history(20), hostile],
      [`${COMMANDS.replaceAll("/", "")}.json`]: "{}",
      "broken.json": `[{"ts": "${COMMANDS}"`,
    });
    const env = { DATA_RAW_DIR: `${folder}/raw`, DATA_DIR: `${folder}/data` };
    const calls: Readonly<Record<string, readonly string[]>> = {
      "a file that breaks off": ["ingest"],
      "names": ["query", "select artist_name, track_name from plays where artist_name like 'A%'"],
      "an alias": ["query", `select 1 as "${COMMANDS}"`],
      "an alias as JSON": ["query", "--json", `select '${COMMANDS}' as "${COMMANDS}"`],
      "an error": ["query", `select "${COMMANDS}"`],
      "a word that is not taken": ["query", `--${COMMANDS}`],
      "a setting": ["ingest", "--timezone", COMMANDS],
      "a folder": ["ingest", "--data-raw-dir", `${folder}/${COMMANDS}`],
    };
    for (const [what, args] of Object.entries(calls)) {
      await test.step(what, async () => {
        const { stdout, stderr } = await runTask(args, env);
        assert.doesNotMatch(stdout + stderr, CONTROL);
        assert.notEqual(stdout + stderr, "");
      });
      if (what === "a file that breaks off") {
        await Deno.remove(`${folder}/raw/broken.json`);
        assert.equal((await runTask(["ingest"], env)).code, 0);
      }
    }
    await test.step("CSV for another program holds what the export held", async () => {
      const sql = "select artist_name from plays where artist_name like 'A%'";
      const { stdout } = await runTask(["query", "--csv", sql], env);
      assert.ok(stdout.includes("\x1b[2J"));
    });
  });
});
