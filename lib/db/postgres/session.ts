import { once } from "node:events";
import type { Socket } from "node:net";
import type postgres from "postgres";
import { CliError, messageOf } from "../../core/errors.ts";
import type { Endpoint, PostgresAddress } from "./address.ts";
import { postgresClient } from "./client.ts";
import { connect, ConnectTimeout, TlsError } from "./connect.ts";
import { codeOf, postgresFailure } from "./failure.ts";
import { errorWatcher, type ServerError } from "./error_watcher.ts";
import { Watch } from "./watch.ts";

/** How long a session waits. */
export interface SessionLimits {
  /** Silence, in milliseconds, after which a second connection checks on the first. */
  readonly quietMs: number;
  /** How long that check may take, in milliseconds. */
  readonly probeMs: number;
}

/** The options of a session. */
export interface SessionOptions {
  readonly limits?: SessionLimits;
  /** Ends the session at once. */
  readonly signal?: AbortSignal;
}

const LIMITS: SessionLimits = { quietMs: 10_000, probeMs: 10_000 };

/** A row: columns by name. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * One connection to Postgres that never reconnects: what was begun in a transaction cannot go on
 * outside it. No wait is forever: when the server is silent for some seconds, a second connection
 * asks whether the first is still at work.
 */
export class Session {
  readonly address: PostgresAddress;
  readonly #sql: postgres.Sql;
  readonly #socket: Socket;
  readonly #watch: Watch;
  readonly #broken = Promise.withResolvers<never>();
  #serverError: ServerError | undefined;
  #onServerError = () => {};

  private constructor(
    address: PostgresAddress,
    socket: Socket,
    { limits = LIMITS, signal }: SessionOptions,
  ) {
    this.address = address;
    this.#socket = socket;
    try {
      this.#sql = client(address, socket);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    this.#broken.promise.catch(() => {});
    this.#watch = new Watch(address, limits, (error) => this.#break(error));
    const watchErrors = errorWatcher((error) => {
      this.#serverError = error;
      this.#onServerError();
    });
    socket.on("data", (piece: Uint8Array) => {
      this.#watch.heard();
      watchErrors(piece);
    });
    socket.on("error", (error: Error) => this.#break(error));
    socket.on("close", () => this.#break(new Error("the server closed the connection")));
    if (signal?.aborted) this.#break(signal.reason);
    signal?.addEventListener("abort", () => this.#break(signal.reason));
  }

  /**
   * Connects and logs in.
   *
   * @throws {CliError} one code for each way it can fail: `postgres-unreachable`, `-refused`, `-tls`,
   *   `-login`, `-no-database`, `-timeout`, `-busy`, `-lost`, `-error`
   *
   * @example
   * ```ts ignore
   * const session = await Session.open(parsePostgresUrl("postgres://me:pw@localhost/music"));
   * const [row] = await session.rows("select 1 as one");
   * await session.close();
   * ```
   */
  static async open(address: PostgresAddress, options: SessionOptions = {}): Promise<Session> {
    let last: unknown;
    for (const endpoint of address.endpoints) {
      try {
        return await Session.#openAt(endpoint, address, options);
      } catch (error) {
        last = error;
      }
    }
    throw postgresFailure("Connecting to Postgres", address, last);
  }

  static async #openAt(
    endpoint: Endpoint,
    address: PostgresAddress,
    options: SessionOptions,
  ): Promise<Session> {
    const socket = await connect(endpoint, address);
    const session = new Session(address, socket, options);
    const timer = setTimeout(() => session.#break(new ConnectTimeout()), address.connectMs);
    try {
      const sql = "select pg_backend_pid() as pid, current_setting('transaction_read_only') as ro";
      const [row] = await session.rows(sql);
      if (address.readWrite && row?.["ro"] === "on") {
        throw new CliError("postgres-permission", {
          what: "The server takes no writes, and target_session_attrs asks for one that does.",
        });
      }
      session.#watch.begin(Number(row?.["pid"]));
      return session;
    } catch (error) {
      await session.close();
      throw error instanceof CliError && error.cause !== undefined ? error.cause : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Runs SQL and returns the last statement's rows.
   *
   * @param doing what it is for, as errors say it
   * @throws {CliError} as {@linkcode postgresFailure} tells it
   */
  async rows(sql: string, doing = "Asking Postgres"): Promise<Row[]> {
    try {
      const rows: Row[] = await this.#wait(this.#sql.unsafe<Row[]>(sql));
      // Several statements in one text return a list of lists.
      const last: unknown = rows.at(-1);
      return Array.isArray(last) ? last : rows;
    } catch (error) {
      throw postgresFailure(doing, this.address, error);
    }
  }

  /**
   * Runs a `copy … from stdin` and sends it chunks of bytes, as fast as the server takes them.
   *
   * @param onSent called with the number of bytes of each chunk sent
   * @throws {CliError} as {@linkcode postgresFailure} tells it
   */
  async copyIn(
    sql: string,
    pieces: AsyncIterable<Uint8Array>,
    onSent: (bytes: number) => void = () => {},
    doing = "Copying to Postgres",
  ): Promise<void> {
    this.#serverError = undefined;
    const failed = Promise.withResolvers<never>();
    failed.promise.catch(() => {});
    try {
      const stream = await this.#wait(this.#sql.unsafe(sql).writable());
      stream.on("error", failed.reject);
      this.#onServerError = () => failed.reject(this.#told(undefined));
      for await (const piece of pieces) {
        if (!stream.write(piece)) {
          await this.#wait(Promise.race([failed.promise, once(stream, "drain")]));
        }
        onSent(piece.length);
      }
      const finished = once(stream, "finish");
      stream.end();
      await this.#wait(Promise.race([failed.promise, finished]));
    } catch (error) {
      throw postgresFailure(doing, this.address, this.#told(error));
    } finally {
      this.#onServerError = () => {};
    }
  }

  /** Says goodbye and closes; never waits longer than a second, never throws. */
  async close(): Promise<void> {
    this.#watch.end();
    await this.#sql.end({ timeout: 1 }).catch(() => {});
    this.#socket.destroy();
  }

  /** The server's message is the cause, whatever error it led to here. */
  #told(error: unknown): unknown {
    if (this.#serverError === undefined) return error;
    const { code, message } = this.#serverError;
    return Object.assign(new Error(message), { code });
  }

  async #wait<T>(pending: PromiseLike<T>): Promise<T> {
    using _ = this.#watch.waiting();
    return await Promise.race([pending, this.#broken.promise]);
  }

  /** Ends the session, whatever it is doing. */
  #break(error: unknown): void {
    this.#watch.end();
    const isKnown = error instanceof CliError || error instanceof TlsError ||
      error instanceof ConnectTimeout || codeOf(error) !== "" || error instanceof DOMException;
    this.#broken.reject(
      isKnown ? error : Object.assign(new Error(messageOf(error)), { code: "CONNECTION_CLOSED" }),
    );
    this.#socket.destroy();
  }
}

/** Postgres.js on one socket; it is refused a second one. */
function client(address: PostgresAddress, socket: Socket): postgres.Sql {
  let isTaken = false;
  return postgresClient(address, {
    connections: 1,
    pipeline: 1,
    idleS: 0,
    lifetimeS: null,
    greetingS: 0,
    prepare: false,
    socket: () => {
      if (isTaken) throw Object.assign(new Error("it has ended"), { code: "CONNECTION_ENDED" });
      isTaken = true;
      return socket;
    },
  });
}
