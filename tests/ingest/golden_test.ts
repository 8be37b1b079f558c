/**
 * Ingests each export in `tests/exports/` and compares the result with its `expected.json`:
 * the counts, and the rows of four tables by the columns that are listed there.
 */
import assert from "node:assert/strict";
import { fileURLToPath as fromFileUrl } from "node:url";
import { TABLES as DECLARED } from "../../lib/db/tables.ts";
import { withFolder } from "../support/folders.ts";
import { answersOf, ingestFolder, type Row, type Wishes } from "../support/ingesting.ts";

/** The ingest's clock. */
const NOW = Date.parse("2026-01-01T00:00:00Z");
const EXPORTS = new URL("../exports/", import.meta.url);

/** The tables that are compared, each with the order of its rows. */
const TABLES = [
  ["plays", "play_id"],
  ["set_aside", "set_aside_id"],
  ["sources", "source_id"],
  ["rejects", "source_id, position"],
] as const;

type Expected = Record<(typeof TABLES)[number][0], Row[]> & { counts: Row };

for (const name of caseNames()) {
  Deno.test(`golden: ${name}`, async () => {
    await withFolder(async (folder) => {
      const { counts, tables } = await ingestCase(folder, name);
      const expected: Expected = await readJson(new URL(`${name}/expected.json`, EXPORTS));
      assert.deepEqual(pick(counts, expected.counts), expected.counts);
      for (const [table, rows] of tables) {
        const wanted = expected[table];
        assert.ok(Array.isArray(wanted), `expected.json lists the rows of ${table}`);
        const seen = rows.map((row, at) => pick(row, wanted[at] ?? row));
        assert.deepEqual(seen, wanted, table);
      }
    });
  });
}

Deno.test("golden: one case lists every column of plays and set_aside", async () => {
  const expected: Expected = await readJson(new URL("every_column/expected.json", EXPORTS));
  for (const table of ["plays", "set_aside"] as const) {
    assert.deepEqual(Object.keys(expected[table][0] ?? {}), Object.keys(DECLARED[table].columns));
  }
});

async function ingestCase(folder: string, name: string) {
  const home = new URL(`${name}/`, EXPORTS);
  await copyTree(fromFileUrl(new URL("export/", home)), `${folder}/raw`);
  const wishes: Wishes = { now: NOW, ...await readJson(new URL("settings.json", home)) };
  const counts: Row = { ...await ingestFolder(folder, wishes) };
  const rows = await answersOf(
    folder,
    TABLES.map(([table, order]) => `from ${table} order by ${order}`),
  );
  return { counts, tables: TABLES.map(([table], at) => [table, rows[at] ?? []] as const) };
}

function caseNames(): string[] {
  return [...Deno.readDirSync(EXPORTS)].map(({ name }) => name).sort();
}

function pick(row: Row, like: Row): Row {
  return Object.fromEntries(Object.keys(like).map((key) => [key, row[key]]));
}

async function readJson(file: URL) {
  try {
    return JSON.parse(await Deno.readTextFile(file));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyTree(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
