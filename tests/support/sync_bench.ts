/** Checks of a sync, each with a database and a DuckDB file of its own. */
import assert from "node:assert/strict";
import postgres from "postgres";
import { CliError } from "../../lib/core/errors.ts";
import { syncDatabase, type SyncOptions } from "../../lib/sync/sync.ts";
import type { SyncResult } from "../../lib/sync/result.ts";
import { type PostgresServer, startPostgres, systemPostgres15 } from "./postgres_server.ts";

/** A database of each kind, and a folder with a DuckDB file. */
export interface Bench {
  readonly url: string;
  readonly dataDir: string;
  readonly sql: postgres.Sql;
  /** Syncs, quickly impatient. */
  readonly sync: (options?: Partial<SyncOptions>) => Promise<SyncResult>;
}
/** What is checked, and by what. */
export type Check = readonly [string, (bench: Bench) => Promise<void>];

/** Runs checks on npm's PostgreSQL or the one of `TEST_POSTGRES_URL`. */
export async function checkSync(test: Deno.TestContext, checks: readonly Check[]): Promise<void> {
  await using server = await startPostgres();
  await runChecks(test, server, checks);
}

/** Runs checks on the machine's PostgreSQL 15; where there is none, says so. */
export async function checkSyncOn15(
  test: Deno.TestContext,
  checks: readonly Check[],
): Promise<void> {
  const programs = await systemPostgres15();
  if (programs === undefined) return console.log("PostgreSQL 15 is not on this machine: skipped");
  await using server = await startPostgres({ programs });
  await runChecks(test, server, checks);
}

async function runChecks(
  test: Deno.TestContext,
  server: PostgresServer,
  checks: readonly Check[],
): Promise<void> {
  for (const [name, check] of checks) {
    await test.step(`${server.name}: ${name}`, () => withBench(server, check));
  }
}

async function withBench(
  server: PostgresServer,
  check: (bench: Bench) => Promise<void>,
): Promise<void> {
  const url = await server.freshDatabase();
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-sync-" });
  const sql = postgres(url, { onnotice: () => {}, max: 4 });
  try {
    const sync = (options: Partial<SyncOptions> = {}) => syncDatabase({ dataDir, url, ...options });
    await check({ url, dataDir, sql, sync });
    const left = [...Deno.readDirSync(dataDir)].map(({ name }) => name).sort();
    assert.deepEqual(left, [".lock", "spotify.duckdb"]);
  } finally {
    await sql.end({ timeout: 1 });
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** The error that a sync ends with. */
export async function failure(promise: Promise<unknown>): Promise<CliError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("it came through");
}
