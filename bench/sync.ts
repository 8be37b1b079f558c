import { Database } from "../lib/db/duckdb.ts";
import { parsePostgresUrl } from "../lib/db/postgres/address.ts";
import { Session } from "../lib/db/postgres/session.ts";
import { copyTable } from "../lib/sync/copy.ts";
import { createBare, NEXT, within } from "../lib/sync/ddl.ts";
import { openSnapshot, readContent } from "../lib/sync/snapshot.ts";
import { syncDatabase } from "../lib/sync/sync.ts";
import { startPostgres } from "../tests/support/postgres_server.ts";
import { makePlays } from "./plays.ts";
import { markdownTable, median, writeSection } from "./results.ts";
import type { SyncResult } from "../lib/sync/result.ts";

const ROUNDS = 3;

/** What one size came to. */
interface Figures {
  readonly server: string;
  readonly csvMb: number;
  readonly psqlMs: readonly number[];
  readonly syncMs: readonly number[];
  readonly addedMb: number;
  readonly whole: SyncResult;
  readonly nothingSeconds: number;
}

/**
 * Sync's copy against `psql \\copy` of the same rows into the same table, in turn. psql sends a CSV
 * file that DuckDB has written before, which is not timed; sync's time has DuckDB's writing in it.
 * Both load a table made in the same transaction, with `freeze`, without indexes. Skipped aloud where
 * there is no psql: npm's PostgreSQL brings none.
 *
 * @param sizes how many plays each database has
 */
export async function benchSync(sizes: readonly number[]): Promise<void> {
  if (!await hasPsql()) {
    console.error("sync: skipped, there is no psql on the PATH to compare with.");
    return;
  }
  const rows: string[][] = [];
  let server = "";
  for (const size of sizes) {
    const figures = await benchSize(size);
    server = figures.server;
    rows.push(rowOf(size, figures));
  }
  const columns = [
    ...[
      "plays",
      "CSV, MB",
      "psql, rows/s",
      "sync, rows/s",
      "ratio",
      "ratio, min–max",
      "memory, MB",
    ],
    ...["whole sync, s", "copy, s", "index, s", "verify, s", "in Postgres, MB", "nothing to do, s"],
  ];
  await writeSection(
    "Sync",
    [
      `${server} on the same machine. Sync's copy of \`plays\` (DuckDB's writing included) against`,
      `\`psql \\copy\` of the same rows from a CSV file into the same table, ${ROUNDS} rounds in turn, medians.`,
      "Memory is what the process grew by at most while it copied, DuckDB's own included. Then a whole",
      "sync of all tables, verified and swapped. Budget: ratio at least 0.95, memory at most 300 MB",
      "over DuckDB's own.",
      "",
      markdownTable(columns, rows),
    ].join("\n"),
  );
}

function rowOf(size: number, figures: Figures): string[] {
  const { csvMb, psqlMs, syncMs, addedMb, whole, nothingSeconds } = figures;
  const rate = (ms: readonly number[]) => Math.round(size / median(ms) * 1000).toLocaleString("en");
  const ratios = psqlMs.map((ms, round) => ms / (syncMs[round] ?? NaN));
  return [
    ...[size.toLocaleString("en"), csvMb.toFixed(0), rate(psqlMs), rate(syncMs)],
    (median(psqlMs) / median(syncMs)).toFixed(2),
    `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
    ...[addedMb, whole.seconds, whole.copy_seconds, whole.index_seconds, whole.verify_seconds]
      .map((value) => value.toFixed(0)),
    (Object.values(whole.tables).reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(0),
    nothingSeconds.toFixed(1),
  ];
}

async function benchSize(count: number): Promise<Figures> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-bench-" });
  await using server = await startPostgres();
  const url = await server.freshDatabase();
  try {
    const database = await Database.open(`${folder}/spotify.duckdb`, {
      allowedDirectories: [folder],
    });
    await makePlays(database, count);
    await database.run(`copy plays to '${folder}/plays.csv' (format csv, header false)`);
    database.close();
    const copies = await compareCopies(folder, url);
    const { size } = await Deno.stat(`${folder}/plays.csv`);
    await Deno.remove(`${folder}/plays.csv`);
    const whole = await syncDatabase({ dataDir: folder, url });
    const again = await syncDatabase({ dataDir: folder, url });
    return {
      ...copies,
      server: server.name,
      csvMb: size / 1e6,
      whole,
      nothingSeconds: again.seconds,
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function compareCopies(folder: string, url: string) {
  const work = `${folder}/work`;
  await Deno.mkdir(work);
  const snapshot = await openSnapshot(folder, work);
  const content = await readContent(snapshot, "plays");
  const session = await Session.open(parsePostgresUrl(url));
  const psqlMs: number[] = [];
  const syncMs: number[] = [];
  const atRest = Deno.memoryUsage().rss;
  let most = 0;
  for (let round = 0; round < ROUNDS; round++) {
    psqlMs.push(await psqlCopy(url, `${folder}/plays.csv`));
    await session.rows(`begin; create schema ${NEXT}; ${createBare(NEXT, "plays")}`);
    const began = performance.now();
    await copyTable(session, snapshot, content, {
      into: within(NEXT, "plays"),
      freeze: true,
      folder: work,
      onSent: () => {
        most = Math.max(most, Deno.memoryUsage().rss);
      },
    });
    syncMs.push(performance.now() - began);
    await session.rows("rollback");
  }
  await session.close();
  snapshot.close();
  await Deno.remove(work, { recursive: true });
  return { psqlMs, syncMs, addedMb: Math.max(0, most - atRest) / 1e6 };
}

async function hasPsql(): Promise<boolean> {
  try {
    return (await new Deno.Command("psql", { args: ["--version"], stdout: "null" }).output())
      .success;
  } catch {
    return false;
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
