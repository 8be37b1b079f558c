import { messageOf } from "../core/errors.ts";
import { type Body, readBody, reasonIn, saidBy } from "./body.ts";
import type { Clock } from "./clock.ts";
import { backoff, retryAfter } from "./retry.ts";
import { BudgetSpent, Down, Paused } from "./stop_reasons.ts";
import { withoutKeys } from "./without_keys.ts";

/** One request to a service. */
export interface HttpRequest {
  readonly url: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A definite answer: found, not found, refused. Never 429, never a server error. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Body;
}

/** The pace a service expects. */
export interface RateLimit {
  /** The minimum time between the starts of two requests, in milliseconds. */
  readonly intervalMs: number;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The client's dependencies. */
export interface HttpRuntime {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Reports a wait to the person. */
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Takes one request off the `--limit`; false when none is left. */
  readonly spend: () => boolean;
}

/** The maximum number of attempts for a request. */
const MOST_TRIES = 5;
/** The longest `Retry-After` that is waited for; a longer one ends the run, in milliseconds. */
const LONGEST_WAIT_MS = 120_000;
/**
 * The longest pause that a service can ask for, in milliseconds: quotas roll over 24 hours, so more
 * than two days is a mistake of the service or of something in between.
 */
export const LONGEST_PAUSE_MS = 48 * 3_600_000;
/** When to come back after a quota that does not say when: it rolls over 24 hours. */
const QUOTA_MS = 24 * 3_600_000;
/** When to come back after a limit that did not end while it was waited for. */
const BUSY_MS = 10 * 60_000;

/**
 * The client of a service: requests are queued and paced, time out, are retried after network or
 * server errors, and wait when the service asks for it.
 */
export class HttpClient {
  /** How many requests were sent, retries included. */
  requests = 0;
  readonly #name: string;
  readonly #rateLimit: RateLimit;
  readonly #runtime: HttpRuntime;
  /** The credentials sent: a service may echo them in any response. */
  readonly #credentials = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();
  #next = 0;

  constructor(name: string, rateLimit: RateLimit, runtime: HttpRuntime) {
    this.#name = name;
    this.#rateLimit = rateLimit;
    this.#runtime = runtime;
  }

  /**
   * Sends a request when its turn comes and returns its definite answer.
   *
   * @throws {Paused} when the service requests a long pause
   * @throws {BudgetSpent} when no request is left
   * @throws {Down} when no attempt got a definite answer
   */
  send(request: HttpRequest): Promise<HttpAnswer> {
    const turn = this.#queue.then(() => this.#tryOften(request));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #tryOften(request: HttpRequest): Promise<HttpAnswer> {
    let trouble = "";
    for (let tries = 1;; tries++) {
      const { clock, random, say, signal } = this.#runtime;
      const outcome = await this.#tryOnce(request);
      if ("answer" in outcome) return outcome.answer;
      trouble = outcome.trouble;
      if (tries === MOST_TRIES) {
        if (outcome.isLimit) throw new Paused(this.#name, clock.now() + BUSY_MS, trouble);
        break;
      }
      const wait = outcome.wait ?? backoff(tries, random());
      if (wait >= 2_000) {
        say(`${this.#name}: ${trouble}; trying again in ${Math.ceil(wait / 1000)} s.`);
      }
      await clock.sleep(wait, signal);
    }
    throw new Down(this.#name, trouble, MOST_TRIES);
  }

  async #tryOnce(request: HttpRequest): Promise<Outcome> {
    const { clock, signal, spend } = this.#runtime;
    const ahead = this.#next - clock.now();
    if (ahead > 0) await clock.sleep(ahead, signal);
    signal?.throwIfAborted();
    if (!spend()) throw new BudgetSpent();
    this.requests++;
    this.#next = clock.now() + this.#rateLimit.intervalMs;
    try {
      return await this.#exchange(request);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof Paused || error instanceof Deno.errors.NotCapable) throw error;
      return { trouble: networkTrouble(error), isLimit: false };
    }
  }

  async #exchange({ url, method = "GET", headers, body }: HttpRequest): Promise<Outcome> {
    const { clock, fetch, signal } = this.#runtime;
    const timeout = clock.timeout(this.#rateLimit.timeoutMs);
    const response = await fetch(url, {
      method,
      headers: { ...this.#rateLimit.headers, ...headers },
      redirect: "manual",
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(body === undefined ? {} : { body }),
    });
    const found = await readBody(response);
    const sent = headers?.["authorization"];
    if (sent !== undefined) this.#credentials.add(sent);
    return this.#judge(
      response,
      response.ok ? found : withoutKeys(found, [...this.#credentials]),
    );
  }

  #judge({ status, headers }: Response, body: Body): Outcome {
    const now = this.#runtime.clock.now();
    const asked = retryAfter(headers.get("retry-after"), now);
    const wait = asked === undefined ? undefined : Math.min(asked, LONGEST_PAUSE_MS);
    if (status === 429) {
      const isQuota = reasonIn(body) === "QUOTA_EXCEEDED";
      if (isQuota) throw new Paused(this.#name, now + (wait ?? QUOTA_MS), "its quota is used up");
      return this.#limited(wait, "asks to slow down (429)", true);
    }
    if (status === 408 || status === 425 || status >= 500) {
      return this.#limited(wait, `has trouble (${status})`, false);
    }
    const isEmptySuccess = status >= 200 && status < 300 && body.kind !== "json";
    if (isEmptySuccess || (status >= 300 && status < 400)) {
      return { trouble: `gave an unusable answer (${status}, ${body.kind})`, isLimit: false };
    }
    return { answer: { status, body } };
  }

  #limited(wait: number | undefined, trouble: string, isLimit: boolean): Outcome {
    if (wait === undefined) return { trouble, isLimit };
    if (wait > LONGEST_WAIT_MS) {
      throw new Paused(this.#name, this.#runtime.clock.now() + wait, trouble);
    }
    return { trouble, isLimit, wait };
  }
}

type Outcome =
  | { readonly answer: HttpAnswer }
  | { readonly trouble: string; readonly isLimit: boolean; readonly wait?: number };

/** A request that got no answer, described without its address. */
function networkTrouble(error: unknown): string {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return "did not answer in time";
  }
  const message = messageOf(error).toLowerCase();
  if (message.includes("certificate")) return "cannot be trusted: its certificate is not valid";
  if (message.includes("dns") || message.includes("lookup")) return "cannot be found (DNS)";
  return "broke the connection or cannot be reached";
}

/** What a service answered, for an error: the status and its words. */
export function described({ status, body }: HttpAnswer): string {
  const words = saidBy(body);
  return words === "" ? `status ${status}` : `status ${status}, “${words}”`;
}
