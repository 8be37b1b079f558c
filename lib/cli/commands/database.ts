import { namesOf } from "../../core/settings.ts";
import { postgresPermissions } from "../../db/postgres/permissions.ts";
import { SETTINGS } from "../settings.ts";
import { type Command, declare } from "./command.ts";
import { SITE_MADE_FROM } from "./site.ts";

/** Commands for a finished database. */
export const DATABASE_COMMANDS = {
  sync: declare({
    summary: "Copies the database to Postgres, all or nothing.",
    details:
      "Copies the tables of data/spotify.duckdb to the Postgres that POSTGRES_URL names, verifies " +
      "the copy, and replaces the old tables in one step. Readers see either the old data or the " +
      "new. A run that fails, at any moment, leaves the old data as it was. If nothing has changed, " +
      "nothing is copied.",
    script: "scripts/sync_to_postgres.ts",
    settings: ["dataDir", "postgresUrl", "pgPassword", "pgPassfile", "syncSwap"],
    isPrivate: true,
    flags: {
      tables: { value: "NAMES", help: "Only these tables, separated by commas." },
      force: { help: "Copy even if nothing has changed." },
      "allow-empty": { help: "Replace plays in Postgres even if this database has none." },
      "dry-run": { help: "Say what would happen, and change nothing." },
      "print-role-sql": { help: "Print SQL for a role that can only read these tables." },
    },
    examples: [
      ["sync", "Copy what has changed since the last sync."],
      ["sync --dry-run", "Say which tables would be replaced, and how."],
      ["sync --print-role-sql", "SQL for a role for the deployed site."],
    ],
    permissions: ({ settings }) => {
      const postgres = postgresPermissions(settings);
      return {
        ...postgres,
        read: [settings.dataDir, ...postgres.read],
        write: [settings.dataDir, ...postgres.write],
        ffi: true,
      };
    },
  }),
  export: declare({
    summary: "Writes the tables as files for other programs: Parquet, CSV or JSON.",
    details:
      "Writes one folder per table, and a schema file that describes the columns. Parquet splits plays " +
      "and set_aside into a folder per year, which Spark, Trino, BigQuery and DuckDB read as partitions. " +
      "A new export replaces the last one in one step. To read one back, put the folder or a ZIP of it " +
      "into data_raw/. The files hold your listening history: keep them as safe as Spotify's export.",
    script: "scripts/export.ts",
    settings: ["dataDir"],
    isPrivate: true,
    flags: {
      format: { value: "FORMAT", help: "The format of the files: parquet (default), csv or json." },
      into: { value: "NAME", help: "The folder inside the data folder (default export)." },
    },
    examples: [
      ["export", "Write data/export/ as Parquet."],
      ["export --format csv --into tables", "Write data/tables/ as CSV, for spreadsheets."],
      ["export --format json --into lake/music", "Write data/lake/music/ as JSON."],
    ],
    permissions: ({ settings }) => ({
      read: [settings.dataDir],
      write: [settings.dataDir],
      ffi: true,
    }),
  }),
  query: declare({
    summary: "Runs a SQL query on the database, read-only.",
    details:
      "Runs one SELECT, DESCRIBE or EXPLAIN on an in-memory copy of the database, without access to " +
      "files or network, and prints the first rows as a table; --csv and --json print all rows. A " +
      "statement is stopped if it needs more than 350 MB, or 20 seconds for its next rows. " +
      "docs/database.md lists the tables and columns.",
    script: "scripts/query.ts",
    argument: { name: '"SQL"', help: "the statement, in quotes; - reads it from standard input" },
    settings: ["dataDir"],
    flags: {
      csv: { help: "Print CSV, with a header line." },
    },
    examples: [
      [`query "select count(*) as plays from plays"`, "How many plays there are."],
      [
        `query "select artist_name, count(*) as plays from plays group by 1 order by 2 desc limit 10"`,
        "The ten artists with the most plays.",
      ],
      [`query --csv "from plays" > plays.csv`, "Every play as CSV."],
    ],
    permissions: ({ settings }) => ({ read: [settings.dataDir], ffi: true }),
  }),
  doctor: declare({
    summary: "Says what is set up, what is missing and how to fix it.",
    details:
      "Checks Deno, DuckDB, the settings, the export, the database, the build, the disk and Postgres. " +
      "Exit code 1 when something needs fixing.",
    script: "scripts/doctor.ts",
    settings: ["dataRawDir", "dataDir", "localTimezone", "postgresUrl"],
    uses: namesOf(SETTINGS),
    isPrivate: true,
    flags: {},
    examples: [["doctor", "Check everything."]],
    isLenient: true,
    permissions: ({ settings }) => {
      const postgres = postgresPermissions(settings);
      return {
        ...postgres,
        read: [
          settings.dataRawDir,
          settings.dataDir,
          "_fresh",
          ...SITE_MADE_FROM,
          ...postgres.read,
        ],
        write: [settings.dataDir, ...postgres.write],
        sys: ["statfs", "uid", "gid"],
        ffi: true,
      };
    },
  }),
} as const satisfies Record<string, Command>;
