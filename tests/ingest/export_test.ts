/** The Parquet export, run as people run it, and read back by DuckDB. */
import assert from "node:assert/strict";
import { Database } from "../../lib/db/duckdb.ts";
import { addHostileRows, writeMusic } from "../support/music.ts";
import { runTask } from "../support/run_task.ts";

Deno.test("export: Parquet has every row, with plays by year", async (test) => {
  const dataDir = await Deno.makeTempDir({ prefix: "tonearm-export-" });
  try {
    await writeMusic(
      dataDir,
      { plays: 100_000, version: "1" },
      (database) => addHostileRows(database, "tracks"),
    );
    const first = await runTask(["export", "--json"], { DATA_DIR: dataDir });
    assert.equal(first.code, 0, first.stderr);
    const result = JSON.parse(first.stdout);
    assert.equal(result.tables.plays.rows, 100_000);

    const database = await Database.open(`${dataDir}/spotify.duckdb`, {
      allowedDirectories: [dataDir],
    });
    for (const name of ["plays", "tracks", "meta"]) {
      const files =
        `read_parquet('${dataDir}/export/${name}/**/*.parquet', hive_partitioning = false)`;
      const [row] = await database.rows(
        `select
           (select count(*)::integer from (select * from ${name} except all select * from ${files}))
           as missing,
           (select count(*)::integer from ${files}) as found,
           (select count(*)::integer from ${name}) as expected`,
      );
      assert.equal(row?.["missing"], 0, name);
      assert.equal(row?.["found"], row?.["expected"], name);
    }
    database.close();
    assert.deepEqual(folders(`${dataDir}/export/plays`), [
      "year=2013",
      "year=2014",
      "year=2015",
      "year=2016",
    ]);

    await test.step("a second export replaces the first", async () => {
      await writeMusic(dataDir, { plays: 10, version: "2" });
      const second = await runTask(["export", "--json"], { DATA_DIR: dataDir });
      assert.equal(second.code, 0, second.stderr);
      assert.deepEqual(folders(`${dataDir}/export/plays`), ["year=2013"]);
      assert.deepEqual(folders(dataDir), [".lock", "export", "spotify.duckdb"]);
    });

    await test.step("files of others are not replaced, folders outside not written", async () => {
      await Deno.mkdir(`${dataDir}/mine`);
      await Deno.writeTextFile(`${dataDir}/mine/diary.txt`, "mine");
      for (const into of ["mine", "../elsewhere", "/tmp/elsewhere", "."]) {
        const refused = await runTask(["export", "--into", into], { DATA_DIR: dataDir });
        assert.equal(refused.code, 2, into);
        assert.match(refused.stderr, /bad-flag/);
      }
      assert.equal(await Deno.readTextFile(`${dataDir}/mine/diary.txt`), "mine");
    });
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
});

function folders(path: string): string[] {
  return [...Deno.readDirSync(path)].map(({ name }) => name).sort();
}
