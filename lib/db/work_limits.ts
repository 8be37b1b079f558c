import { CliError } from "../core/errors.ts";
import type { Database } from "./duckdb.ts";

/** The limits of a statement. */
export interface WorkLimits {
  /** Milliseconds that DuckDB may work on each step: the first rows, and then each chunk. */
  readonly stepMs?: number;
  /**
   * The bytes of memory that the process uses now; without it only DuckDB's own count is limited.
   */
  readonly residentBytes?: () => number;
  readonly signal?: AbortSignal;
}

/** The work of one statement, watched until it ends. */
export interface Watched {
  /** Waits for a step of DuckDB, within the limits. */
  track<T>(step: Promise<T>): Promise<T>;
  /** Stops what is running and closes the database. */
  end(): void;
}

/** How long a step may take, in ms. */
const STEP_MS = 20_000;
/** DuckDB does not count all of its memory, so the memory of the process is checked too. */
const MOST_RESIDENT = 480 * 1024 ** 2;
const LOOK_MS = 20;

/**
 * Watches the time, memory and end of a statement.
 *
 * @throws {CliError} `sql-limit`, from {@linkcode Watched.track}
 * @throws {DOMException} the signal's reason
 */
export function watchWork(database: Database, limits: WorkLimits): Watched {
  const { stepMs = STEP_MS, residentBytes, signal } = limits;
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  stopped.catch(() => {});
  let running: Promise<unknown> = Promise.resolve();
  const stop = (reason: unknown) => {
    reject(reason);
    database.interrupt();
  };
  const onAbort = () => stop(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  const look = residentBytes === undefined ? undefined : setInterval(() => {
    if (residentBytes() > MOST_RESIDENT) stop(tooMuch("memory"));
  }, LOOK_MS);
  return {
    async track(step) {
      running = step.catch(() => {});
      const timer = setTimeout(() => stop(tooMuch("time")), stepMs);
      try {
        // A stopped statement fails too, but with a misleading reason.
        return await Promise.race([stopped, step]);
      } finally {
        clearTimeout(timer);
      }
    },
    end() {
      clearInterval(look);
      signal?.removeEventListener("abort", onAbort);
      database.interrupt();
      // Closing waits for running statements; the caller should not.
      running.finally(() => database.close());
    },
  };
}

function tooMuch(of: "memory" | "time"): CliError {
  return new CliError("sql-limit", {
    what: of === "time"
      ? `The statement took longer than ${STEP_MS / 1000} seconds and was stopped.`
      : "The statement took more memory than it is given and was stopped.",
    fix: "Ask for less: fewer columns, a filter, sums instead of rows.",
  });
}
