import { secret, type SettingsTable, text, type ValuesOf } from "../core/settings.ts";

/** Where the data is: the folder of the DuckDB file, and Postgres. */
export const STORE_SETTINGS = {
  dataDir: text("DATA_DIR", "data", "a folder", {
    flag: "data-dir",
    help: "The folder that holds spotify.duckdb.",
  }),
  postgresUrl: secret("POSTGRES_URL", "a postgres:// address", {
    help: "The Postgres that sync writes to and a deployed site reads from.",
  }),
  pgPassword: secret("PGPASSWORD", "a password", {
    help: "The password, if POSTGRES_URL has none; other Postgres clients use this variable too.",
  }),
  pgPassfile: text("PGPASSFILE", "", "a file", {
    help: "The pass file to use if neither has a password; ~/.pgpass if not set.",
  }),
} as const satisfies SettingsTable;

/** The values of {@linkcode STORE_SETTINGS}. */
export type StoreSettings = ValuesOf<typeof STORE_SETTINGS>;
