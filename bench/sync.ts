import { Database } from "../lib/db/duckdb.ts";
import { createBare } from "../lib/sync/ddl.ts";
import type { SyncResult } from "../lib/sync/result.ts";
import { type PostgresServer, startPostgres } from "../tests/support/postgres_server.ts";
import { SlowLine } from "../tests/support/slow_line.ts";
import { markdownTable, median, writeSection } from "./results.ts";

const ROUNDS = 3;
/** About what a month brings. */
const MONTH_PLAYS = 1200;

/** A line to a server far away. */
const SLOW_LINE = { delayMs: 20, megabits: 10 };
/** The largest number of plays that are sent over it: more take minutes. */
const SLOW_PLAYS = 100_000;

/** What one size came to; seconds are those of whole processes. */
interface Figures {
  readonly server: string;
  readonly psql: readonly number[];
  readonly bareMb: number;
  readonly first: readonly Timed[];
  readonly next: readonly Timed[];
  readonly nothing: readonly number[];
  /** Over a slow line; undefined where it was not tried. */
  readonly slow: SlowFigures | undefined;
}

/** Syncs over a slow line. */
interface SlowFigures {
  readonly first: Carried;
  readonly next: Carried;
}

/** A sync with what went over the line, statements and answers included, in megabytes. */
interface Carried {
  readonly seconds: number;
  readonly up: number;
  readonly down: number;
}

/** A sync with the seconds its process took. */
interface Timed {
  readonly seconds: number;
  readonly result: SyncResult;
}

/**
 * Whole syncs, from the task's start to its end, against psql copying just their plays into a bare
 * table, in turn. Skipped aloud where there is no psql: npm's PostgreSQL brings none.
 *
 * @param sizes how many plays each database has
 */
export async function benchSync(sizes: readonly number[]): Promise<void> {
  if (!await hasPsql()) {
    console.error("sync: skipped, there is no psql on the PATH to compare with.");
    return;
  }
  const rows: string[][] = [];
  const slowRows: string[][] = [];
  let server = "";
  for (const size of sizes) {
    const figures = await benchSize(size);
    server = figures.server;
    rows.push(rowOf(size, figures));
    slowRows.push(...slowRowsOf(size, figures));
  }
  const [load = ""] = (await Deno.readTextFile("/proc/loadavg").catch(() => "")).split(" ");
  const columns = [
    ...["plays", "psql, s", "first sync, s", "ratio", "ratio, min–max", "MB sent"],
    ...["next sync, s", "MB sent", "rows sent", "nothing to do, s"],
    ...["in Postgres, MB", "bare plays, MB", "ratio"],
  ];
  await writeSection(
    "Sync",
    [
      `${server} on the same machine, ${ROUNDS} rounds in turn, medians of whole processes. psql: `,
      "`begin`, `create table`, `\\copy` of the plays from a CSV file that is there already, `commit`;",
      "no index, no key, nothing else. First sync: `deno task sync` of the demo's listener with set-aside",
      "records and metadata into an empty database: derived tables made, everything copied, indexed,",
      `analyzed, compared and swapped. Next sync: after another ${
        MONTH_PLAYS.toLocaleString("en")
      } plays.`,
      "Budget: first at most 4 times psql, next at most 1 s at 77,800 plays, size at most 3 times the bare",
      `plays. The load of the machine at the end was ${load}: on two cores anything above 2 or 3 is`,
      "other work, which makes times longer and the spread wide; rows, bytes and sizes are the same.",
      "",
      markdownTable(columns, rows),
      "",
      `Over a line of ${SLOW_LINE.megabits} Mbit/s that delays each direction by ${SLOW_LINE.delayMs} ms`,
      "(a proxy on the same machine), one run each. What the line allows: the bytes up alone, at its full",
      "speed.",
      "",
      markdownTable(SLOW_COLUMNS, slowRows),
    ].join("\n"),
  );
}

const SLOW_COLUMNS = ["plays", "sync", "s", "what the line allows, s", "MB up", "MB down"];

function slowRowsOf(size: number, { slow }: Figures): string[][] {
  return Object.entries(slow ?? {}).map(([which, { seconds, up, down }]) => [
    ...[size.toLocaleString("en"), which, seconds.toFixed(1)],
    ...[(up * 8 / SLOW_LINE.megabits).toFixed(1), up.toFixed(2), down.toFixed(2)],
  ]);
}

function rowOf(size: number, { psql, bareMb, first, next, nothing }: Figures): string[] {
  const seconds = (timed: readonly Timed[]) => median(timed.map((each) => each.seconds));
  const ratios = first.map((each, round) => each.seconds / (psql[round] ?? NaN));
  const megabytes = (timed: readonly Timed[]) => (timed[0]?.result.bytes_sent ?? NaN) / 1e6;
  const inPostgres = Object.values(first[0]?.result.tables ?? {})
    .reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return [
    ...[size.toLocaleString("en"), median(psql).toFixed(2), seconds(first).toFixed(2)],
    (seconds(first) / median(psql)).toFixed(1),
    `${Math.min(...ratios).toFixed(1)}–${Math.max(...ratios).toFixed(1)}`,
    megabytes(first).toFixed(1),
    ...[seconds(next).toFixed(2), megabytes(next).toFixed(1)],
    (next[0]?.result.rows_sent ?? NaN).toLocaleString("en"),
    median(nothing).toFixed(2),
    ...[inPostgres.toFixed(0), bareMb.toFixed(0), (inPostgres / bareMb).toFixed(1)],
  ];
}

