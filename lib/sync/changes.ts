import { CliError } from "../core/errors.ts";
import type { Comparison } from "./compare_tables.ts";
import type { Work } from "./work.ts";
import type { Database } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { type Different, type HashCounts, inRuns, remoteSums } from "./remote_sums.ts";
import type { Content } from "./content.ts";
import { MARK, NEXT, within } from "./ddl.ts";
import { ChangedRows } from "./rows/changes_format.ts";
import { readBlocks } from "./rows/read.ts";
import { hashRows } from "./rows/row_hashes.ts";
import { rowHashSql, RunSums, type Sums } from "./rows/sums.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** The table into which changed rows of all tables are copied. */
const CHANGES = `${NEXT}.changes`;
/** How many bytes are sent at a time. */
const PIECE_BYTES = 256 * 1024;

/** The rows that change in a table. */
export interface Change {
  readonly different: Different;
  /** The table's number among those that change. */
  readonly tableNumber: number;
  /** The rows to insert, encoded for a copy into {@linkcode CHANGES}. */
  readonly inserted: ChangedRows;
  /** The hashes of the rows to delete. */
  readonly deleted: readonly bigint[];
  /** The sums of the runs that differ, from the rows in DuckDB. */
  readonly sums: Sums;
}

/** A table in which a larger share of the rows differs is sent whole. */
const MOST_CHANGED = 0.3;
/** Up to so many changed rows, a table is sent whole only if all its rows changed. */
const FEW_ROWS = 500;

/**
 * Finds the rows in which a table differs from the one in Postgres.
 *
 * @param tableNumber the table's number among those that change
 * @param remote the hashes of the rows in Postgres in the runs that differ
 * @returns undefined if so many differ that sending the whole table is better
 */
export async function findChange(
  database: Database,
  content: Content,
  different: Different,
  tableNumber: number,
  remote: HashCounts,
): Promise<Change | undefined> {
  const most = Math.max(FEW_ROWS, MOST_CHANGED * content.rows);
  const { compared: { runs }, difference } = different;
  const left = new Map(remote);
  const inserted = new ChangedRows(
    tableNumber,
    Object.values(content.columns).map(({ type }) => type),
  );
  const where = runs.isPortable ? inRuns(runs, difference.runs) : "true";
  const runSums = new RunSums(runs);
  await database.withConnection(async (connection) => {
    for await (const { rows, columns } of readBlocks(connection, content, where)) {
      const hashes = hashRows(columns, rows);
      const { high, low } = hashes;
      runSums.add({ rows, columns }, hashes);
      const column = columns[runs.column];
      for (let row = 0; row < rows; row++) {
        if (column === undefined || !difference.runs.has(runs.of(column, row))) continue;
        const hash = (BigInt(high[row] ?? 0) << 32n) + BigInt(low[row] ?? 0);
        const count = left.get(hash) ?? 0;
        if (count > 0) left.set(hash, count - 1);
        else inserted.add(columns, row);
      }
      if (inserted.count > most) return;
    }
  });
  const deleted = [...left].filter(([, count]) => count > 0).map(([hash]) => hash);
  const isOther = content.rows > 0 && inserted.count === content.rows;
  if (isOther || inserted.count > most || deleted.length > most) return undefined;
  const sums = [...runSums.sums()].filter(([run]) => difference.runs.has(run));
  return { different, tableNumber, inserted, deleted, sums: new Map(sums) };
}

/**
 * Sends the changed rows, applies them to the live tables, and compares the changed runs with those in
 * DuckDB. Readers see the old rows until the transaction commits.
 *
 * @param begin begins the transaction, if none is open yet
 * @throws {CliError} `sync-mismatch` if a table differs afterwards
 */
export async function applyChanges(
  { session, schema, existing }: Pick<Work, "session" | "schema" | "existing">,
  { changes, sums }: Pick<Comparison, "changes" | "sums">,
  sending: { rows: number; bytes: number },
  begin: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  if (changes.length > 0) sending.bytes += await sendChanges(session, changes);
  sending.rows += changes.reduce((sum, { inserted }) => sum + inserted.count, 0);
  await begin();
  if (changes.length === 0) return;
  const runs = new Map(
    changes.map(({ different: { compared, difference } }) =>
      [compared.name, difference.runs] as const
    ),
  );
  const compared = changes.map(({ different }) => different.compared);
  const apply = `set local lock_timeout = '10s';\n${applySql(schema, changes)};\n`;
  const there = await remoteSums(session, schema, compared, (name) => runs.get(name), apply);
  for (const { name } of compared) {
    const isOthersToo = (existing.get(name)?.dependents.length ?? 0) > 0;
    for (const run of runs.get(name) ?? []) {
      const [expected, found] = [sums.get(name)?.get(run), there.get(name)?.get(run)];
      const isSame = (expected?.rows ?? 0) === (found?.rows ?? 0) &&
        // A trigger that somebody added may change values on purpose.
        (isOthersToo || (expected?.hashes ?? 0n) === (found?.hashes ?? 0n));
      if (!isSame) throw differs(name, expected?.rows ?? 0, found?.rows ?? 0);
    }
  }
}

function differs(name: SyncName, expected: number, found: number): CliError {
  return new CliError("sync-mismatch", {
    what: `${name} differs from what was sent: among the changed rows, ${found} are in Postgres, ` +
      `expected ${expected}, or their values differ.`,
    where: name,
    fix: "The old data is intact. Look for triggers, rules and row security on the table.",
  });
}

/** Copies the new rows of all changes into a table that {@linkcode applySql} drops. */
async function sendChanges(session: Session, changes: readonly Change[]): Promise<number> {
  const rows = changes.map(({ inserted }) => inserted.bytes);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const bytes of rows) {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
        yield await Promise.resolve(bytes.subarray(from, from + PIECE_BYTES));
      }
    }
  }
  await session.rows(
    `create table ${CHANGES} (table_number smallint, fields text[]);
     comment on table ${CHANGES} is '${MARK}: changed rows'`,
    `Making ${CHANGES}`,
  );
  await session.copyIn(
    `copy ${CHANGES} (table_number, fields) from stdin`,
    pieces(),
    () => {},
    "Copying changed rows to Postgres",
  );
  return rows.reduce((sum, { length }) => sum + length, 0);
}

/** The statements that apply changes to the live tables. */
function applySql(schema: string, changes: readonly Change[]): string {
  const statements = changes.flatMap(
    ({ different: { compared, difference }, tableNumber, deleted }) => {
      const { name, runs } = compared;
      const table = within(schema, name);
      return [
        ...(deleted.length === 0 ? [] : [
          `delete from ${table} as t where ${inRuns(runs, difference.runs)}
           and ${rowHashSql(syncTable(name))} = any('{${deleted.join(",")}}'::bigint[])`,
        ]),
        insertSql(table, name, tableNumber),
      ];
    },
  );
  return [...statements, `drop table ${CHANGES}`].join(";\n");
}

function insertSql(table: string, name: SyncName, tableNumber: number): string {
  const { columns } = syncTable(name);
  const names = Object.keys(columns).map(quoteName).join(", ");
  const values = Object.values(columns).map(({ type }, at) => `fields[${at + 1}]::${type}`);
  return `insert into ${table} (${names})
    select ${values.join(", ")} from ${CHANGES} where table_number = ${tableNumber}`;
}
