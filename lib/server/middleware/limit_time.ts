import { type SetTimer, startTimer } from "./timer.ts";
import { refuse, retryAfter } from "./refusal.ts";
import type { Middleware, RequestContext } from "./context.ts";
import { watchBody } from "./watch_body.ts";

/** How long things may take, in milliseconds. */
export interface TimeLimits {
  /** From a request to the head of its answer. */
  readonly answerMs: number;
  /** Between two reads of a long answer by a client. */
  readonly idleMs: number;
  /** For the whole of a long answer. */
  readonly bodyMs: number;
}

/**
 * Answers 503 when the site takes too long, and cuts long answers (CSV, downloads) that a client
 * reads too slowly, so that nobody holds a database connection forever.
 *
 * @param setTimer the clock
 * @param isUpload whether a request may take as long as its file does
 *
 * @example
 * ```ts
 * import { limitTime } from "./limit_time.ts";
 *
 * console.assert(typeof limitTime({ answerMs: 30_000, idleMs: 30_000, bodyMs: 600_000 }) === "function");
 * ```
 */
export function limitTime(
  limits: TimeLimits,
  setTimer: SetTimer = startTimer,
  isUpload: (context: RequestContext) => boolean = () => false,
): Middleware {
  return async (context) => {
    if (isUpload(context)) return await context.next();
    const { promise: late, resolve } = Promise.withResolvers<"late">();
    const cancel = setTimer(limits.answerMs, () => resolve("late"));
    const answer = context.next();
    try {
      const first = await Promise.race([answer, late]);
      if (first !== "late") return isLong(first) ? paced(first, limits, setTimer) : first;
    } finally {
      cancel();
    }
    answer.then((response) => response.body?.cancel()).catch(() => {});
    return refuse(context, {
      status: 503,
      code: "timeout",
      message: "The answer took too long. Ask for less, or try again later.",
      headers: retryAfter(5),
    });
  };
}

function isLong({ headers }: Response): boolean {
  return headers.has("content-disposition") ||
    /^(?:text\/csv|application\/(?:x-ndjson|jsonl))\b/.test(headers.get("content-type") ?? "");
}

function paced(response: Response, { idleMs, bodyMs }: TimeLimits, setTimer: SetTimer): Response {
  if (response.body === null) return response;
  const { body, cut } = watchBody(response.body, {
    asked() {
      stopIdle();
      stopIdle = setTimer(idleMs, cut);
    },
    ended() {
      stopIdle();
      stopBody();
    },
  });
  let stopIdle = setTimer(idleMs, cut);
  const stopBody = setTimer(bodyMs, cut);
  return new Response(body, response);
}
