import { clientOf } from "./client.ts";
import { refuse, retryAfter } from "./refusal.ts";
import { TokenBuckets } from "./token_buckets.ts";
import type { Middleware, RequestContext } from "./context.ts";

/** The limits on requests. */
export interface RequestLimits {
  /** Requests per minute from one client, and the burst after a pause; 0 is no limit. */
  readonly perClient: number;
  /** Requests per minute from all clients together; 0 is no limit. */
  readonly total: number;
  /** How many proxies are in front of the site. */
  readonly proxies: number;
  /** Requests that are neither counted nor refused; none by default. */
  readonly isUnlimited?: (context: RequestContext) => boolean;
  /** The time in milliseconds. */
  readonly now: () => number;
}

/**
 * Refuses requests with 429 and `Retry-After` when one client, or all together, send too many.
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
