/** Syncs over a slow line: what goes over it is in proportion to what is new. */
import assert from "node:assert/strict";
import { Database } from "../../lib/db/duckdb.ts";
import { SYNC_NAMES } from "../../lib/sync/tables.ts";
import { writeMusic } from "../support/music.ts";
import { SlowLine } from "../support/slow_line.ts";
import { type Bench, checkSync } from "../support/sync_bench.ts";
import { assertSameRows } from "../support/sync_rows.ts";

/** Bytes that went over the line in either direction, statements and answers included. */
interface Carried {
  readonly first: number;
  readonly next: number;
}

Deno.test("sync: over a slow line", (test) =>
  checkSync(test, [
    ["what crosses it grows with what is new, and hardly with what is old", async (bench) => {
      const few = await carry(bench, { plays: 4000, added: 100 });
      assert.ok(few.next < 0.4 * few.first, JSON.stringify(few));
      const more = await carry(bench, { plays: 4000, added: 400 });
      assert.ok(more.next < 4 * few.next, JSON.stringify({ few, more }));
      const longer = await carry(bench, { plays: 20_000, added: 100 });
      assert.ok(longer.first > 3 * few.first, JSON.stringify({ few, longer }));
      assert.ok(longer.next < 2 * few.next, JSON.stringify({ few, longer }));
    }],
  ]));

/** Syncs a listener's plays, then some more, and tells what each sync put on the line. */
async function carry(
  { url, dataDir, sql, sync }: Bench,
  { plays, added }: { readonly plays: number; readonly added: number },
): Promise<Carried> {
  using line = new SlowLine(url, { delayMs: 2, megabits: 200 });
  const total = () => line.bytes.up + line.bytes.down;
  await sql.unsafe("drop schema public cascade; create schema public");
  await writeMusic(dataDir, { plays, version: "1" });
  await sync({ url: line.through(url) });
  const first = total();
  await addPlays(dataDir, added);
  await sync({ url: line.through(url) });
  await assertSameRows(sql, dataDir, SYNC_NAMES);
  return { first, next: total() - first };
}

/** Adds copies of the first plays at the end, a minute after each other. */
async function addPlays(dataDir: string, count: number): Promise<void> {
  const database = await Database.open(`${dataDir}/spotify.duckdb`);
  await database.run(`
    insert into plays by name
    with latest as (
      select max(play_id) as play_id, max(played_at) as local, max(played_at_utc) as utc from plays
    )
    select
      latest.play_id + plays.play_id as play_id,
      latest.local + to_minutes(plays.play_id) as played_at,
      latest.utc + to_minutes(plays.play_id) as played_at_utc,
      cast(latest.local + to_minutes(plays.play_id) as date) as date,
      plays.* exclude (play_id, played_at, played_at_utc, date)
    from plays, latest
    where plays.play_id <= ${count}`);
  await database.run("update meta set value = value || '+' where key = 'data_version'");
  await database.run("checkpoint");
  database.close();
}
