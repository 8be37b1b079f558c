import type { Listening } from "./work_input.ts";

/** Shares of all plays and of all hours, in percent with two decimals. */
export interface Share {
  readonly plays_pct: number;
  readonly hours_pct: number;
}

/**
 * Which share a part is of the whole.
 *
 * @example
 * ```ts
 * import { share } from "./share.ts";
 *
 * console.assert(share({ plays: 1, ms: 30 }, { plays: 3, ms: 40 }).hours_pct === 75);
 * ```
 */
export function share(part: Listening, total: Listening): Share {
  return { plays_pct: percent(part.plays, total.plays), hours_pct: percent(part.ms, total.ms) };
}

function percent(part: number, total: number): number {
  return total === 0 ? 0 : Math.round(part / total * 10_000) / 100;
}
