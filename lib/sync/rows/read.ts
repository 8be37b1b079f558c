import type { DuckDBConnection } from "@duckdb/node-api";
import { type ColumnType, quoteName, type Table } from "../../db/tables.ts";
import { readBatches, readTextBytes, SHORT_TEXT_BYTES, type Vector } from "../../db/vectors.ts";
import { type Column, isValid, numberColumn, shortTextColumn, type TextColumn } from "./columns.ts";

/** How many rows are read at a time: one of DuckDB's row groups. */
const SLICE_ROWS = 122_880;

/** Facts about a text column before it is read. */
export interface TextFacts {
  /** The bytes of the longest text. */
  readonly longest: number;
  /** How many NUL characters it holds, which Postgres cannot hold. */
  readonly nuls: number;
}

/** A table to read. */
export interface Source {
  /** The table in DuckDB, quoted, with its schema. */
  readonly from: string;
  readonly columns: Table["columns"];
  /** One more than the number of the last row; deleted rows leave gaps. */
  readonly rowIds: number;
  readonly texts: ReadonlyMap<string, TextFacts>;
}

/** Some rows of a table, with values as PostgreSQL represents them. */
export interface Block {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/**
 * Reads a table in the order of its rows, in blocks of up to 2,048. NUL characters are replaced by
 * U+FFFD.
 *
 * @param where a condition that rows must meet
 */
export async function* readBlocks(
  connection: DuckDBConnection,
  source: Source,
  where = "true",
): AsyncGenerator<Block> {
  const fields = Object.entries(source.columns).map(([name, { type }]) =>
    fieldOf(source, name, type)
  );
  const types = fields.map(({ read }) => read);
  const selected = fields.map(({ sql }) => sql).join(", ");
  const long = fields.filter(({ isLong }) => isLong).map(({ text }) => text);
  for (let from = 0; from < source.rowIds; from += SLICE_ROWS) {
    const to = from + SLICE_ROWS;
    const rows = `from ${source.from} where rowid >= ${from} and rowid < ${to} and (${where})`;
    const bytes = long.length === 0 ? new Uint8Array() : await readTextBytes(
      connection,
      `select string_agg(concat(${long.join(", ")}), '' order by rowid) ${rows}`,
    );
    let at = 0;
    // DuckDB keeps the order of a table's rows in what it selects of it.
    for await (const batch of readBatches(connection, `select ${selected} ${rows}`, types)) {
      const longTexts = readLongTexts(bytes, at, batch.rows);
      const columns = fields.map(({ type, isLong }, column): Column => {
        const vector = batch.vectors[column];
        if (vector === undefined) throw new Error(`the result lacks its column ${column}`);
        if (type !== "text") return numberColumn(type, vector, batch.rows);
        return isLong ? longTexts.column(vector) : shortTextColumn(vector, batch.rows);
      });
      at = longTexts.place();
      yield { rows: batch.rows, columns };
    }
  }
}

/** How a column is read: long texts by their lengths, with the bytes of all of them read separately. */
function fieldOf({ texts }: Source, name: string, type: ColumnType) {
  const column = quoteName(name);
  if (type !== "text") return { type, read: type, sql: column, text: "", isLong: false };
  const { longest = 0, nuls = 0 } = texts.get(name) ?? {};
  const text = nuls > 0 ? `replace(${column}, chr(0), chr(65533))` : column;
  const isLong = longest > SHORT_TEXT_BYTES || nuls > 0;
  if (!isLong) return { type, read: type, sql: text, text, isLong };
  return { type, read: "integer" as const, sql: `cast(strlen(${text}) as integer)`, text, isLong };
}

/** Finds the texts of a batch among the bytes of a slice: row by row, column after column. */
function readLongTexts(bytes: Uint8Array, start: number, rows: number) {
  const columns: TextColumn[] = [];
  return {
    column(vector: Vector): TextColumn {
      const lengths = new Int32Array(vector.bytes.buffer);
      if (vector.valid !== undefined) {
        for (let row = 0; row < rows; row++) if (!isValid(vector.valid, row)) lengths[row] = -1;
      }
      const column = { kind: "text" as const, bytes, offsets: new Int32Array(rows), lengths };
      columns.push(column);
      return column;
    },
    /** Fills in where each text begins, and returns where the last one ends. */
    place(): number {
      let at = start;
      for (let row = 0; row < rows; row++) {
        for (const { offsets, lengths } of columns) {
          offsets[row] = at;
          at += Math.max(0, lengths[row] ?? 0);
        }
      }
      return at;
    },
  };
}
