/** Sync under faults: whatever breaks, the old data is whole and the next sync works. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { CliError } from "../../lib/core/errors.ts";
import { syncDatabase, type SyncOptions } from "../../lib/sync/sync.ts";
import { writeMusic } from "../support/music.ts";
import { type PostgresServer, startPostgres } from "../support/postgres_server.ts";
import { TcpProxy } from "../support/tcp_proxy.ts";

const OLD = 500;
const NEW = 4000;
const QUICK = { quietMs: 400, probeMs: 600 };

/** A table that takes 300 ms to make. */
const SLOW_TABLE = `
  create function dawdle() returns event_trigger language plpgsql as $$
  begin
    if exists (select from pg_event_trigger_ddl_commands() where object_identity like '%.plays')
    then perform pg_sleep(0.3);
    end if;
  end $$;
  create event trigger dawdle on ddl_command_end when tag in ('CREATE TABLE')
    execute function dawdle()`;

/** A server that holds version 1, and a DuckDB file of version 2. */
interface Scene {
  readonly url: string;
  readonly dataDir: string;
  readonly sql: postgres.Sql;
  readonly sync: (options?: Partial<SyncOptions>) => Promise<unknown>;
}

Deno.test("sync: faults leave the old data whole", async (test) => {
  await using server = await startPostgres({ settings: { deadlock_timeout: "200ms" } });

  await using stage = await setStage(server);
  const all = await bytesOfASync(stage);

  for (const share of [0, 0.3, 0.98, 0.9995]) {
    await test.step(`a connection cut at ${share * 100} % of the bytes`, () =>
      withScene(stage, async ({ url, sync, sql }) => {
        using proxy = new TcpProxy(url);
        proxy.breakAfter("cut", share * all);
        const error = await failure(sync({ url: proxy.through(url) }));
        assert.equal(error.code, "postgres-lost");
        await isOldThenSyncs(sql, sync);
      }));
  }

  for (const share of [0.3, 0.98]) {
    await test.step(`a connection that stalls at ${share * 100} % of the bytes`, () =>
      withScene(stage, async ({ url, sync, sql }) => {
        using proxy = new TcpProxy(url);
        proxy.breakAfter("stall", share * all);
        const slow = `${proxy.through(url)}?connect_timeout=2`;
        const error = await failure(sync({ url: slow, limits: QUICK }));
        assert.match(error.code, /^postgres-(lost|timeout)$/);
        proxy.heal();
        await isOldThenSyncs(sql, sync);
      }));
  }

  await test.step("a server at work for long is not taken for a stalled one", () =>
    withScene(stage, async ({ sync, sql }) => {
      const other = await sql.reserve();
      await other`begin`;
      await other`lock table meta in access share mode`;
      const limits = { quietMs: 100, probeMs: 2000 };
      const syncing = sync({ swap: "rename", lockTries: 1000, limits });
      await until(async () =>
        (await sql`select from pg_stat_activity where wait_event_type = 'Lock'
          and query like 'lock table%'`).length > 0
      );
      await other`commit`;
      other.release();
      await syncing;
      await isNew(sql);
    }));

  await test.step("a session that the server ends", () =>
    withScene(stage, async ({ sync, sql }) => {
      const syncing = failure(sync());
      await until(async () =>
        (await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'tonearm' and datname = current_database()`).length > 0
      );
      assert.equal((await syncing).code, "postgres-lost");
      await isOldThenSyncs(sql, sync);
    }));

  await test.step("statement_timeout", () =>
    withScene(stage, async ({ url, sync, sql }) => {
      const hasty = `${url}?options=-c%20statement_timeout%3D15ms`;
      assert.equal((await failure(sync({ url: hasty }))).code, "postgres-timeout");
      // A limit of the role is not meant for a copy of minutes.
      await sql.unsafe(SLOW_TABLE);
      const database = new URL(url).pathname.slice(1);
      await sql.unsafe(`alter role postgres in database ${database} set statement_timeout = 250`);
      await sync();
      await isNew(sql);
    }));

  await test.step("kill -9 at any moment", () =>
    withScene(stage, async ({ url, dataDir, sync, sql }) => {
      for (let kill = 0; kill < 4; kill++) {
        const child = startSync(url, dataDir);
        const stages = ["Connecting", "Copying", "Verifying", "Swapping"];
        await untilStage(child, stages[kill] ?? "");
        child.kill("SIGKILL");
        await child.status;
        const [{ version = "" } = {}] =
          await sql`select value as version from meta where key = 'data_version'`;
        // Killed while swapping, it may have come through; never anything between.
        if (version === "1") assert.equal((await sql`select from plays`).length, OLD);
        else await isNew(sql);
      }
      await sync({ force: true, patienceMs: 30_000 });
      await isNew(sql);
      const left = [...Deno.readDirSync(dataDir)].map(({ name }) => name).sort();
      assert.deepEqual(left, [".lock", "spotify.duckdb"]);
    }));

  await test.step("a sync in steps that was killed leaves nothing to clean up", () =>
    withScene(stage, async ({ url, sync, sql }) => {
      using proxy = new TcpProxy(url);
      proxy.breakAfter("cut", 0.7 * all);
      await failure(sync({ url: proxy.through(url), swap: "steps" }));
      assert.equal((await sql`select from plays`).length, OLD);
      assert.equal((await sql`select from pg_namespace where nspname = 'tonearm_next'`).length, 1);
      await sync({ swap: "steps", patienceMs: 30_000 });
      await isNew(sql);
      assert.equal((await sql`select from pg_namespace where nspname = 'tonearm_next'`).length, 0);
    }));

  await test.step("a server that crashes and starts again", () =>
    withScene(stage, async ({ url, sync, sql }) => {
      if (server.crash === undefined || server.start === undefined) return;
      using proxy = new TcpProxy(url);
      const syncing = failure(sync({ url: proxy.through(url) }));
      await until(() => Promise.resolve(proxy.bytes > 0.3 * all));
      await server.crash();
      assert.match((await syncing).code, /^postgres-(lost|refused|busy)$/);
      await server.start();
      await isOldThenSyncs(sql, sync);
    }));

  await test.step("an aborted sync ends at once", () =>
    withScene(stage, async ({ url, sync, sql }) => {
      using proxy = new TcpProxy(url);
      const stop = new AbortController();
      const syncing = assert.rejects(sync({ url: proxy.through(url), signal: stop.signal }));
      await until(() => Promise.resolve(proxy.bytes > 0.3 * all));
      stop.abort();
      await syncing;
      await isOldThenSyncs(sql, sync);
    }));
});

Deno.test("sync: a full disk leaves the old data whole", async () => {
  await using server = await startPostgres({ settings: { max_wal_size: "64MB" } });
  await using stage = await setStage(server);
  const folder = await Deno.makeTempDir({ prefix: "tonearm-full-" });
  const mounted = await run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0777", "tmpfs", folder);
  if (!mounted) {
    console.log("No small disk can be mounted here: skipped");
    await Deno.remove(folder);
    return;
  }
  try {
    const space = `${folder}/space`;
    await Deno.mkdir(space, { mode: 0o777 });
    await Deno.chown(space, ...await ownerOf(server));
    await withScene(stage, async ({ sync, sql }) => {
      await sql.unsafe(`create tablespace small location '${space}'`);
      const [{ name = "" } = {}] = await sql`select current_database() as name`;
      await sql.unsafe(`alter database ${name} set default_tablespace = 'small'`);
      const error = await failure(sync());
      assert.equal(error.code, "postgres-full");
      await sql.unsafe(`alter database ${name} reset default_tablespace`);
      await isOldThenSyncs(sql, sync);
    });
  } finally {
    await run("umount", "-l", folder);
    await Deno.remove(folder);
  }
});

/** How many bytes a client sends in a sync of a scene. */
async function bytesOfASync(stage: Stage): Promise<number> {
  let bytes = 0;
  await withScene(stage, async ({ url, sync }) => {
    using proxy = new TcpProxy(url);
    await sync({ url: proxy.through(url) });
    bytes = proxy.bytes;
  });
  return bytes;
}

/** What every scene is a copy of, which takes a moment where another sync would take a second. */
interface Stage extends AsyncDisposable {
  readonly server: PostgresServer;
  /** A database that holds version 1. */
  readonly url: string;
  /** The folder of a DuckDB file of version 2. */
  readonly dataDir: string;
}

async function setStage(server: PostgresServer): Promise<Stage> {
  const url = await server.freshDatabase();
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-stage-" });
  await writeMusic(dataDir, { plays: OLD, version: "1" });
  await syncDatabase({ dataDir, url });
  await writeMusic(dataDir, { plays: NEW, version: "2" });
  return {
    server,
    url,
    dataDir,
    [Symbol.asyncDispose]: () => Deno.remove(dataDir, { recursive: true }),
  };
}

async function withScene(stage: Stage, play: (scene: Scene) => Promise<void>): Promise<void> {
  const url = await stage.server.freshDatabase({ copyOf: stage.url });
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-sync-" });
  const sql = postgres(url, { onnotice: () => {}, max: 2 });
  const sync = (options: Partial<SyncOptions> = {}) => syncDatabase({ dataDir, url, ...options });
  try {
    await Deno.copyFile(`${stage.dataDir}/spotify.duckdb`, `${dataDir}/spotify.duckdb`);
    await play({ url, dataDir, sql, sync });
  } finally {
    await sql.end({ timeout: 1 });
    await Deno.remove(dataDir, { recursive: true });
  }
}

async function isOldThenSyncs(sql: postgres.Sql, sync: Scene["sync"]): Promise<void> {
  assert.equal((await sql`select from plays`).length, OLD);
  assert.equal((await sql`select from meta where value = '1' and key = 'data_version'`).length, 1);
  await sync({ patienceMs: 30_000 });
  await isNew(sql);
}

async function isNew(sql: postgres.Sql): Promise<void> {
  assert.equal((await sql`select from plays where track_name like '%of 2'`).length, NEW);
  assert.equal((await sql`select from meta where value = '2' and key = 'data_version'`).length, 1);
}

function startSync(url: string, dataDir: string): Deno.ChildProcess {
  const script = new URL("../../scripts/sync_to_postgres.ts", import.meta.url).pathname;
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", script, "--force", "--data-dir", dataDir],
    env: { POSTGRES_URL: url },
    stdout: "null",
    stderr: "piped",
  }).spawn();
}

async function untilStage(child: Deno.ChildProcess, stage: string): Promise<void> {
  const decoder = new TextDecoder();
  let said = "";
  for await (const piece of child.stderr) {
    said += decoder.decode(piece, { stream: true });
    if (said.includes(stage)) return;
  }
  throw new Error(`it never came to ${stage}: ${said}`);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!await holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function failure(promise: Promise<unknown>): Promise<CliError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("it came through");
}

async function run(...[program = "", ...args]: string[]): Promise<boolean> {
  const command = new Deno.Command(program, { args, stdout: "null", stderr: "null" });
  return await command.output().then(({ success }) => success, () => false);
}

async function ownerOf(server: PostgresServer): Promise<[number, number]> {
  const info = await Deno.stat(server.folder ?? ".");
  return [info.uid ?? 0, info.gid ?? 0];
}
