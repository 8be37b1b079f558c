import { CliError } from "../core/errors.ts";
import type { Comparison } from "./decide.ts";
import type { Work } from "./work.ts";
import type { Database } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { type Different, type HashCounts, inRuns, sumsThere } from "./compare.ts";
import type { Content } from "./content.ts";
import { MARK, NEXT, within } from "./ddl.ts";
import { ChangedRows } from "./rows/changes_format.ts";
import { readBlocks } from "./rows/read.ts";
import { hashRows } from "./rows/row_hashes.ts";
import { Adder, rowHashSql, type Sums } from "./rows/sums.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** The table that takes the changed rows of all tables. */
const CHANGES = `${NEXT}.changes`;
/** Bytes that are sent at once. */
const PIECE_BYTES = 256 * 1024;

/** What changes in a table. */
export interface Change {
  readonly different: Different;
  /** The number of the table among those that change. */
  readonly place: number;
  /** The rows that are new, as a copy into {@linkcode CHANGES} takes them. */
  readonly inserted: ChangedRows;
  /** The hashes of the rows that go. */
  readonly deleted: readonly bigint[];
  /** The sums of the runs that differ, as they are here. */
  readonly sums: Sums;
}

/** A table of which more rows differ than this share is sent whole. */
const MOST_CHANGED = 0.3;
/** So few rows do not make a table be sent whole, unless none of them is the same. */
const FEW_ROWS = 500;

/**
 * Finds the rows by which a table differs from the one in Postgres.
 *
 * @param place the number of the table among those that change
 * @param there the hashes of the rows in Postgres, of the runs that differ
 * @returns undefined when so many differ that the table is better sent whole
 */
export async function findChange(
  database: Database,
  content: Content,
  different: Different,
  place: number,
  there: HashCounts,
): Promise<Change | undefined> {
  const most = Math.max(FEW_ROWS, MOST_CHANGED * content.rows);
  const { compared: { runs }, difference } = different;
  const left = new Map(there);
  const inserted = new ChangedRows(place, Object.values(content.columns).map(({ type }) => type));
  const where = runs.isPortable ? inRuns(runs, difference.runs) : "true";
  const adder = new Adder(runs);
  await database.withConnection(async (connection) => {
    for await (const { rows, columns } of readBlocks(connection, content, where)) {
      const hashes = hashRows(columns, rows);
      const { high, low } = hashes;
      adder.add({ rows, columns }, hashes);
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
  const sums = [...adder.sums()].filter(([run]) => difference.runs.has(run));
  return { different, place, inserted, deleted, sums: new Map(sums) };
}

/**
 * Sends the rows that have changed, puts them into the live tables, and compares these with what they
 * are here. Readers go on seeing the old rows until the transaction commits.
 *
 * @param begin begins the transaction, where none is begun before the rows are sent
 * @throws {CliError} `sync-mismatch` when a table is not what it is here
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
  const there = await sumsThere(session, schema, compared, (name) => runs.get(name), apply);
  for (const { name } of compared) {
    const isOthersToo = (existing.get(name)?.dependents.length ?? 0) > 0;
    for (const run of runs.get(name) ?? []) {
      const [expected, found] = [sums.get(name)?.get(run), there.get(name)?.get(run)];
      const isSame = (expected?.rows ?? 0) === (found?.rows ?? 0) &&
        // A trigger of others may well change what it is there to change.
        (isOthersToo || (expected?.hashes ?? 0n) === (found?.hashes ?? 0n));
      if (!isSame) throw differs(name, expected?.rows ?? 0, found?.rows ?? 0);
    }
  }
}

function differs(name: SyncName, expected: number, found: number): CliError {
  return new CliError("sync-mismatch", {
    what:
      `${name} is not what was sent: of some rows, ${found} are there and not ${expected}, or ` +
      "their values differ.",
    where: name,
    fix: "The old data is whole. Look for triggers, rules and row security on the table.",
  });
}

/** Sends the new rows of all changes, to a table that {@linkcode applySql} drops. */
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
    `create table ${CHANGES} (place smallint, fields text[]);
     comment on table ${CHANGES} is '${MARK}: rows that have changed'`,
    `Making ${CHANGES}`,
  );
  await session.copyIn(
    `copy ${CHANGES} (place, fields) from stdin`,
    pieces(),
    () => {},
    "Copying changed rows to Postgres",
  );
  return rows.reduce((sum, { length }) => sum + length, 0);
}

/** The statements that put changes into the live tables. */
function applySql(schema: string, changes: readonly Change[]): string {
  const statements = changes.flatMap(({ different: { compared, difference }, place, deleted }) => {
    const { name, runs } = compared;
    const table = within(schema, name);
    return [
      ...(deleted.length === 0 ? [] : [
        `delete from ${table} as t where ${inRuns(runs, difference.runs)}
           and ${rowHashSql(syncTable(name))} = any('{${deleted.join(",")}}'::bigint[])`,
      ]),
      insertSql(table, name, place),
    ];
  });
  return [...statements, `drop table ${CHANGES}`].join(";\n");
}

function insertSql(table: string, name: SyncName, place: number): string {
  const { columns } = syncTable(name);
  const names = Object.keys(columns).map(quoteName).join(", ");
  const values = Object.values(columns).map(({ type }, at) => `fields[${at + 1}]::${type}`);
  return `insert into ${table} (${names})
    select ${values.join(", ")} from ${CHANGES} where place = ${place}`;
}
