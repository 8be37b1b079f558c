import type { Database } from "./duckdb.ts";

/** The in-memory catalog that a statement runs on. */
const COPY = "copied";
/** How many rows are copied before compression: two of DuckDB's row groups. */
const BATCH = 2 * 122_880;

/**
 * Fills a database in memory with what one statement may read of the file attached as `source`:
 * every table, but only the rows of those that the statement names, compressed as in the file. The
 * copy is about as large as those tables in the file.
 *
 * @param sql the statement; whatever it says, tables that it does not name are empty
 */
export function fillForStatement(sql: string): (database: Database) => Promise<void> {
  return async (database) => {
    await database.run(`attach ':memory:' as ${COPY} (compress)`);
    await database.run(`copy from database source to ${COPY} (schema)`);
    for (const { name, rows } of await namedTables(database, sql)) {
      for (let first = 0; first < rows; first += BATCH) {
        await database.run(
          `insert into ${COPY}.main.${name} from source.main.${name} ` +
            `where rowid >= ${first} and rowid < ${first + BATCH}`,
        );
        if (rows > BATCH) await database.run(`checkpoint ${COPY}`);
      }
    }
    await database.run(`use ${COPY}`);
  };
}

/** The tables whose names occur in a statement, or in a view whose name does. */
async function namedTables(database: Database, sql: string) {
  const views = await database.rows(
    "select view_name as name, sql from duckdb_views() where database_name = 'source' and not internal",
  );
  const tables = await database.rows(
    "select table_name as name from duckdb_tables() where database_name = 'source'",
  );
  let text = sql;
  for (let length = 0; length < text.length;) {
    length = text.length;
    for (const { name, sql } of views) {
      if (mentions(text, String(name)) && !text.includes(String(sql))) text += `\n${sql}`;
    }
  }
  const named = tables.map(({ name }) => String(name)).filter((name) => mentions(text, name));
  return await Promise.all(named.map(async (name) => {
    // A batch of rows ends at the highest row id.
    const [last] = await database.rows(`select max(rowid) + 1 as rows from source.main.${name}`);
    return { name, rows: Number(last?.["rows"] ?? 0) };
  }));
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name}(?![\\w$])`, "i").test(text);
}
