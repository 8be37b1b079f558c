import type { RawRow } from "../columns.ts";
import type { Sql } from "../sql.ts";

/** The data as it is at one time; held until released. */
export interface Snapshot {
  /** Changes whenever the data does. */
  readonly version: string;
  /** Runs a statement that reads. */
  rows(sql: Sql): Promise<RawRow[]>;
  /** Says that nothing more is asked of it. */
  release(): void;
}

/** A database that questions are asked of. */
export interface Engine {
  readonly name: "duckdb" | "postgres";
  /**
   * The data as it is now.
   *
   * @throws {RequestError} 503 when there is none
   */
  current(): Promise<Snapshot>;
  close(): Promise<void>;
}
