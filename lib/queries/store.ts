/** Where the site reads: DuckDB's file by default, Postgres when `POSTGRES_URL` is set. */
import type { Filters } from "./filters/params.ts";
import type { Question, RowsByName } from "./question.ts";
import { question as summary } from "./questions/summary.ts";
import { comparedRange } from "./filters/comparison.ts";
import { withDefaults } from "./filters/codec.ts";
import { onceAMinute } from "../core/log_failure.ts";
import { RequestError } from "../core/request_error.ts";
import { AnswerCache } from "./store/cache.ts";
import { DataChanged, type Engine } from "./store/engine.ts";

/** The answer to a question. */
export interface Answer<Data = unknown> {
  readonly data: Data;
  /** The body of the HTTP answer, as text. */
  readonly json: string;
  /** Where the next page begins, for a list that comes in pages. */
  readonly next?: string | null;
  /** What the answer was made of; it changes when ingest or enrichment changed the data. */
  readonly version: string;
}

/** A store's state. */
export interface Health {
  readonly status: "ok";
  readonly engine: "duckdb" | "postgres";
  readonly version: string;
}

/** Answers questions. */
export interface Store {
  /** Whether it answers everything, or only what strangers may know. */
  readonly shows: "everything" | "sums";
  /**
   * Answers a question, from the cache if it was asked before of the same data. Only the filters
   * that the question takes count.
   *
   * @throws {RequestError} `not-found` when what it asks for does not exist; `no-database`,
   *   `database-busy` and `database-unavailable` when there is no data to ask
   */
  query<Data>(question: Question<Data>, filters: Filters): Promise<Answer<Data>>;
  /** The version of the data now. */
  version(): Promise<string>;
  health(): Promise<Health>;
  close(): Promise<void>;
}

/** The options of a store. */
export interface StoreOptions {
  readonly dataDir: string;
  /** The address of Postgres; empty for DuckDB. */
  readonly postgresUrl: string;
  /** How many bytes of answers are kept. */
  readonly cacheBytes?: number;
  /** Receives what went wrong, without secrets. */
  readonly log?: (message: string) => void;
}

const CACHE_BYTES = 64 * 1024 ** 2;
/** How often a question is retried when the data is replaced meanwhile. */
const TRIES = 5;

/**
 * Opens a store. Only the engine that is asked for is loaded.
 *
 * @example
 * ```ts ignore
 * const store = await openStore({ dataDir: "data", postgresUrl: "" });
 * const { data } = await store.query(QUESTIONS.summary, {});
 * ```
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, postgresUrl, cacheBytes = CACHE_BYTES, log = onceAMinute(console.error) } =
    options;
  if (postgresUrl === "") {
    const { DuckdbEngine } = await import("./store/duckdb_engine.ts");
    return storeOf(new DuckdbEngine(`${dataDir}/spotify.duckdb`, { log }), cacheBytes);
  }
  const { PostgresEngine } = await import("./store/postgres_engine.ts");
  return storeOf(new PostgresEngine(postgresUrl, { log }), cacheBytes);
}

/** A store on an engine, with a cache in front. */
export function storeOf(engine: Engine, cacheBytes = CACHE_BYTES): Store {
  const cache = new AnswerCache(cacheBytes);
  return {
    shows: "everything",
    async query(question, given) {
      const filters = await withRange(this, withDefaults(question, given));
      for (let tried = 1;; tried++) {
        const snapshot = await engine.current();
        try {
          const { version } = snapshot;
          const key = JSON.stringify([version, question.path, filters]);
          return await cache.get(key, async () => {
            const rows = await snapshot.all(question.statements(filters));
            return answerOf(question, filters, rows, version);
          });
        } catch (error) {
          if (!(error instanceof DataChanged)) throw error;
          if (tried === TRIES) throw beingReplaced(error);
        } finally {
          snapshot.release();
        }
      }
    },
    async version() {
      const snapshot = await engine.current();
      snapshot.release();
      return snapshot.version;
    },
    async health() {
      return { status: "ok", engine: engine.name, version: await this.version() };
    },
    close: () => engine.close(),
  };
}

/** Filters whose comparison is a range: `previous` and `year` depend on the days of the data. */
async function withRange(store: Store, filters: Filters): Promise<Filters> {
  const { compare, startDate, endDate } = filters;
  if (typeof compare !== "string") return filters;
  const { data: { min_date, max_date } } = await store.query(summary, {});
  const range = { start: startDate ?? min_date ?? EPOCH, end: endDate ?? max_date ?? EPOCH };
  return { ...filters, compare: comparedRange(range, compare) };
}

/** A day that stands for both ends of data without any. */
const EPOCH = "1970-01-01";

function beingReplaced(cause: DataChanged): RequestError {
  const message = "The database is being replaced. Try again in a moment.";
  return new RequestError("database-busy", message, undefined, 2, { cause });
}

function answerOf<Data>(
  question: Question<Data>,
  filters: Filters,
  rows: RowsByName,
  version: string,
): Answer<Data> {
  const data = question.read(rows, filters);
  if (data === undefined) throw notFound(question, filters);
  if (question.next === undefined) return { data, json: JSON.stringify({ data }), version };
  const next = question.next(rows, filters);
  return { data, next, json: JSON.stringify({ data, next_cursor: next }), version };
}

function notFound({ inPath }: Question, filters: Filters): RequestError {
  const what = inPath.map((param) => `${param} ${JSON.stringify(filters[param])}`).join(", ");
  return new RequestError("not-found", `There is no listening to ${what}.`, inPath.at(-1));
}
