import { type Database, openCopy } from "../../db/duckdb.ts";
import { CliError } from "../../core/errors.ts";
import { inTime } from "../../core/in_time.ts";
import { RequestError } from "../../core/request_error.ts";
import { Copy } from "./copy.ts";
import type { Engine, Snapshot } from "./engine.ts";
import { heldMemory, leaveMemory, READING_THREADS, whyNoCopy } from "./copy_limits.ts";
import { fillForReading } from "./reading_copy.ts";

/** How long a request waits for a new copy before it is answered from the old one, in ms. */
const PATIENCE_MS = 5_000;
/**
 * How long the drive may take to say whether the file changed, in ms; after that the existing copy
 * answers.
 */
const DRIVE_MS = 2_000;
/**
 * How often opening a file held by a writer is retried when there is no copy yet, and the pause.
 */
const TRIES = 20;
const PAUSE_MS = 150;

/** The engine's options besides its file. */
export interface DuckdbEngineOptions {
  readonly log: (message: string) => void;
  readonly patienceMs?: number;
}

/**
 * Answers from a copy of the file in memory, so that the file is free for writers. Each request
 * checks whether the file changed; if so, a new copy is made, and the old one answers if that takes
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
    else if (identity !== undefined && identity !== this.#copy.identity) {
      await this.#renew(identity);
    }
    if (this.#copy === undefined) throw missing();
    return this.#copy.hold();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#making?.catch(() => {});
    this.#copy?.retire();
    this.#copy = undefined;
  }

  /** There is no copy yet: wait for the writer. */
  async #first(): Promise<void> {
    for (let tried = 1; this.#copy === undefined; tried++) {
      try {
        await this.#make();
      } catch (error) {
        const told = unavailable(error);
        if (told.code !== "database-busy" || tried >= TRIES) {
          if (told.code !== "no-database") this.#options.log(`DuckDB: ${whyNoCopy(error)}`);
          throw told;
        }
        await pause(PAUSE_MS);
      }
    }
  }

  /** Makes a new copy; if that fails, the old one remains. */
  async #renew(identity: string): Promise<void> {
    const made = this.#catchUp(identity).catch((error) => {
      if (unavailable(error).code !== "database-busy") {
        this.#options.log(`DuckDB: the changed file is not used: ${whyNoCopy(error)}`);
      }
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#options.patienceMs ?? PATIENCE_MS);
    });
    await Promise.race([made, patience]);
    clearTimeout(timer);
  }

  /** A copy that was begun for an earlier request may be of an earlier file: then one more is made. */
  async #catchUp(identity: string): Promise<void> {
    await this.#make();
    if (this.#copy?.identity !== identity) await this.#make();
  }

  async #make(): Promise<void> {
    this.#making ??= this.#replace().finally(() => {
      this.#making = undefined;
    });
    await this.#making;
  }

  async #replace(): Promise<void> {
    const identity = await identityOf(this.#path);
    const held = this.#copy === undefined ? 0 : await heldMemory(this.#copy.database);
    const fill = async (database: Database) => {
      await leaveMemory(database, held);
      await fillForReading(database);
    };
    const database = await openCopy(this.#path, fill, { threads: READING_THREADS });
    const copy = await Copy.of(database, identity ?? "");
    if (this.#isClosed) return copy.retire();
    this.#copy?.retire();
    this.#copy = copy;
  }
}

/** Identifies a state of the file; undefined when there is no file. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    const late = () => new Error("the drive does not answer");
    const { mtime, size, ino } = await inTime(Deno.stat(path), DRIVE_MS, late);
    return `${mtime?.getTime()}-${size}-${ino}`;
  } catch {
    return undefined;
  }
}

/** A failure to open the file, in words for whoever asked. */
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
  if (error instanceof CliError && ["older-database", "newer-database"].includes(code)) {
    const message = `The database is of another version of Tonearm. ${error.fix ?? ""}`;
    return new RequestError("database-unavailable", message, undefined, 10, { cause: error });
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
