import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cell, RawRow } from "../columns.ts";
import type { Database } from "../../db/duckdb.ts";
import type { Sql } from "../sql.ts";
import { plainValue } from "../../db/values.ts";
import { runAll, type Snapshot } from "./engine.ts";

/** Statements that run side by side. */
const CONNECTIONS = 4;

/** One copy of the file, closed once it was replaced and nobody reads it anymore. */
export class Copy {
  #readers = 0;
  #isRetired = false;
  #next = 0;

  private constructor(
    readonly database: Database,
    readonly connections: readonly DuckDBConnection[],
    readonly identity: string,
    readonly version: string,
  ) {}

  static async of(database: Database, identity: string): Promise<Copy> {
    try {
      const connections = await Promise.all(
        Array.from({ length: CONNECTIONS }, () => database.connect()),
      );
      const facts = await database.rows(
        "select value from meta where key in ('data_version', 'metadata_version') order by key",
      );
      const version = await shortHash([identity, ...facts.map(({ value }) => String(value))]);
      return new Copy(database, connections, identity, version);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  hold(): Snapshot {
    this.#readers++;
    let isHeld = true;
    return {
      version: this.version,
      all: (statements) => runAll(statements, (sql) => this.#rows(sql)),
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.#readers--;
        this.#closeIfUnused();
      },
    };
  }

  retire(): void {
    this.#isRetired = true;
    this.#closeIfUnused();
  }

  async #rows({ text, values }: Sql): Promise<RawRow[]> {
    const connection = this.connections[this.#next++ % CONNECTIONS];
    if (connection === undefined) throw new Error("the copy has no connection");
    const reader = await connection.runAndReadAll(text, [...values]);
    // Column by column: for many rows this takes half the time of pairs of names and values.
    const rows = Array.from({ length: reader.currentRowCount }, (): Record<string, Cell> => ({}));
    const names = reader.columnNames();
    reader.getColumns().forEach((column, at) => {
      const name = names[at] ?? "";
      rows.forEach((row, index) => row[name] = cellOf(plainValue(column[index] ?? null)));
    });
    return rows;
  }

  #closeIfUnused(): void {
    if (!this.#isRetired || this.#readers > 0) return;
    for (const connection of this.connections) connection.closeSync();
    this.database.close();
  }
}

function cellOf(value: ReturnType<typeof plainValue>): Cell {
  if (typeof value === "object" && value !== null) throw new Error("answers hold no lists");
  return value;
}

async function shortHash(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join("|"));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 16);
}
