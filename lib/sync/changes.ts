import { CliError } from "../core/errors.ts";
import type { Comparison } from "./decide.ts";
import type { Work } from "./work.ts";
import type { Database } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { type Different, type HashCounts, inRuns, sumsThere } from "./compare.ts";
import type { Content } from "./content.ts";
import { MARK, NEXT, within } from "./ddl.ts";
import { encodeChange } from "./rows/changes_format.ts";
import { COPY_HEADER, COPY_TRAILER } from "./rows/copy_format.ts";
import { readBlocks } from "./rows/read.ts";
import { hashRows } from "./rows/row_hashes.ts";
import { rowHashSql } from "./rows/sums.ts";
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
  readonly inserted: readonly Uint8Array<ArrayBuffer>[];
  /** The hashes of the rows that go. */
  readonly deleted: readonly bigint[];
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
  const inserted: Uint8Array<ArrayBuffer>[] = [];
  const types = Object.values(content.columns).map(({ type }) => type);
  // DuckDB understands a run that is told by a number; one that is told by a hash it does not.
  const where = runs.isPlain ? inRuns(runs, difference.runs).replace(/^where /, "") : "true";
  await database.withConnection(async (connection) => {
    for await (const { rows, columns } of readBlocks(connection, content, where)) {
      const { high, low } = hashRows(columns, rows);
      const column = columns[runs.column];
      for (let row = 0; row < rows; row++) {
        if (column === undefined || !difference.runs.has(runs.of(column, row))) continue;
        const hash = (BigInt(high[row] ?? 0) << 32n) + BigInt(low[row] ?? 0);
        const count = left.get(hash) ?? 0;
        if (count > 0) left.set(hash, count - 1);
        else inserted.push(encodeChange(place, columns, types, row));
      }
      if (inserted.length > most) return;
    }
  });
  const deleted = [...left].filter(([, count]) => count > 0).map(([hash]) => hash);
  const isOther = content.rows > 0 && inserted.length === content.rows;
  if (isOther || inserted.length > most || deleted.length > most) return undefined;
  return { different, place, inserted, deleted };
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
  sending.rows += changes.reduce((sum, { inserted }) => sum + inserted.length, 0);
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
  let sent = 0;
  const rows = changes.flatMap(({ inserted }) => inserted);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield COPY_HEADER;
    for (let from = 0; from < rows.length;) {
      let to = from;
      for (let size = 0; to < rows.length && size < PIECE_BYTES; to++) {
        size += rows[to]?.length ?? 0;
      }
      const piece = new Uint8Array(await new Blob(rows.slice(from, to)).arrayBuffer());
      yield piece;
      sent += piece.length;
      from = to;
    }
    yield COPY_TRAILER;
  }
  await session.rows(
    `create table ${CHANGES} (place smallint, fields text[]);
     comment on table ${CHANGES} is '${MARK}: rows that have changed'`,
    `Making ${CHANGES}`,
  );
  await session.copyIn(
    `copy ${CHANGES} (place, fields) from stdin with (format binary)`,
    pieces(),
    () => {},
    "Copying changed rows to Postgres",
  );
  return sent;
}

/** The statements that put changes into the live tables. */
function applySql(schema: string, changes: readonly Change[]): string {
  const statements = changes.flatMap(({ different: { compared, difference }, place, deleted }) => {
    const { name, runs } = compared;
    const table = within(schema, name);
    return [
      ...(deleted.length === 0 ? [] : [
        `delete from ${table} as t ${inRuns(runs, difference.runs)}
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
