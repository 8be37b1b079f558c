import { openCopy } from "../../lib/db/duckdb.ts";
import { ingest, type IngestOptions, type IngestResult } from "../../lib/ingest/ingest.ts";
import { readRulesFile } from "../../lib/ingest/rules/read_rules.ts";
import { Progress } from "../../lib/core/progress.ts";
import { answer } from "../../lib/db/query.ts";
import { parseTravelLog } from "../../lib/time/travel_log.ts";
import { zoneSpans } from "../../lib/time/zone_spans.ts";

/** A row of an answer. */
export type Row = Record<string, unknown>;

/** What a test sets; the rest is as it is for someone who sets nothing. */
export interface Wishes {
  readonly timezone?: string;
  readonly minPlayDurationMs?: number;
  readonly strict?: boolean;
  readonly allowEmpty?: boolean;
  readonly unsetZone?: IngestOptions["unsetZone"];
  /** The ingest's clock, in milliseconds since 1970. */
  readonly now?: number;
  readonly signal?: IngestOptions["signal"];
  /** The input's path in the test's folder; `raw` when absent. */
  readonly input?: string;
}

/** Reads `folder/raw`, or what is wished for, into `folder/data`, in this process, as `deno task ingest` would. */
export async function ingestFolder(folder: string, wishes: Wishes = {}): Promise<IngestResult> {
  const { timezone = "America/Toronto", minPlayDurationMs = 30_000, strict = false } = wishes;
  const { input = "raw" } = wishes;
  const travelLog = await Deno.readTextFile(`${folder}/raw/timezones.json`).catch(() => "[]");
  return await ingest({
    dataRawDir: `${folder}/${input}`,
    rules: (await readRulesFile(`${folder}/${input}`)).rules,
    dataDir: `${folder}/data`,
    timezone,
    spans: zoneSpans(timezone, parseTravelLog(travelLog, "timezones.json").periods),
    minPlayDurationMs,
    now: wishes.now ?? Date.now(),
    strict,
    allowEmpty: wishes.allowEmpty ?? false,
    ...(wishes.unsetZone === undefined ? {} : { unsetZone: wishes.unsetZone }),
    progress: new Progress({ silent: true }),
    ...(wishes.signal === undefined ? {} : { signal: wishes.signal }),
  });
}

/** The rows of each statement on the database in `folder/data`. */
export async function answersOf(folder: string, statements: readonly string[]): Promise<Row[][]> {
  const database = await openCopy(`${folder}/data/spotify.duckdb`);
  try {
    const answers: Row[][] = [];
    for (const sql of statements) {
      const { columns, rows } = await answer(database.connection, sql);
      answers.push(
        rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))),
      );
    }
    return answers;
  } finally {
    database.close();
  }
}

/** The rows of one statement. */
export async function rowsOf(folder: string, sql: string): Promise<Row[]> {
  const [rows = []] = await answersOf(folder, [sql]);
  return rows;
}

/** All of what a run of ingest is promised to keep the same, whatever the files. */
export async function contentOf(folder: string): Promise<Row[][]> {
  return await answersOf(folder, [
    "select * exclude (source_id) from plays order by play_id",
    "select * exclude (source_id) from set_aside order by set_aside_id",
    "select value from meta where key = 'data_version'",
  ]);
}
