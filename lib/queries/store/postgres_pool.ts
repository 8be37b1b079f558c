import postgres from "postgres";
import { codeOf } from "../../db/postgres/failure.ts";
import type { Cell, RawRow } from "../columns.ts";
import type { Sql } from "../sql.ts";

/** Thrown when a pool's connections turn out to lead nowhere. */
export class StalePool extends Error {
  override readonly name = "StalePool";
}

/** Error codes of connections that the server, a pooler or the network ended. */
const ENDED =
  /^(?:CONNECTION_(?:CLOSED|DESTROYED|ENDED)|ECONNRESET|ECONNABORTED|EPIPE|57P0[125]|080(?:03|06))$/;

/**
 * A pool of connections to Postgres that detects when it is stale: its connections were closed, as
 * by a restart of the server, or no statement has been answered for longer than one may take.
 */
export class PostgresPool {
  readonly #sql: postgres.Sql;
  readonly #silenceMs: number;
  readonly #silent = Promise.withResolvers<never>();
  #pending = 0;
  #heardAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param silenceMs how long the server may be silent while statements wait; infinite for no limit
   */
  constructor(sql: postgres.Sql, silenceMs: number) {
    this.#sql = sql;
    this.#silenceMs = silenceMs;
    this.#silent.promise.catch(() => {});
  }

  /**
   * Runs a statement.
   *
   * @param prepare whether it is prepared under a name
   * @throws {StalePool} when it got no answer because the connections are dead; a new pool may help
   */
  async rows({ text, values }: Sql, prepare: boolean): Promise<RawRow[]> {
    this.#begin();
    try {
      const asked = this.#sql.unsafe<Record<string, Cell>[]>(text, [...values], { prepare });
      return [...await Promise.race([asked, this.#silent.promise])];
    } catch (error) {
      if (!ENDED.test(codeOf(error))) throw error;
      throw new StalePool("the connection was ended", { cause: error });
    } finally {
      this.#heardAt = performance.now();
      if (--this.#pending === 0) clearTimeout(this.#timer);
    }
  }

  /** @param timeoutS how many seconds statements under way may take */
  async end(timeoutS: number): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sql.end({ timeout: timeoutS });
  }

  #begin(): void {
    if (this.#pending++ > 0) return;
    this.#heardAt = performance.now();
    this.#watch(this.#silenceMs);
  }

  #watch(inMs: number): void {
    if (!Number.isFinite(inMs)) return;
    this.#timer = setTimeout(() => {
      const left = this.#heardAt + this.#silenceMs - performance.now();
      if (left > 0) return this.#watch(left);
      this.#silent.reject(new StalePool("the server is silent"));
    }, inMs);
  }
}
