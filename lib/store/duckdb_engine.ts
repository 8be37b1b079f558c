import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cell, RawRow } from "../columns.ts";
import { derive } from "../derived.ts";
import { type Database, openCopy } from "../duckdb.ts";
import { CliError, messageOf } from "../errors.ts";
import { RequestError } from "../request_error.ts";
import type { Sql } from "../sql.ts";
import { plainValue } from "../values.ts";
import type { Engine, Snapshot } from "./engine.ts";

/** How long a request waits for a new copy before it is answered from the old one, in ms. */
const PATIENCE_MS = 5_000;
/** How often a file that a writer holds is tried when there is no copy at all, and the pause. */
const TRIES = 20;
const PAUSE_MS = 150;
/** Statements that run side by side. */
const CONNECTIONS = 4;

/** What the engine is given besides its file. */
export interface DuckdbEngineOptions {
  readonly log: (message: string) => void;
  readonly patienceMs?: number;
}

/**
 * Answers from a copy of the file in memory, so that the file is free for writers. Each request
 * looks whether the file changed; then a new copy is made, and the old one answers if that takes
 * long or a writer holds the file.
 */
export class DuckdbEngine implements Engine {
  readonly name = "duckdb";
  readonly #path: string;
  readonly #options: DuckdbEngineOptions;
  #copy: Copy | undefined;
  #making: Promise<void> | undefined;
  #isClosed = false;

  constructor(path: string, options: DuckdbEngineOptions) {
    this.#path = path;
    this.#options = options;
  }

  async current(): Promise<Snapshot> {
    const identity = await identityOf(this.#path);
    if (this.#copy === undefined) await this.#first();
    else if (identity !== undefined && identity !== this.#copy.identity) await this.#renew();
    if (this.#copy === undefined) throw missing();
    return this.#copy.hold();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#making?.catch(() => {});
    this.#copy?.retire();
    this.#copy = undefined;
  }

  /** There is no copy yet: a writer is waited for. */
  async #first(): Promise<void> {
    for (let tried = 1; this.#copy === undefined; tried++) {
      try {
        await this.#make();
      } catch (error) {
        const told = unavailable(error);
        if (told.code !== "database-busy" || tried >= TRIES) {
          if (told.code !== "no-database") this.#options.log(`DuckDB: ${messageOf(error)}`);
          throw told;
        }
        await pause(PAUSE_MS);
      }
    }
  }

  /** Makes a new copy; whatever happens, there is the old one. */
  async #renew(): Promise<void> {
    const made = this.#make().catch((error) => {
      if (unavailable(error).code !== "database-busy") {
        this.#options.log(`DuckDB: the changed file is not used: ${messageOf(error)}`);
      }
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#options.patienceMs ?? PATIENCE_MS);
    });
    await Promise.race([made, patience]);
    clearTimeout(timer);
  }

  async #make(): Promise<void> {
    this.#making ??= this.#replace().finally(() => {
      this.#making = undefined;
    });
    await this.#making;
  }

  async #replace(): Promise<void> {
    const identity = await identityOf(this.#path);
    const database = await openCopy(this.#path, derive);
    const copy = await Copy.of(database, identity ?? "");
    if (this.#isClosed) return copy.retire();
    this.#copy?.retire();
    this.#copy = copy;
  }
}

/** One copy of the file, closed when it was replaced and nobody reads it any more. */
class Copy {
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
      rows: (sql) => this.#rows(sql),
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
    const names = reader.columnNames();
    return reader.getRows().map((row) =>
      Object.fromEntries(names.map((name, at) => [name, cellOf(plainValue(row[at] ?? null))]))
    );
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

/** What tells one state of the file from another; undefined when it is not there. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const { mtime, size, ino } = await Deno.stat(path);
    return `${mtime?.getTime()}-${size}-${ino}`;
  } catch {
    return undefined;
  }
}

/** A failure to open the file, as it is told to whoever asks. */
function unavailable(error: unknown): RequestError {
  const code = error instanceof CliError ? error.code : "bad-database";
  if (code === "no-database") return missing();
  if (code === "database-busy") {
    return new RequestError(
      "database-busy",
      "The database is being written. Try again in a moment.",
      undefined,
      2,
      { cause: error },
    );
  }
  return new RequestError(
    "database-unavailable",
    "The database cannot be read. Run `deno task doctor` to see why.",
    undefined,
    10,
    { cause: error },
  );
}

function missing(): RequestError {
  return new RequestError(
    "no-database",
    "There is no database yet. Run `deno task pipeline` to make one from your export, or " +
      "`deno task demo` to look around.",
  );
}

async function shortHash(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(parts.join("|"));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 16);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
