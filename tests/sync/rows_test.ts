/** Rows as sync reads, hashes and writes them, held against what PostgreSQL makes of them. */
import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { Database } from "../../lib/db/duckdb.ts";
import { createTableOf, may, type Table } from "../../lib/db/tables.ts";
import { parsePostgresUrl } from "../../lib/db/postgres/address.ts";
import { Session } from "../../lib/db/postgres/session.ts";
import { ChangedRows } from "../../lib/sync/rows/changes_format.ts";
import { COPY_HEADER, COPY_TRAILER, encodeRows } from "../../lib/sync/rows/copy_format.ts";
import { type Block, readBlocks, type Source } from "../../lib/sync/rows/read.ts";
import { runsOf } from "../../lib/sync/rows/runs.ts";
import { rowHashSql, RunSums, wrapSum } from "../../lib/sync/rows/sums.ts";
import { HOSTILE_TEXTS } from "../support/music.ts";
import { startPostgres } from "../support/postgres_server.ts";

const COLUMNS = {
  id: may("integer", ""),
  small: may("smallint", ""),
  wide: may("bigint", ""),
  real: may("double precision", ""),
  flag: may("boolean", ""),
  day: may("date", ""),
  at: may("timestamp", ""),
  short: may("text", ""),
  long: may("text", ""),
  other: may("text", ""),
};
const TABLE: Table = { help: "", columns: COLUMNS, key: ["id"], synced: true };

/** Values of each type that could be misread, as DuckDB reads them; a null besides. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  smallint: ["0", "-32768", "32767"],
  integer: ["0", "-1", "-2147483648", "2147483647"],
  bigint: ["0", "-1", "4294967296", "-4294967297", "-9223372036854775808", "9223372036854775807"],
  "double precision": [
    ...["0", "-0.0", "0.1", "1e-300", "1.7976931348623157e308", "-59.998", "0.30000000000000004"],
    ...["nan", "infinity", "-infinity", "5e-324", "123456789012345680"],
  ],
  boolean: ["true", "false"],
  date: ["1970-01-01", "1999-12-31", "2000-01-01", "2024-02-29", "0001-01-01", "9999-12-31"]
    .concat("0044-03-15 (BC)", "infinity", "-infinity"),
  timestamp: [
    ...["1969-12-31 23:59:59.999999", "2000-01-01 00:00:00", "1999-12-31 23:59:59.999999"],
    ...["2024-02-29 12:00:00.5", "2024-02-29 12:00:00.000001", "0001-01-01 00:00:00"],
    ...["0044-03-15 (BC) 10:00:00.25", "infinity", "-infinity"],
  ],
};
const SHORT = ["", "a", "é", "twelve bytes", "\u{10ffff}", "\u001e\u001f"];

Deno.test("rows: PostgreSQL reads what is written, and hashes it alike", async (test) => {
  await using server = await startPostgres();
  const session = await Session.open(parsePostgresUrl(await server.freshDatabase()));
  await session.rows(createTableOf(TABLE, "t", false));
  await session.rows("create table changes (place smallint, fields text[])");
  try {
    await test.step("every value that could be misread", async () => {
      await holds(session, Array.from({ length: 40 }, (_, row) => rowOf((of) => row % (of + 1))));
    });
    await test.step("any values", async () => {
      const choice = fc.array(fc.nat({ max: 1000 }), { minLength: 10, maxLength: 10 });
      await fc.assert(
        fc.asyncProperty(fc.array(choice, { maxLength: 30 }), async (rows) => {
          await holds(session, rows.map((row) => rowOf((of, at) => (row[at] ?? 0) % (of + 1))));
        }),
        { numRuns: 20 },
      );
    });
    await test.step("more rows than are read at once, and their runs", async () => {
      // A day at the end of time has no run, and no record has such a day.
      const days = VALUES["date"]?.filter((day) => !day.endsWith("infinity")) ?? [];
      const rows = Array.from(
        { length: 5000 },
        (_, row) => rowOf((of) => row % of).with(5, days[row % days.length] ?? null),
      );
      await holds(session, rows, true);
    });
  } finally {
    await session.close();
  }
});

/** A row: of each column one of its values by number; the one past the last is null. */
function rowOf(choose: (of: number, at: number) => number): (string | null)[] {
  return Object.entries(COLUMNS).map(([name, { type }], at) => {
    const values = name === "short" ? SHORT : VALUES[type] ?? HOSTILE_TEXTS;
    return values[choose(values.length, at)] ?? null;
  });
}