async function benchSize(count: number): Promise<Figures> {
  const folder = await Deno.makeTempDir({ prefix: "tonearm-bench-" });
  await using server = await startPostgres({ settings: { shared_buffers: "128MB" } });
  try {
    await run(["task", "-q", "demo", "--no-serve", "--plays", String(count)], { DATA_DIR: folder });
    const full = `${folder}/demo`;
    const before = `${folder}/before`;
    await cutMonth(full, before);
    await exportPlays(full, `${folder}/plays.csv`);
    await Deno.chmod(folder, 0o755);
    const figures = { psql: [], first: [], next: [], nothing: [] } as {
      psql: number[];
      first: Timed[];
      next: Timed[];
      nothing: number[];
    };
    let bareMb = NaN;
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await psqlCopy(server, `${folder}/plays.csv`);
      figures.psql.push(bare.seconds);
      bareMb = bare.megabytes;
      figures.first.push(await timeSync(await server.freshDatabase(), full));
      const url = await server.freshDatabase();
      await timeSync(url, before);
      figures.next.push(await timeSync(url, full));
      figures.nothing.push((await timeSync(url, full)).seconds);
    }
    const slow = count <= SLOW_PLAYS ? await benchSlow(server, before, full) : undefined;
    return { ...figures, bareMb, slow, server: server.name };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A first and a next sync over a slow line. */
async function benchSlow(
  server: PostgresServer,
  before: string,
  full: string,
): Promise<SlowFigures> {
  const url = await server.freshDatabase();
  using line = new SlowLine(url, SLOW_LINE);
  const carry = async (dataDir: string): Promise<Carried> => {
    const { up, down } = line.bytes;
    const { seconds } = await timeSync(line.through(url), dataDir);
    return { seconds, up: (line.bytes.up - up) / 1e6, down: (line.bytes.down - down) / 1e6 };
  };
  return { first: await carry(before), next: await carry(full) };
}

/** The database as it was a month before: without its last plays and what was set aside since. */
async function cutMonth(full: string, before: string): Promise<void> {
  await Deno.mkdir(before);
  await Deno.copyFile(`${full}/spotify.duckdb`, `${before}/spotify.duckdb`);
  const database = await Database.open(`${before}/spotify.duckdb`);
  await database.run(
    `delete from plays where play_id > (select max(play_id) from plays) - ${MONTH_PLAYS}`,
  );
  await database.run(
    "delete from set_aside where played_at_utc > (select max(played_at_utc) from plays)",
  );
  await database.run("update meta set value = 'a month before' where key = 'data_version'");
  await database.run("checkpoint");
  database.close();
}

async function exportPlays(full: string, file: string): Promise<void> {
  const folder = file.slice(0, file.lastIndexOf("/"));
  const database = await Database.open(`${full}/spotify.duckdb`, { allowedDirectories: [folder] });
  await database.run(`copy plays to '${file}' (format csv, header false)`);
  database.close();
}

/** Runs `deno task sync` and takes the time from its start to its end. */
async function timeSync(url: string, dataDir: string): Promise<Timed> {
  const started = performance.now();
  const output = await run(["task", "-q", "sync", "--data-dir", dataDir, "--json"], {
    POSTGRES_URL: url,
  });
  return { seconds: (performance.now() - started) / 1000, result: JSON.parse(output) };
}

async function run(args: readonly string[], env: Record<string, string>): Promise<string> {
  const command = new Deno.Command(Deno.execPath(), { args: [...args], env, stderr: "piped" });
  const { success, stdout, stderr } = await command.output();
  const text = new TextDecoder();
  if (!success) throw new Error(`${args.join(" ")}: ${text.decode(stderr)}`);
  return text.decode(stdout);
}

async function hasPsql(): Promise<boolean> {
  try {
    return (await new Deno.Command("psql", { args: ["--version"], stdout: "null" }).output())
      .success;
  } catch {
    return false;
  }
}

/** How long a whole psql takes to load the plays into a bare table, and how large that is. */
async function psqlCopy(server: PostgresServer, file: string) {
  const { hostname, port, pathname, username, password } = new URL(await server.freshDatabase());
  const address = ["-h", hostname, "-p", port, "-U", username, "-d", pathname.slice(1)];
  const psql = async (script: string) => {
    const child = new Deno.Command("psql", {
      args: [...address, "-qAt", "-v", "ON_ERROR_STOP=1"],
      env: { PGPASSWORD: decodeURIComponent(password) },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(script));
    await writer.close();
    const { success, stdout } = await child.output();
    if (!success) throw new Error("psql failed");
    return new TextDecoder().decode(stdout);
  };
  const started = performance.now();
  await psql(`begin;\n${createBare("public", "plays")};
\\copy public.plays from '${file}' with (format csv)
commit;\n`);
  const seconds = (performance.now() - started) / 1000;
  const bytes = await psql("select pg_total_relation_size('public.plays');\n");
  return { seconds, megabytes: Number(bytes) / 1e6 };
}
