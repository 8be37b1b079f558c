import { Database } from "../duckdb.ts";
import { CliError } from "../errors.ts";
import { withLock } from "../lock.ts";
import { quoteName, table, type TableName } from "../tables.ts";
import { broadGenre, type GenreOverrides } from "./genres.ts";
import { splitGenres } from "./genre_list.ts";
import { LINK_KNOWN } from "./load.ts";
import type { Findings, ProviderName } from "./provider.ts";

/** How long a reader of the file is waited for, in milliseconds. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** Where answers are kept, and what decides how they are merged. */
export interface StoreOptions {
  readonly dataDir: string;
  /** The providers in use, the one that comes first first. */
  readonly order: readonly ProviderName[];
  readonly overrides: GenreOverrides;
}

/**
 * Stores what one answer brought, in one transaction: facts are merged into their tables, what was
 * asked is noted, genres nobody had are rolled up, and `metadata_version` changes. The file is opened
 * for it and let go after it.
 *
 * @param now milliseconds since 1970
 * @throws {CliError} `database-busy` when somebody holds the file for too long
 */
export async function store(
  options: StoreOptions,
  provider: ProviderName,
  findings: Findings,
  now: number,
): Promise<void> {
  await write(options.dataDir, async (database) => {
    const at = new Date(now).toISOString().slice(0, 19);
    const merge = async (name: TableName, rows: readonly object[] = []) => {
      if (rows.length === 0) return;
      const stronger = options.order.slice(0, Math.max(0, options.order.indexOf(provider)));
      const row = JSON.stringify(rows.map((row) => ({ ...row, provider, enriched_at: at })));
      await database.run(mergeFacts(name), [row, stronger.join(",")]);
    };
    await merge("tracks", findings.tracks);
    await merge("artists", findings.artists);
    await merge("audio_features", findings.features);
    await replace(database, "track_links", findings.links ?? []);
    const facts = (findings.service ?? []).map(({ key, value }) => ({
      kind: "provider",
      key,
      status: value,
    }));
    const state = [...findings.settled, ...facts];
    await replace(
      database,
      "enrichment_state",
      state.map((r) => ({ provider, ...r, asked_at: at })),
    );
    const genres = (findings.artists ?? []).flatMap(({ genres }) => splitGenres(genres));
    await replace(database, "genre_mappings", mappings(genres, options.overrides));
    if (findings.settled.length > 0) await touch(database);
  });
}

/**
 * Links titles without URI that were played with one as well, and rebuilds `genre_mappings` from the
 * genres that artists have. Writes only when something differs.
 */
export async function tidy({ dataDir, overrides }: StoreOptions): Promise<void> {
  await write(dataDir, async (database) => {
    const count = "select count(*) as n from track_links";
    const before = await database.rows(count);
    await database.run(LINK_KNOWN);
    const after = await database.rows(count);
    const rows = await database.rows("select distinct genres from artists where genres <> ''");
    const wanted = mappings(rows.flatMap(({ genres }) => splitGenres(String(genres))), overrides);
    const present = await database.rows("from genre_mappings order by subgenre");
    const isSame = JSON.stringify(present) === JSON.stringify(wanted);
    if (!isSame) {
      await database.run("delete from genre_mappings");
      await replace(database, "genre_mappings", wanted);
    }
    if (!isSame || before[0]?.["n"] !== after[0]?.["n"]) await touch(database);
  });
}

/** Opens the database when no writer and no reader holds it, and runs `act` in one transaction. */
async function write(dataDir: string, act: (database: Database) => Promise<void>): Promise<void> {
  await withLock(dataDir, async () => {
    const database = await openPatiently(`${dataDir}/spotify.duckdb`);
    try {
      await database.run("begin");
      await act(database);
      await database.run("commit");
    } finally {
      database.close();
    }
  });
}

