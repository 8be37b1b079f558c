import type { PostgresAddress } from "./address.ts";
import { CliError } from "../../core/errors.ts";
import { Session, type SessionLimits } from "./session.ts";

/** What a second connection learned about the first one. */
type Health = "working" | "waiting for us" | "gone";

/** Failures of the second connection that say nothing about the first one. */
const SERVER_ANSWERED: ReadonlySet<string> = new Set([
  "postgres-busy",
  "postgres-login",
  "postgres-permission",
  "postgres-no-database",
  "postgres-error",
]);

/**
 * Watches over a session that waits for its server. Silence is normal while the server builds an
 * index, and a failure when the network lost the answer: a second connection tells the two apart.
 */
export class Watch {
  readonly #address: PostgresAddress;
  readonly #limits: SessionLimits;
  readonly #onLost: (error: CliError) => void;
  #pid = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWaiting = false;
  #heardAt = 0;
  #doubts = 0;

  constructor(
    address: PostgresAddress,
    limits: SessionLimits,
    onLost: (error: CliError) => void,
  ) {
    this.#address = address;
    this.#limits = limits;
    this.#onLost = onLost;
  }

  /** Begins to watch the session of this server process. */
  begin(pid: number): void {
    this.#pid = pid;
    this.#later();
  }

  /** Notes that the session waits, until the returned value is disposed of. */
  waiting(): Disposable {
    this.heard();
    this.#isWaiting = true;
    return { [Symbol.dispose]: () => this.#isWaiting = false };
  }

  /** Notes a sign of life. */
  heard(): void {
    this.#heardAt = performance.now();
    this.#doubts = 0;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#pid = 0;
  }

  #later(): void {
    if (this.#pid === 0) return;
    this.#timer = setTimeout(() => void this.#look(), this.#limits.quietMs / 2);
  }

  async #look(): Promise<void> {
    const silence = performance.now() - this.#heardAt;
    if (this.#isWaiting && silence >= this.#limits.quietMs) await this.#judge();
    this.#later();
  }

  async #judge(): Promise<void> {
    const heardAt = this.#heardAt;
    const health = await this.#ask();
    if (heardAt !== this.#heardAt || !this.#isWaiting || this.#pid === 0) return;
    if (health === "working") return this.heard();
    if (health === "waiting for us" && ++this.#doubts < 2) return;
    this.#onLost(
      new CliError("postgres-lost", {
        what: `The connection to Postgres is silent since ${Math.round(silenceS(heardAt))} s: ${
          health === "gone" ? "the server no longer answers" : "the network carries nothing"
        }.`,
        fix: "The old data is whole; check the network and run the command again.",
      }),
    );
  }

  async #ask(): Promise<Health> {
    const address = { ...this.#address, connectMs: this.#limits.probeMs };
    const signal = AbortSignal.timeout(this.#limits.probeMs);
    let session: Session | undefined;
    try {
      session = await Session.open(address, { signal, limits: NEVER });
      const [row] = await session.rows(
        `select state = 'active' and wait_event is distinct from 'ClientRead' as works
         from pg_stat_activity
         where pid = ${this.#pid}`,
      );
      if (row === undefined) return "gone";
      return row["works"] === true ? "working" : "waiting for us";
    } catch (error) {
      const isAnswer = error instanceof CliError && SERVER_ANSWERED.has(error.code);
      return isAnswer && !signal.aborted ? "working" : "gone";
    } finally {
      await session?.close();
    }
  }
}

/** The second connection is not watched itself; its signal bounds it. */
const NEVER: SessionLimits = { quietMs: 2 ** 30, probeMs: 2 ** 30 };

function silenceS(since: number): number {
  return (performance.now() - since) / 1000;
}
