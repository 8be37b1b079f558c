import { DuckDBInstance } from "@duckdb/node-api";
import { writeRecords } from "./records.ts";
import { markdownTable, median, writeSection } from "./results.ts";

/** What a child process measured of itself. */
interface Measured {
  readonly seconds: number;
  readonly peakBytes: number;
}

const TITLE = "Ingest";

/**
 * Ingest against DuckDB's bare scan of the same files, in turn, each run in a process of its own.
 *
 * @param sizes how many records, for each row of the table
 */
export async function benchIngest(sizes: readonly number[]): Promise<void> {
  const rows: string[][] = [];
  for (const size of sizes) {
    const folder = await Deno.makeTempDir({ prefix: "tonearm-bench-" });
    try {
      rows.push(await measure(size, folder, size > 1_000_000 ? 1 : 5));
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }
  const columns = [
    "records",
    "MB",
    "bare scan, s",
    "ingest, s",
    "ratio",
    "ratio, min–max",
    "bare scan, MiB",
    "ingest, MiB",
  ];
  await writeSection(
    TITLE,
    [
      "`deno task ingest` of extended records in loose files (finding, hashing, reading, duplicates,",
      "local time, sorting, writing, reconciling, swapping) against DuckDB's bare typed `read_json` of",
      "the same files into one table of a database file, with DuckDB's own settings. Inside the",
      "process, without its start. Memory is the peak of the whole process. Budget: 1.35 at 500,000,",
      "1.6 at 5,000,000.",
      "",
      markdownTable(columns, rows),
    ].join("\n"),
  );
}

async function measure(size: number, folder: string, pairs: number): Promise<string[]> {
  await Deno.mkdir(`${folder}/raw`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const files = await writeRecords(connection, `${folder}/raw`, size);
  connection.closeSync();
  instance.closeSync();
  let bytes = 0;
  for (const file of files) bytes += (await Deno.stat(file)).size;

  await run("ingest_bare.ts", folder);
  const bare: Measured[] = [];
  const ours: Measured[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    bare.push(await run("ingest_bare.ts", folder));
    ours.push(await run("ingest_ours.ts", folder));
  }
  const ratios = ours.map(({ seconds }, at) => seconds / (bare[at]?.seconds ?? NaN));
  const mib = (runs: Measured[]) =>
    (Math.max(...runs.map((run) => run.peakBytes)) / 1024 ** 2).toFixed(0);
  return [
    size.toLocaleString("en"),
    (bytes / 1e6).toFixed(0),
    median(bare.map(({ seconds }) => seconds)).toFixed(2),
    median(ours.map(({ seconds }) => seconds)).toFixed(2),
    median(ratios).toFixed(2),
    `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
    mib(bare),
    mib(ours),
  ];
}

async function run(script: string, folder: string): Promise<Measured> {
  const permissions = [
    `--allow-read=${folder}`,
    `--allow-write=${folder}`,
    "--allow-env",
    "--allow-ffi=./node_modules",
  ];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", ...permissions, `bench/${script}`, folder],
    stderr: "inherit",
  });
  const { stdout, success } = await child.output();
  if (!success) throw new Error(`${script} failed`);
  const { seconds, peakBytes } = JSON.parse(new TextDecoder().decode(stdout));
  return { seconds: Number(seconds), peakBytes: Number(peakBytes) };
}
