import { type SetTimer, startTimer } from "./timer.ts";
import { refuse, retryAfter } from "./refusal.ts";
import type { Middleware } from "./context.ts";

/**
 * Limits the requests under way; when the process ends, it finishes them and accepts no more.
 *
 * @example
 * ```ts
 * import { OpenRequests } from "./open_requests.ts";
 *
 * const open = new OpenRequests(256);
 * console.assert(await open.finish(1000));
 * console.assert(open.isClosing);
 * ```
 */
export class OpenRequests {
  readonly #most: number;
  #count = 0;
  #isClosing = false;
  #onNone: (() => void)[] = [];

  /** @param most how many may be under way at once */
  constructor(most: number) {
    this.#most = most;
  }

  /** How many are under way: a request counts until the client has the whole answer. */
  get count(): number {
    return this.#count;
  }

  /** Whether the process is about to end. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Refuses requests above the limit, or during shutdown, with 503. */
  readonly middleware: Middleware = async (context) => {
    if (this.#isClosing || this.#count >= this.#most) {
      return refuse(context, {
        status: 503,
        code: this.#isClosing ? "closing" : "busy",
        message: "The site cannot take this request now. Try again in a moment.",
        headers: { ...retryAfter(1), ...(this.#isClosing ? { Connection: "close" } : {}) },
      });
    }
    this.#count++;
    const { completed = Promise.resolve() } = context.info;
    try {
      return await context.next();
    } finally {
      completed.catch(() => {}).then(() => this.#done());
    }
  };

  /**
   * Accepts no more requests and waits for those under way.
   *
   * @param graceMs how long to wait for them
   * @returns whether all were finished in time
   */
  async finish(graceMs: number, setTimer: SetTimer = startTimer): Promise<boolean> {
    this.#isClosing = true;
    if (this.#count === 0) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#onNone.push(() => resolve(true));
    const cancel = setTimer(graceMs, () => resolve(false));
    const isWhole = await promise;
    cancel();
    return isWhole;
  }

  #done(): void {
    this.#count--;
    if (this.#count > 0) return;
    for (const resolve of this.#onNone.splice(0)) resolve();
  }
}
