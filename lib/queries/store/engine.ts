import type { RowsByName } from "../question.ts";
import type { RawRow } from "../columns.ts";
import type { Sql } from "../sql.ts";

/** The data as it is at one time; held until released. */
export interface Snapshot {
  /** Changes whenever the data does. */
  readonly version: string;
  /**
   * Runs statements that read, several at once.
   *
   * @returns the rows of each, by its name
   * @throws {DataChanged} when the data was replaced meanwhile, so that rows may not fit together
   */
  all(statements: Readonly<Record<string, Sql>>): Promise<RowsByName>;
  /** Releases it. */
  release(): void;
}

/** A database that answers questions. */
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

/** The data was replaced while several statements were reading it; ask again. */
export class DataChanged extends Error {
  override readonly name = "DataChanged";

  constructor() {
    super("the data was replaced while statements were reading it");
  }
}

/**
 * Runs statements in parallel and waits for all of them, even if one fails: none may still be
 * running when the caller releases the snapshot.
 */
export async function runAll(
  statements: Readonly<Record<string, Sql>>,
  run: (sql: Sql) => Promise<readonly RawRow[]>,
): Promise<RowsByName> {
  const named = Object.entries(statements);
  const results = await Promise.allSettled(named.map(([, sql]) => run(sql)));
  return Object.fromEntries(named.map(([name], at) => {
    const result = results[at];
    if (result?.status !== "fulfilled") throw result?.reason;
    return [name, result.value] as const;
  }));
}
