import { clientOf } from "./client.ts";
import { refuse, retryAfter } from "./refusal.ts";
import { TokenBuckets } from "./token_buckets.ts";
import type { Middleware, RequestContext } from "./context.ts";

/** How many requests are taken. */
export interface RequestLimits {
  /** Requests a minute of one client, as many at once after a rest; 0 is no limit. */
  readonly perClient: number;
  /** Requests a minute of all clients together; 0 is no limit. */
  readonly total: number;
  /** How many proxies stand before the site. */
  readonly proxies: number;
  /** Whose requests are neither counted nor refused; nobody's when absent. */
  readonly isUnlimited?: (context: RequestContext) => boolean;
  /** The time in milliseconds. */
  readonly now: () => number;
}

/**
 * Refuses with 429 and `Retry-After` what one client, or all together, send too much of.
 *
 * @example
 * ```ts
 * import { limitRequests } from "./limit_requests.ts";
 *
 * const middleware = limitRequests({ perClient: 600, total: 6000, proxies: 0, now: Date.now });
 * console.assert(typeof middleware === "function");
 * ```
 */
export function limitRequests(limits: RequestLimits): Middleware {
  const { perClient, total, proxies, isUnlimited = () => false, now } = limits;
  const byClient = perMinute(perClient);
  const together = perMinute(total);
  return async (context) => {
    if (isUnlimited(context)) return await context.next();
    const { key } = clientOf(context, proxies);
    const wait = (byClient?.take(key, now()) ?? 0) || (together?.take("all", now()) ?? 0);
    if (wait === 0) return await context.next();
    return refuse(context, {
      status: 429,
      code: "too-many-requests",
      message: "Too many requests. Wait a moment, then try again.",
      headers: retryAfter(wait),
    });
  };
}

function perMinute(requests: number): TokenBuckets | null {
  return requests === 0 ? null : new TokenBuckets({ capacity: requests, perSecond: requests / 60 });
}
