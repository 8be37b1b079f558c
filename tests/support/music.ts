/** Databases as ingest would write them, made by DuckDB in a moment. */
import { Database } from "../../lib/db/duckdb.ts";
import { schemaFacts } from "../../lib/db/schema_version.ts";
import { createTable, quoteName, table, TABLE_NAMES, type TableName } from "../../lib/db/tables.ts";

/** What a made-up database holds. */
export interface Music {
  readonly plays: number;
  /** Stands in `meta` as the data version, and in every title: two versions share no title. */
  readonly version: string;
}

/** Texts that a copy could misread. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  "\\N",
  "\\.",
  "\\",
  "a\\tb\\nc",
  "NULL",
  "n",
  '"',
  '""',
  "a,b;c\td",
  "line\nline",
  "line\r\nline\rline",
  "\n",
  " lead and trail ",
  "it's",
  "$1 ${x} %s",
  "a\u0000b\u0000",
  "\u0001\u001f\u007f\u0085\u2028\ufeff",
  "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 é",
  "\u202eשלום مرحبا\u202c",
  "𝒳\u{10ffff}",
  "x".repeat(20_000) + '\n"\\.',
];

/** Writes `spotify.duckdb` into a folder, over the one that is there. */
export async function writeMusic(
  dataDir: string,
  { plays, version }: Music,
  more: (database: Database) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await Deno.mkdir(dataDir, { recursive: true });
  const next = `${dataDir}/next.duckdb`;
  const database = await Database.open(next, { allowedDirectories: [dataDir] });
  for (const name of TABLE_NAMES) await database.run(createTable(name, undefined, false));
  await database.run(playsSql(plays, version));
  await database.run(
    `insert into meta values ('data_version', $1), ('built_at', '2024-01-01T00:00:00')`,
    [version],
  );
  for (const fact of Object.entries(schemaFacts())) {
    await database.run("insert into meta values ($1, $2)", fact);
  }
  await more(database);
  await database.run("checkpoint");
  database.close();
  await Deno.rename(next, `${dataDir}/spotify.duckdb`);
}

/** Fills every column of text with hostile texts, in a row for each, in a table of any shape. */
export async function addHostileRows(database: Database, name: TableName): Promise<void> {
  const columns = Object.entries(table(name).columns);
  const { key } = table(name);
  for (const [at, text] of HOSTILE_TEXTS.entries()) {
    const values = columns.map(([column, { type, notNull }], place) => {
      if (type === "text") return key.includes(column) ? `${at}:${text}` : text;
      if (!notNull && (at + place) % 3 === 0) return null;
      // Times of listening are added up by the derived tables: they have to be ones that can be.
      const wild = column === "ms_played" ? MILLISECONDS : HOSTILE_VALUES[type] ?? [];
      return wild[at % wild.length] ?? null;
    });
    const keyed = columns.map(([column, { type }], place) =>
      key.includes(column) && type !== "text"
        ? String((type === "smallint" ? 1000 : 1_000_000) + at)
        : values[place] ?? null
    );
    const casts = columns.map(([, { type }], place) => `cast($${place + 1} as ${type})`);
    const names = columns.map(([column]) => quoteName(column)).join(", ");
    await database.run(
      `insert into ${quoteName(name)} (${names}) values (${casts.join(", ")})`,
      keyed,
    );
  }
}

const MILLISECONDS = ["0", "1", "2147483647"];

const HOSTILE_VALUES: Readonly<Record<string, readonly string[]>> = {
  smallint: ["0", "-32768", "32767", "1"],
  integer: ["0", "-2147483648", "2147483647"],
  bigint: ["0", "-9223372036854775808", "9223372036854775807"],
  "double precision": [
    "0",
    "-0.0",
    "0.1",
    "-59.998",
    "1e-300",
    "1",
    "0.30000000000000004",
    "247.1",
  ],
  boolean: ["true", "false"],
  date: ["1970-01-01", "2024-02-29", "2037-12-31"],
  timestamp: ["1969-12-31 23:59:59.999999", "2024-02-29 12:00:00.5", "2037-12-31 00:00:00"],
};

function playsSql(plays: number, version: string): string {
  return `
    insert into plays
    with numbers as (
      select
        i,
        hash(i, 1) % 400 as artist,
        hash(i, 2) % 30 as track,
        timestamp '2013-01-01 00:00:00' + to_seconds(i * 1000) as utc
      from range(${plays}) as numbers(i)
    )
    select
      i + 1, utc - interval 5 hour, utc, 'America/Toronto', 30000 + hash(i, 3) % 240000,
      'Song ' || track || ' of ${version}', 'Artist ' || artist, 'Album ' || (track // 10),
      'spotify:track:' || substr(md5(artist || '/' || track), 1, 22),
      utc::date, year(utc), month(utc), strftime(utc, '%Y-%m'), dayofweek(utc), dayname(utc),
      hour(utc), 'ios', 'CA', 'trackdone', 'fwdbtn', i % 2 = 0, i % 3 = 0, i % 7 = 0, i % 13 = 0, 1
    from numbers`;
}
