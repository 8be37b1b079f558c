/**
 * Sync's copy against `psql \copy` of the same rows into the same table, side by side in one run:
 *
 *     deno run -A --lock=tests/deno.lock bench/sync.ts 300000 3000000
 *
 * psql sends a CSV file that DuckDB has written before, which is not timed; sync's time has DuckDB's
 * writing in it. Both load a table made in the same transaction, with `freeze`, without indexes.
 */
import { Database } from "../lib/duckdb.ts";
import { parsePostgresUrl } from "../lib/postgres/address.ts";
import { Session } from "../lib/postgres/session.ts";
import { copyTable } from "../lib/sync/copy.ts";
import { createBare, NEXT, within } from "../lib/sync/ddl.ts";
import { openSnapshot, readContent } from "../lib/sync/snapshot.ts";
import { syncDatabase } from "../lib/sync/sync.ts";
import { startPostgres } from "../tests/postgres_server.ts";
import { makePlays } from "./plays.ts";

const ROUNDS = 3;
const BUDGET = 0.95;

const counts = Deno.args.length === 0 ? [300_000] : Deno.args.map(Number);
for (const count of counts) await bench(count);

async function bench(count: number): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-bench-" });
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  const file = `${folder}/spotify.duckdb`;
  const database = await Database.open(file, { allowedDirectories: [folder] });
  try {
    await makePlays(database, count);
    await database.run(`copy plays to '${folder}/plays.csv' (format csv, header false)`);
    database.close();
    const work = `${folder}/work`;
    await Deno.mkdir(work);
    const snapshot = await openSnapshot(folder, work);
    const content = await readContent(snapshot, "plays");
    const session = await Session.open(parsePostgresUrl(url));
    const psqlMs: number[] = [];
    const syncMs: number[] = [];
    const atRest = residentMb();
    for (let round = 0; round < ROUNDS; round++) {
      psqlMs.push(await psqlCopy(url, `${folder}/plays.csv`));
      await session.rows(`begin; create schema ${NEXT}; ${createBare(NEXT, "plays")}`);
      const began = performance.now();
      await copyTable(session, snapshot, content, {
        into: within(NEXT, "plays"),
        freeze: true,
        folder: work,
      });
      syncMs.push(performance.now() - began);
      await session.rows("rollback");
    }
    await session.close();
    const peak = peakMb();
    snapshot.close();
    const ratio = median(psqlMs) / median(syncMs);
    const { size } = await Deno.stat(`${folder}/plays.csv`);
    const rate = (ms: number) => Math.round(count / ms * 1000).toLocaleString("en");
    console.log(
      `${count.toLocaleString("en")} plays, ${Math.round(size / 1e6)} MB of CSV, ${server.name}`,
    );
    console.log(
      `  psql \\copy  ${rate(median(psqlMs))} rows/s  (${psqlMs.map(Math.round).join(", ")} ms)`,
    );
    console.log(
      `  sync         ${rate(median(syncMs))} rows/s  (${syncMs.map(Math.round).join(", ")} ms)`,
    );
    console.log(
      `  ratio        ${ratio.toFixed(2)}  budget ${BUDGET}  ${ratio >= BUDGET ? "ok" : "MISSED"}`,
    );
    console.log(`  memory       ${peak} MB at the most, ${atRest} MB before the first copy`);
    const whole = await syncDatabase({ dataDir: folder, url });
    console.log(
      `  whole sync   ${whole.seconds} s: copy ${whole.copy_seconds}, index ${whole.index_seconds}, ` +
        `verify ${whole.verify_seconds}; ${
          Math.round((whole.tables["plays"]?.bytes ?? 0) / 1e6)
        } MB ` +
        `in Postgres; ${peakMb()} MB of memory at the most`,
    );
    const again = await syncDatabase({ dataDir: folder, url });
    console.log(`  nothing to do ${again.seconds} s`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The milliseconds that psql itself says its `\copy` took. */
async function psqlCopy(url: string, file: string): Promise<number> {
  const { hostname, port, pathname, username, password } = new URL(url);
  const script = `
    begin;
    create schema ${NEXT};
    ${createBare(NEXT, "plays")};
    \\timing on
    \\copy ${NEXT}.plays from '${file}' with (format csv, freeze)
    \\timing off
    rollback;`.replaceAll(/^ +/gm, "");
  const child = new Deno.Command("psql", {
    args: [
      "-h",
      hostname,
      "-p",
      port,
      "-U",
      username,
      "-d",
      pathname.slice(1),
      "-v",
      "ON_ERROR_STOP=1",
    ],
    env: { PGPASSWORD: decodeURIComponent(password) },
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(script));
  await writer.close();
  const { stdout } = await child.output();
  const time = /COPY \d+\s+Time: ([\d.]+) ms/.exec(new TextDecoder().decode(stdout));
  if (time === null) throw new Error("psql did not copy");
  return Number(time[1]);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function residentMb(): number {
  return Math.round(Deno.memoryUsage().rss / 1e6);
}

/** The most memory that the process ever had. */
function peakMb(): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(Deno.readTextFileSync("/proc/self/status"));
  return Math.round(Number(line?.[1] ?? 0) / 1000);
}
