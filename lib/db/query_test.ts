import assert from "node:assert/strict";
import { Database } from "./duckdb.ts";
import { CliError, type ErrorCode } from "../core/errors.ts";
import { openStatement, query } from "./query.ts";

Deno.test("query: statements that read are answered, with their columns in order", async () => {
  await withDatabase(async (file) => {
    const answers: Readonly<Record<string, unknown[][]>> = {
      "select n, t from things order by n": [[1, "a"], [2, null]],
      "from things where n = 2": [[2, null]],
      "with x as (select 1 as one) select * from x;": [[1]],
      "values (1, 'x')": [[1, "x"]],
      "select 'a;b'; -- a comment; with a semicolon": [["a;b"]],
      "/* select 1; */ select 2": [[2]],
    };
    for (const [sql, rows] of Object.entries(answers)) {
      assert.deepEqual((await query(file, sql)).rows, rows, sql);
    }
    for (
      const sql of ["describe things", "show tables", "summarize things", "explain from things"]
    ) {
      assert.ok((await query(file, sql)).rows.length > 0, sql);
    }
  });
});

Deno.test("query: columns of one name are told apart", async () => {
  await withDatabase(async (file) => {
    const { columns } = await query(file, "select 1 as a, 2 as a");
    assert.equal(new Set(columns).size, 2);
  });
});

Deno.test("query: what does not read is refused, and the file stays as it is", async () => {
  await withDatabase(async (file) => {
    const before = await Deno.readFile(file);
    const refused = [
      "insert into things values (3, 'c')",
      "update things set n = 0",
      "delete from things",
      "truncate things",
      "drop table things",
      "create table more as from things",
      "create view v as from things",
      "alter table things add column x integer",
      "begin",
      "commit",
      "checkpoint",
      "vacuum",
      "set threads = 1",
      "pragma threads = 1",
      "call pragma_version()",
      "prepare p as select 1",
      "use memory",
      "attach ':memory:' as other",
      "copy things to 'out.csv'",
      "export database 'out'",
      "install httpfs",
      "load httpfs",
      "from read_text('deno.json')",
      "from 'deno.json'",
      "select * from glob('*')",
      "select 1; select 2",
      "select 1; drop table things",
      "",
      "-- nothing",
      ";",
    ];
    for (const sql of refused) await assertRefused(file, sql, "refused-sql");
    assert.deepEqual(await Deno.readFile(file), before);
  });
});

Deno.test("query: bad SQL is told with DuckDB's words and the place", async () => {
  await withDatabase(async (file) => {
    const { message } = await assertRefused(file, "select n from things wher n = 1", "bad-sql");
    assert.match(message, /^Parser Error: syntax error at or near "n"/);
    assert.match(message, /LINE 1: select n from things wher n = 1\n {34}\^$/);
    assert.match(
      (await assertRefused(file, "select\n  nn\nfrom things", "bad-sql")).message,
      /^Binder Error: .*"nn" not found[\s\S]*LINE 2: {3}nn\n {10}\^$/,
    );
    await assertRefused(file, "select 'x'::integer", "bad-sql");
    await assertRefused(file, "from nowhere", "bad-sql");
  });
});

Deno.test("query: a database that is not there is told apart from one that is none", async () => {
  await withDatabase(async (file) => {
    await assertRefused(`${file}.missing`, "select 1", "no-database");
    await Deno.writeTextFile(`${file}.text`, "no database at all, but text of some length");
    await assertRefused(`${file}.text`, "select 1", "bad-database");
  });
});

Deno.test("query: a signal stops a statement, before it begins or while it runs", async () => {
  await withDatabase(async (file) => {
    const endless =
      "select count(*) from range(1000000000) a, range(1000000000) b where a.range = -b.range";
    const stop = new AbortController();
    const running = query(file, endless, { signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    await assert.rejects(running);
    await assert.rejects(query(file, endless, { signal: AbortSignal.abort() }), {
      name: "AbortError",
    });
  });
});

Deno.test("query: only the rows of the tables that are named are copied", async () => {
  await withDatabase(async (file) => {
    const count = async (sql: string) => (await query(file, sql)).rows;
    assert.deepEqual(await count("select count(*) from things"), [[2]]);
    assert.deepEqual(await count('select count(*) from main."THINGS"'), [[2]]);
    assert.deepEqual(await count("from query_table('things') select count(*)"), [[2]]);
    assert.deepEqual(await count("select count(*) from seen"), [[2]], "a view of what is copied");
    assert.equal((await query(file, "pivot things on n in (1, 2) using count(*)")).rows.length, 2);
    const { rows } = await query(file, "select table_name from duckdb_tables() order by 1");
    assert.deepEqual(rows.flat(), ["large", "things"]);
    assert.deepEqual(await count("select count(*), sum(n) from large"), [[
      300_000,
      45_000_150_000,
    ]]);
  });
});

Deno.test("query: no more is worked out than is read", async () => {
  await withDatabase(async (file) => {
    using result = await openStatement(file, "from large a, large b, large c");
    let rows = 0;
    for await (const chunk of result.chunks) {
      rows += chunk.length;
      if (rows > 5_000) break;
    }
    assert.ok(rows < 10_000);
  });
});

Deno.test("query: what takes too much time or memory is stopped, and told", async () => {
  await withDatabase(async (file) => {
    const endless =
      "select count(*) from range(1000000000) a, range(1000000000) b where a.range = -b.range";
    await assert.rejects(query(file, endless, { stepMs: 50 }), { code: "sql-limit" });
    const sorted = "select a.n, b.n from large a, large b order by a.n + b.n";
    await assert.rejects(query(file, sorted, { memoryMb: 60 }), { code: "sql-limit" });
    const resident = { residentBytes: () => 10 * 1024 ** 3 };
    await assert.rejects(query(file, endless, resident), { code: "sql-limit" });
  });
});

async function assertRefused(file: string, sql: string, code: ErrorCode): Promise<CliError> {
  try {
    await query(file, sql);
  } catch (error) {
    assert.ok(error instanceof CliError, sql);
    assert.equal(error.code, code, `${sql}: ${error.message}`);
    return error;
  }
  throw new assert.AssertionError({ message: `expected ${code}: ${sql}` });
}

async function withDatabase(act: (file: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const database = await Database.open(`${folder}/some.duckdb`);
    await database.run("create table things as from (values (1, 'a'), (2, null)) as things(n, t)");
    await database.run("create view seen as from things");
    await database.run("create table large as select range + 1 as n from range(300000)");
    database.close();
    await act(`${folder}/some.duckdb`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
