import { type Database, quoteText } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import { copiedColumn } from "./columns.ts";
import type { Content } from "./snapshot.ts";
import { syncTable } from "./tables.ts";

/** Rows that DuckDB writes into one file: a row group, as it stores them. */
const SLICE_ROWS = 122_880;
/** The first file is small, so that the server has something to do at once. */
const FIRST_ROWS = 2048;
const PIECE_BYTES = 512 * 1024;

/** How a table is sent. */
export interface CopyOptions {
  /** The table that takes the rows, quoted. */
  readonly into: string;
  /** Whether rows are written as if they had always been there; needs a table made just now. */
  readonly freeze: boolean;
  /** The folder for the files in between; two slices at most lie in it. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Called with rows and bytes sent so far. */
  readonly onSent?: (rows: number, bytes: number) => void;
}

/**
 * Sends a table's rows. DuckDB writes COPY's text format, slice by slice, the next one while this one is on
 * its way; no row passes through JavaScript as a row.
 *
 * @returns the bytes sent
 */
export async function copyTable(
  session: Session,
  database: Database,
  content: Content,
  options: CopyOptions,
): Promise<number> {
  let bytes = 0;
  let rows = 0;
  const tell = () => options.onSent?.(rows, bytes);
  if (content.rowIds === 0) return 0;
  const pieces = sliceBytes(database, content, options, (more) => {
    rows = Math.min(rows + more, content.rows);
    tell();
  });
  await session.copyIn(
    `copy ${options.into} (${columnNames(content)}) from stdin with (${
      options.freeze ? "format text, freeze" : "format text"
    })`,
    pieces,
    (more) => {
      bytes += more;
      tell();
    },
    `Copying ${content.name} to Postgres`,
  );
  return bytes;
}

async function* sliceBytes(
  database: Database,
  content: Content,
  { folder, signal }: CopyOptions,
  onSlice: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  const slices = sliceStarts(content.rowIds);
  const write = async (at: number): Promise<string> => {
    const file = `${folder}/slice-${at % 2}.txt`;
    await database.run(sliceSql(content, slices[at] ?? 0, slices[at + 1] ?? content.rowIds, file));
    return file;
  };
  let next = write(0);
  for (const [at, from] of slices.entries()) {
    signal?.throwIfAborted();
    const file = await next;
    if (at + 1 < slices.length) next = write(at + 1);
    // Whoever stops reading early leaves it unawaited.
    next.catch(() => {});
    yield* fileBytes(file);
    onSlice((slices[at + 1] ?? content.rowIds) - from);
  }
}

/** Where slices begin: the first are small, each four times the one before, up to a row group. */
function sliceStarts(rowIds: number): number[] {
  const starts: number[] = [];
  let size = FIRST_ROWS;
  for (let from = 0; from < rowIds; size *= 4) {
    starts.push(from);
    from = from < SLICE_ROWS ? Math.min(from + size, SLICE_ROWS) : from + SLICE_ROWS;
  }
  return starts;
}

function sliceSql(content: Content, from: number, to: number, file: string): string {
  const values = Object.keys(syncTable(content.name).columns)
    .map((column) => copiedColumn(column, content))
    .join(", ");
  return `
    copy (
      select ${values}
      from ${quoteName(content.name)}
      where rowid >= ${from}
        and rowid < ${to}
    )
    to ${quoteText(file)} (
      format csv, header false, delimiter '\t', quote '', escape '', nullstr '\\N', compression none
    )`;
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  using file = await Deno.open(path);
  for (;;) {
    const buffer = new Uint8Array(PIECE_BYTES);
    const bytes = await file.read(buffer);
    if (bytes === null) return;
    yield buffer.subarray(0, bytes);
  }
}

function columnNames({ name }: Content): string {
  return Object.keys(syncTable(name).columns).map(quoteName).join(", ");
}
