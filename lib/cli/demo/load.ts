import { Database, quoteText } from "../../db/duckdb.ts";
import { rollUpGenres, touch } from "../../enrich/store.ts";
import { withLock } from "../../core/lock.ts";
import { type ColumnType, TABLES } from "../../db/tables.ts";
import { METADATA_TABLES } from "@tonearm/demo";

/**
 * Replaces the metadata of a demo's database by the files that `writeDemoMetadata` wrote.
 *
 * @param dataDir the demo's data folder, which holds `spotify.duckdb`
 * @param paths the path of each table's file, inside `dataDir`
 */
export async function loadDemoMetadata(
  dataDir: string,
  paths: Readonly<Record<(typeof METADATA_TABLES)[number], string>>,
): Promise<void> {
  await withLock(dataDir, async () => {
    const database = await Database.open(`${dataDir}/spotify.duckdb`, {
      allowedDirectories: [dataDir],
    });
    try {
      await database.run("begin");
      for (const name of METADATA_TABLES) {
        const columns = Object.entries(TABLES[name].columns)
          .map(([column, { type }]: [string, { type: ColumnType }]) => `"${column}": '${type}'`)
          .join(", ");
        await database.run(`delete from ${name}`);
        await database.run(`
          insert into ${name}
          from read_json(
            ${quoteText(paths[name])},
            format = 'newline_delimited',
            columns = {${columns}}
          )`);
      }
      await rollUpGenres(database);
      await touch(database);
      await database.run("commit");
    } finally {
      database.close();
    }
  });
}
