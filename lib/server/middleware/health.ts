import { RequestError } from "../../core/request_error.ts";
import { type SetTimer, startTimer } from "./timer.ts";

/** Answers that the process is alive, without asking anything else. */
export function health(): () => Promise<Response> {
  return () => Promise.resolve(told({ status: "ok" }, 200));
}

/** What readiness depends on. */
export interface ReadyOptions {
  /** The data version; throws when the store cannot be reached. */
  readonly dataVersion: () => Promise<string>;
  /** Whether the process is about to end. */
  readonly isClosing?: () => boolean;
  /** How long the store may take, in milliseconds. */
  readonly limitMs?: number;
  /** How long an answer is reused before the store is asked again, in milliseconds. */
  readonly keepMs?: number;
  /** The time in milliseconds. */
  readonly now?: () => number;
  readonly setTimer?: SetTimer;
}

/**
 * Answers whether the site can serve: 200 with the data version, or 503. Errors reveal only what
 * any visitor may know. The store is asked at most once every `keepMs`.
 *
 * @example
 * ```ts
 * import { ready } from "./health.ts";
 *
 * const answer = await ready({ dataVersion: () => Promise.resolve("4f2a") })();
 * console.assert((await answer.json()).data_version === "4f2a");
 * ```
 */
export function ready(options: ReadyOptions): () => Promise<Response> {
  const { isClosing = () => false, keepMs = 1000, now = Date.now } = options;
  let asked: { atMs: number; state: Promise<State> } | undefined;
  return async () => {
    if (isClosing()) return told({ status: "closing" }, 503);
    if (asked === undefined || now() - asked.atMs >= keepMs) {
      asked = { atMs: now(), state: stateInTime(options) };
    }
    const state = await asked.state;
    return told(state, state.status === "ok" ? 200 : 503);
  };
}

/** What readiness answers. */
interface State {
  readonly status: string;
  readonly data_version?: string;
}

const UNREACHABLE: State = { status: "store unreachable" };

async function stateInTime(
  { dataVersion, limitMs = 2000, setTimer = startTimer }: ReadyOptions,
): Promise<State> {
  const { promise: late, resolve } = Promise.withResolvers<State>();
  const cancel = setTimer(limitMs, () => resolve(UNREACHABLE));
  const asked = async () => ({ status: "ok", data_version: await dataVersion() });
  try {
    return await Promise.race([asked(), late]);
  } catch (error) {
    return error instanceof RequestError ? { status: error.message } : UNREACHABLE;
  } finally {
    cancel();
  }
}

function told(content: unknown, status: number): Response {
  return Response.json(content, { status, headers: { "Cache-Control": "no-store" } });
}
