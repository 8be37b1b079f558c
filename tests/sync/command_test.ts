/** `deno task sync` as people run it: with the permissions it works out, and no others. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { writeMusic } from "../support/music.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { runTask } from "../support/run_task.ts";

Deno.test("deno task sync", async (test) => {
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  const password = decodeURIComponent(new URL(url).password);
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-sync-" });
  await writeMusic(dataDir, { plays: 100, version: "1" });
  const sync = (args: readonly string[], address = url) =>
    runTask(["sync", ...args], { DATA_DIR: dataDir, POSTGRES_URL: address });

  await test.step("--json prints what was promised", async () => {
    const ran = await sync(["--json"]);
    assert.equal(ran.code, 0, ran.stderr);
    const result = JSON.parse(ran.stdout);
    assert.equal(result.tables.plays.rows, 100);
    assert.equal(typeof result.tables.plays.seconds, "number");
    assert.ok(result.rows >= 103);
    assert.ok(result.rows_per_second > 0);
    assert.equal(result.verified, true);
    assert.ok(result.seconds > 0);
  });

  await test.step("a second run says that there is nothing to do", async () => {
    const ran = await sync([]);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /nothing to do/);
  });

  await test.step("the report names tables, sizes and pace, and no password", async () => {
    const ran = await sync(["--force"]);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /plays +100 .*replace/);
    assert.match(ran.stdout, /rows a second/);
    const said = ran.stdout + ran.stderr;
    assert.ok(!said.includes(password) && !said.includes(new URL(url).password));
  });

  await test.step("--dry-run, --tables and --print-role-sql", async () => {
    const dry = await sync(["--force", "--dry-run", "--tables", "plays,meta"]);
    assert.match(dry.stdout, /Nothing was changed/);
    assert.ok(!dry.stdout.includes("tracks"));
    const role = await runTask(["sync", "--print-role-sql"], { DATA_DIR: dataDir });
    assert.equal(role.code, 0, role.stderr);
    assert.match(role.stdout, /create role tonearm_site/);
    const unknown = await sync(["--tables", "playz"]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /playz/);
  });

  await test.step("plays are not replaced by none, unless --allow-empty says so", async () => {
    const count = async () => {
      const sql = postgres(url);
      try {
        const [row] = await sql`select count(*)::int as plays from plays`;
        return row?.["plays"];
      } finally {
        await sql.end();
      }
    };
    const empty = await Deno.makeTempDir({ prefix: "tonearm-sync-" });
    await writeMusic(empty, { plays: 0, version: "none" });
    const syncEmpty = (args: readonly string[]) =>
      runTask(["sync", ...args], { DATA_DIR: empty, POSTGRES_URL: url });
    const refused = await syncEmpty([]);
    assert.equal(refused.code, 1, refused.stdout);
    assert.match(refused.stderr, /no-plays/);
    assert.equal(await count(), 100);
    const narrowed = await syncEmpty(["--tables", "tracks,meta"]);
    assert.equal(narrowed.code, 0, narrowed.stderr);
    assert.equal(await count(), 100);
    const allowed = await syncEmpty(["--allow-empty"]);
    assert.equal(allowed.code, 0, allowed.stderr);
    assert.equal(await count(), 0);
    const again = await sync([]);
    assert.equal(again.code, 0, again.stderr);
    assert.equal(await count(), 100);
  });

  await test.step("through a socket", async () => {
    if (server.folder === undefined) return;
    const { port, pathname, username } = new URL(url);
    const address = `postgres://${username}:${encodeURIComponent(password)}@${pathname}` +
      `?host=${server.folder}&port=${port}`;
    const ran = await sync(["--force", "--json"], address);
    assert.equal(ran.code, 0, ran.stderr);
  });

  const wrong: readonly (readonly [string, string, number])[] = [
    ["", "no-postgres-url", 2],
    ["mysql://me@host/db", "bad-postgres-url", 2],
    [`postgres://me:${encodeURIComponent(password)}@127.0.0.1:1/db`, "postgres-refused", 1],
    [url.replace(/:[^:@]+@/, ":wrong-pass@"), "postgres-login", 1],
    [url.replace(/[^/]+$/, "nowhere"), "postgres-no-database", 1],
    [`${url}?sslmode=require`, "postgres-tls", 1],
    [url.replace("127.0.0.1", "no-such-host.invalid"), "postgres-unreachable", 1],
  ];
  for (const [address, code, exit] of wrong) {
    await test.step(`${code}: exit ${exit}, and no password`, async () => {
      const ran = await sync(["--json"], address);
      assert.equal(ran.code, exit, ran.stderr);
      assert.equal(JSON.parse(ran.stdout).error.code, code);
      const said = ran.stdout + ran.stderr;
      assert.ok(!said.includes(password) && !said.includes("wrong-pass"), said);
    });
  }

  await test.step("a server that never answers", async () => {
    using silent = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const address =
      `postgres://me:pw@127.0.0.1:${silent.addr.port}/db?sslmode=require&connect_timeout=2`;
    const ran = await sync(["--json"], address);
    assert.equal(ran.code, 1);
    assert.equal(JSON.parse(ran.stdout).error.code, "postgres-timeout");
  });

  await test.step("SYNC=true: the pipeline ends with a sync", async () => {
    const dataRawDir = await Deno.makeTempDir({ prefix: "tonearm-raw-" });
    await Deno.writeTextFile(
      `${dataRawDir}/Streaming_History_Audio_2024.json`,
      JSON.stringify([RECORD]),
    );
    const ran = await runTask(["pipeline", "--json"], {
      DATA_DIR: dataDir,
      DATA_RAW_DIR: dataRawDir,
      POSTGRES_URL: url,
      SYNC: "true",
      LOCAL_TIMEZONE: "UTC",
    });
    await Deno.remove(dataRawDir, { recursive: true });
    assert.equal(ran.code, 0, ran.stderr);
    const result = JSON.parse(ran.stdout);
    assert.equal(result.ingest.plays, 1);
    assert.equal(result.sync.tables.plays.rows, 1);
    const sql = postgres(url, { max: 1 });
    assert.equal((await sql`select track_name from plays`)[0]?.["track_name"], "A Song");
    await sql.end();
  });

  await Deno.remove(dataDir, { recursive: true });
});

const RECORD = {
  ts: "2024-03-01T12:00:00Z",
  platform: "ios",
  ms_played: 180_000,
  conn_country: "CA",
  master_metadata_track_name: "A Song",
  master_metadata_album_artist_name: "An Artist",
  master_metadata_album_album_name: "An Album",
  spotify_track_uri: "spotify:track:0000000000000000000000",
  reason_start: "trackdone",
  reason_end: "trackdone",
  shuffle: false,
  skipped: false,
  offline: false,
  incognito_mode: false,
};
