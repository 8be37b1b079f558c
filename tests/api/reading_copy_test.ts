/** The copy of the data that the site reads: what it holds, and how it follows the file. */
import assert from "node:assert/strict";
import { Database, openCopy } from "../../lib/db/duckdb.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore } from "../../lib/queries/store.ts";
import { fillForReading } from "../../lib/queries/store/reading_copy.ts";
import { makeHistory, writeHistory } from "../support/history.ts";
import { patientStore } from "../support/patient_store.ts";

Deno.test("fillForReading: plays and set_aside are those of the file, to the type", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  await writeHistory(path, makeHistory(300));
  const whole = await openCopy(path);
  const narrow = await openCopy(path, fillForReading);
  try {
    for (const [table, key] of [["plays", "play_id"], ["set_aside", "set_aside_id"]] as const) {
      const types = `select column_name, column_type from (describe ${table})`;
      assert.deepEqual(await narrow.rows(types), await whole.rows(types));
      const rows = `from ${table} order by ${key}`;
      const expected = await whole.rows(rows);
      assert.ok(expected.length > 0, table);
      assert.deepEqual(await narrow.rows(rows), expected);
    }
  } finally {
    whole.close();
    narrow.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("duckdb store: a play longer than any number of 32 bits breaks no answer", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  await writeHistory(path, makeHistory(50));
  const database = await Database.open(path);
  await database.run(
    "update plays set ms_played = 9000000000 where play_id = (select max(play_id) from plays)",
  );
  database.close();
  const store = await openStore({ dataDir: folder, postgresUrl: "" });
  try {
    const { data } = await store.query(QUESTIONS.plays, { limit: 1 });
    assert.equal(data[0]?.ms_played, 9_000_000_000);
    assert.ok((await store.query(QUESTIONS.summary, {})).data.total_hours >= 2 ** 31 / 3_600_000);
  } finally {
    await store.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("duckdb store: files that replace each other all the time fail no request", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/spotify.duckdb`;
  const sizes = [100, 200];
  for (const [at, size] of sizes.entries()) {
    await writeHistory(`${folder}/${at}.duckdb`, makeHistory(size), `v${at}`);
  }
  const put = async (at: number) => {
    await Deno.copyFile(`${folder}/${at}.duckdb`, `${folder}/next.duckdb`);
    await Deno.rename(`${folder}/next.duckdb`, path);
  };
  await put(0);
  const store = patientStore(folder);
  const totals = sizes.map((size) => makeHistory(size).plays.length);
  let isDone = false;
  const ask = async () => {
    const seen: number[] = [];
    while (!isDone) seen.push((await store.query(QUESTIONS.summary, {})).data.total_plays);
    return seen;
  };
  const asking = [ask(), ask(), ask()];
  try {
    for (let swap = 1; swap <= 11; swap++) {
      await put(swap % 2);
      const { data } = await store.query(QUESTIONS.summary, {});
      assert.equal(data.total_plays, totals[swap % 2], "a question after a swap sees the new data");
    }
  } finally {
    // A query that is under way when a test file ends takes the whole test run down.
    isDone = true;
    await Promise.allSettled(asking);
  }
  const seen = (await Promise.all(asking)).flat();
  assert.ok(seen.length > 0 && seen.every((total) => totals.includes(total)));
  await store.close();
  await Deno.remove(folder, { recursive: true });
});
