/** DuckDB's bare scan: typed `read_json` into one table of a database file. */
import { DuckDBInstance } from "@duckdb/node-api";
import { measureAndPrint } from "./measure.ts";

const COLUMNS = {
  ts: "timestamp",
  platform: "varchar",
  ms_played: "bigint",
  conn_country: "varchar",
  ip_addr: "varchar",
  master_metadata_track_name: "varchar",
  master_metadata_album_artist_name: "varchar",
  master_metadata_album_album_name: "varchar",
  spotify_track_uri: "varchar",
  episode_name: "varchar",
  episode_show_name: "varchar",
  spotify_episode_uri: "varchar",
  audiobook_title: "varchar",
  audiobook_uri: "varchar",
  audiobook_chapter_uri: "varchar",
  audiobook_chapter_title: "varchar",
  reason_start: "varchar",
  reason_end: "varchar",
  shuffle: "boolean",
  skipped: "boolean",
  offline: "boolean",
  offline_timestamp: "bigint",
  incognito_mode: "boolean",
};

const folder = Deno.args[0] ?? "";
await measureAndPrint(async () => {
  const path = `${folder}/bare.duckdb`;
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name}: '${type}'`).join(", ");
  await connection.run(
    `create table records as
     from read_json('${folder}/raw/*.json', format = 'array', columns = {${columns}})`,
  );
  await connection.run("checkpoint");
  connection.closeSync();
  instance.closeSync();
});
await Deno.remove(`${folder}/bare.duckdb`);
