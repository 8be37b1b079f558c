import type { DuckDBConnection } from "@duckdb/node-api";
import type { Session } from "../db/postgres/session.ts";
import { quoteName } from "../db/tables.ts";
import type { Content } from "./content.ts";
import { COPY_HEADER, COPY_TRAILER, encodeRows } from "./rows/copy_format.ts";
import { readBlocks } from "./rows/read.ts";
import { RunSums, type Sums } from "./rows/sums.ts";

/** How a table is sent. */
export interface CopyOptions {
  /** The table to copy into, quoted. */
  readonly into: string;
  /** Statements to run before the copy, in the same message. */
  readonly before?: string;
  /** Whether to write frozen rows; the table must be new in this transaction. */
  readonly freeze: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of rows and bytes just sent. */
  readonly onSent?: (rows: number, bytes: number) => void;
}

/** What was sent. */
export interface Sent {
  readonly bytes: number;
  /** The sums of the rows by run, as PostgreSQL adds them up. */
  readonly sums: Sums;
}

/**
 * Sends a table's rows in PostgreSQL's binary format, which it reads in half the time of text. Values
 * are read and written column by column; no row becomes an object.
 */
export async function copyTable(
  session: Session,
  connection: DuckDBConnection,
  content: Content,
  { into, before = "", freeze, signal, onSent = () => {} }: CopyOptions,
): Promise<Sent> {
  const runSums = new RunSums(content.runs);
  let bytes = 0;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield COPY_HEADER;
    for await (const block of readBlocks(connection, content)) {
      signal?.throwIfAborted();
      runSums.add(block);
      const piece = encodeRows(block.columns, block.rows);
      bytes += piece.length;
      yield piece;
      onSent(block.rows, piece.length);
    }
    yield COPY_TRAILER;
  }
  const columns = Object.keys(content.columns).map(quoteName).join(", ");
  const options = freeze ? "format binary, freeze" : "format binary";
  await session.copyIn(
    `${before}copy ${into} (${columns}) from stdin with (${options})`,
    pieces(),
    () => {},
    `Copying ${content.name} to Postgres`,
  );
  return { bytes, sums: runSums.sums() };
}