async function openPatiently(path: string): Promise<Database> {
  await Deno.stat(path).catch((cause) => {
    throw new CliError("no-database", {
      what: `There is no database at ${path} any more.`,
      fix: "Run `deno task ingest` to make one from your export.",
      cause,
    });
  });
  for (let waited = 0;; waited += PAUSE_MS) {
    try {
      return await Database.open(path);
    } catch (error) {
      const isBusy = error instanceof CliError && error.code === "database-busy";
      if (!isBusy || waited >= PATIENCE_MS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/**
 * Merges rows, given as JSON, by key. Where a stronger provider (`$2`, separated by commas) had a
 * part in the row, only its gaps are filled; else what is new and holds something wins. `provider`
 * lists all that had a part.
 */
function mergeFacts(name: TableName): string {
  const { columns, key } = table(name);
  const facts = Object.keys(columns)
    .filter((column) => !key.includes(column) && !["provider", "enriched_at"].includes(column));
  const full = (side: string, column: string) =>
    columns[column]?.type === "text"
      ? `nullif(${side}.${quoteName(column)}, '')`
      : `${side}.${quoteName(column)}`;
  const sets = facts.map((column) => {
    const [old, fresh] = [full("old", column), full("fresh", column)];
    return `${quoteName(column)} = case
        when is_stronger then coalesce(${old}, ${fresh}, old.${quoteName(column)}, fresh.${
      quoteName(column)
    })
        else coalesce(${fresh}, ${old}, fresh.${quoteName(column)}, old.${quoteName(column)})
      end`;
  });
  const fills = facts.map((column) =>
    `(${full("fresh", column)} is not null and (not is_stronger or ${full("old", column)} is null))`
  );
  return `
    merge into ${quoteName(name)} as old
    using (${rowsOf(name)}) as fresh
    on ${key.map((column) => `old.${quoteName(column)} = fresh.${quoteName(column)}`).join(" and ")}
    when matched then update set
      ${sets.join(",\n      ")},
      provider = case
        when old.provider is null then fresh.provider
        when not (${fills.join(" or ")}) then old.provider
        when list_contains(string_split(old.provider, ','), fresh.provider) then old.provider
        else old.provider || ',' || fresh.provider
      end,
      enriched_at = fresh.enriched_at
    when not matched then insert (${names(name)}) values (${names(name, "fresh.")})`
    .replaceAll(
      "is_stronger",
      "list_has_any(string_split(coalesce(old.provider, ''), ','), string_split($2, ','))",
    );
}

/** Puts rows in the place of those with the same key. */
async function replace(
  database: Database,
  name: TableName,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const { columns, key } = table(name);
  const others = Object.keys(columns).filter((column) => !key.includes(column));
  await database.run(
    `merge into ${quoteName(name)} as old
     using (${rowsOf(name)}) as fresh
     on ${
      key.map((column) => `old.${quoteName(column)} = fresh.${quoteName(column)}`).join(" and ")
    }
     when matched then update set ${
      others.map((column) => `${quoteName(column)} = fresh.${quoteName(column)}`).join(", ")
    }
     when not matched then insert (${names(name)}) values (${names(name, "fresh.")})`,
    [JSON.stringify(rows)],
  );
}

/** `$1`, a list of objects as JSON, as rows of a table; one row a key. */
function rowsOf(name: TableName): string {
  const { columns, key } = table(name);
  const shape = Object.fromEntries(
    Object.entries(columns).map(([column, { type }]) => [column, type]),
  );
  return `
    select *
    from (select unnest(from_json(cast($1 as json), '${JSON.stringify([shape])}'), max_depth := 2))
    qualify row_number() over (partition by ${key.map(quoteName).join(", ")}) = 1`;
}

function names(name: TableName, prefix = ""): string {
  return Object.keys(table(name).columns).map((column) => prefix + quoteName(column)).join(", ");
}

function mappings(genres: readonly string[], overrides: GenreOverrides) {
  const distinct = [...new Set(genres)].sort((a, b) => a < b ? -1 : 1);
  return distinct.map((subgenre) => {
    const { broad, rule } = broadGenre(subgenre, overrides);
    return { subgenre, broad_genre: broad, rule };
  });
}

/** A new version, so that caches and sync notice. */
async function touch(database: Database): Promise<void> {
  await replace(database, "meta", [{ key: "metadata_version", value: crypto.randomUUID() }]);
}
