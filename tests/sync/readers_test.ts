/** Sync against real PostgreSQL: with readers and other syncs at the same time, and a copy that differs. */
import assert from "node:assert/strict";
import { writeMusic } from "../support/music.ts";
import { type Check, checkSync, failure } from "../support/sync_bench.ts";

const CHECKS: readonly Check[] = [
  ["two syncs at once: the second waits, or says who holds the lock", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 1000, version: "1" });
    const both = await Promise.all([sync({ patienceMs: 60_000 }), sync({ patienceMs: 60_000 })]);
    assert.deepEqual(both.map((result) => result.up_to_date).sort(), [false, true]);
    const reserved = await sql.reserve();
    const [mine] =
      await reserved`select pg_backend_pid() as pid, pg_advisory_lock(32773617236406893)`;
    const error = await failure(sync({ force: true, patienceMs: 0 }));
    assert.equal(error.code, "sync-busy");
    assert.match(error.message, new RegExp(`session ${mine?.["pid"]} of`));
    await reserved`select pg_advisory_unlock_all()`;
    reserved.release();
  }],

  ["a reader that does not let go is named, and nothing is lost", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const reader = await sql.reserve();
    await reader`begin`;
    const [{ pid = 0 } = {}] = await reader`select pg_backend_pid() as pid, count(*) from plays`;
    await writeMusic(dataDir, { plays: 20, version: "2" });
    const error = await failure(sync({ lockTries: 1 }));
    assert.equal(error.code, "sync-blocked");
    assert.match(error.message, new RegExp(`session ${pid} of`));
    assert.equal((await sql`select from plays`).length, 10);
    // In its place the rows are replaced without a lock that a reader minds.
    await sync({ swap: "rows" });
    await reader`commit`;
    reader.release();
    assert.equal((await sql`select from plays`).length, 20);
  }],

  ["a reader of an old snapshot finds the new tables full", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 10, version: "1" });
    await sync();
    const reader = await sql.reserve();
    await reader`begin isolation level repeatable read`;
    await reader`select now()`;
    await reader`select count(*) from pg_class`;
    await writeMusic(dataDir, { plays: 20, version: "2" });
    await sync();
    assert.equal((await reader`select from plays`).length, 20);
    await reader`commit`;
    reader.release();
  }],

  ["readers go on during a sync, and see the old data or the new", async (bench) => {
    const { dataDir, sql, sync } = bench;
    await writeMusic(dataDir, { plays: 3000, version: "1" });
    await sync();
    let isDone = false;
    let reads = 0;
    const seen = new Set<string>();
    const read = async () => {
      while (!isDone) {
        const rows = await sql`
          select
            (select value from meta where key = 'data_version') as version,
            (select count(*)::integer from plays) as plays,
            (select min(track_name) from plays join meta on meta.key = 'data_version') as title`;
        seen.add(JSON.stringify(rows[0]));
        reads++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    const readers = [read(), read()];
    try {
      for (const version of ["2", "3", "4"]) {
        await writeMusic(dataDir, { plays: 3000 + Number(version), version });
        const before = reads;
        await sync({ swap: version === "3" ? "rows" : "auto" });
        assert.ok(reads > before + 2, `${reads - before} reads while version ${version} came`);
      }
    } finally {
      isDone = true;
      await Promise.allSettled(readers);
    }
    await Promise.all(readers);
    const expected = ["1", "2", "3", "4"].map((version) =>
      JSON.stringify({
        version,
        plays: version === "1" ? 3000 : 3000 + Number(version),
        title: `Song 0 of ${version}`,
      })
    );
    for (const each of seen) assert.ok(expected.includes(each), each);
  }],

  ["a copy that differs is found out, by table and column", async ({ dataDir, sql, sync }) => {
    await writeMusic(dataDir, { plays: 100, version: "1" });
    await sync();
    // Whatever is copied into plays loses a letter on the way.
    await sql.unsafe(`
      create function spoil() returns event_trigger language plpgsql as $$
      begin
        if to_regclass('tonearm_next.plays_date_brin') is not null then
          update tonearm_next.plays set album_name = 'x' where play_id = 77;
        end if;
      end $$;
      create event trigger spoil on ddl_command_end when tag in ('CREATE INDEX') execute function spoil()`);
    await writeMusic(dataDir, { plays: 120, version: "2" });
    const error = await failure(sync());
    assert.equal(error.code, "sync-mismatch");
    assert.equal(error.where, "plays.album_name");
    assert.equal((await sql`select from plays`).length, 100);
    await sql`drop event trigger spoil`;
    await sync();
    assert.equal((await sql`select from plays`).length, 120);
  }],
];

Deno.test("sync: readers and other syncs", (test) => checkSync(test, CHECKS));