async function holds(
  session: Session,
  rows: readonly (readonly (string | null)[])[],
  withRuns = false,
): Promise<void> {
  const database = await Database.open(":memory:");
  try {
    const source = await fill(database, rows);
    const blocks: Block[] = [];
    await database.withConnection(async (connection) => {
      for await (const block of readBlocks(connection, source)) blocks.push(block);
    });
    await session.rows("truncate t; truncate changes");
    await session.copyIn("copy t from stdin with (format binary)", pieces(blocks, encodeBlock));
    await isAlike(session, rows.length, blocks);
    if (withRuns) await hasSameRuns(session, database, blocks);
    await session.copyIn("copy changes from stdin", changes(blocks));
    const fields = Object.values(COLUMNS).map(({ type }, at) => `fields[${at + 1}]::${type}`);
    await session.rows(`truncate t; insert into t select ${fields.join(", ")} from changes`);
    await isAlike(session, rows.length, blocks);
  } finally {
    database.close();
  }
}

async function fill(
  database: Database,
  rows: readonly (readonly (string | null)[])[],
): Promise<Source> {
  await database.run(createTableOf(TABLE, "t", false));
  const types = Object.values(COLUMNS).map(({ type }) => type);
  const values = types.map((type, at) => `cast(row[${at + 1}] as ${type})`).join(", ");
  const bound = JSON.stringify(rows);
  await database.run(
    `insert into t select ${values} from (
      select unnest(from_json($1, '[["VARCHAR"]]')) as row
    )`,
    [bound],
  );
  const texts = ["short", "long", "other"].map(async (column) => {
    const [row] = await database.rows(
      `select coalesce(max(strlen(${column})), 0) as longest,
        count(*) filter (where contains(${column}, chr(0))) as nuls from t`,
    );
    return [column, { longest: Number(row?.["longest"]), nuls: Number(row?.["nuls"]) }] as const;
  });
  return {
    from: "t",
    columns: COLUMNS,
    rowIds: rows.length,
    texts: new Map(await Promise.all(texts)),
  };
}

const encodeBlock = ({ columns, rows }: Block) => encodeRows(columns, rows);

async function* changes(blocks: readonly Block[]) {
  for (const block of blocks) yield await Promise.resolve(encodeAll(block));
}

function encodeAll({ columns, rows }: Block): Uint8Array {
  const encoded = new ChangedRows(0, Object.values(COLUMNS).map(({ type }) => type));
  for (let row = 0; row < rows; row++) encoded.add(columns, row);
  return encoded.bytes;
}

async function* pieces(blocks: readonly Block[], encode: (block: Block) => Uint8Array) {
  yield COPY_HEADER;
  for (const block of blocks) yield encode(block);
  yield await Promise.resolve(COPY_TRAILER);
}

/** The table holds the rows of the blocks: their hashes agree. */
async function isAlike(session: Session, rows: number, blocks: readonly Block[]): Promise<void> {
  const runSums = new RunSums();
  for (const block of blocks) runSums.add(block);
  const [all] = await session.rows(
    `select count(*)::integer as rows, coalesce(sum(${
      rowHashSql(TABLE)
    }), 0)::text as hashes from t`,
  );
  const { hashes } = runSums.sums().get(0) ?? { hashes: 0n };
  const there = wrapSum(BigInt(String(all?.["hashes"])));
  assert.deepEqual([all?.["rows"], there], [rows, hashes]);
}

/** Both sides divide rows into the same runs, by a column of any type. */
async function hasSameRuns(
  session: Session,
  database: Database,
  blocks: readonly Block[],
): Promise<void> {
  for (const [key, { type }] of Object.entries(COLUMNS)) {
    if (type === "double precision" || type === "boolean" || type === "timestamp") continue;
    const runs = runsOf({ ...TABLE, runs: key }, 4000);
    const runSums = new RunSums(runs);
    for (const block of blocks) runSums.add(block);
    const found = await session.rows(
      `select ${runs.sql} as run, count(*)::integer as rows, sum(${
        rowHashSql(TABLE)
      })::text as hashes
       from t group by 1`,
    );
    const there = found.map(({ run, rows, hashes }) =>
      `${run}: ${rows} ${wrapSum(BigInt(String(hashes)))}`
    ).sort();
    const here = [...runSums.sums()].map(([run, { rows, hashes }]) => `${run}: ${rows} ${hashes}`);
    assert.deepEqual(there, here.sort(), key);
    if (!runs.isPortable) continue;
    const counts = await database.rows(
      `select ${runs.sql} as run, count(*) as rows from t group by 1`,
    );
    assert.deepEqual(
      counts.map(({ run, rows }) => `${run}: ${rows}`).sort(),
      here.map((line) => line.slice(0, line.lastIndexOf(" "))).sort(),
      `${key} in DuckDB`,
    );
  }
}
