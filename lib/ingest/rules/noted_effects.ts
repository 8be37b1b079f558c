import * as v from "valibot";

/** The key in `meta` of the rules' effects: JSON, by `ruleKey`. */
export const EFFECTS_KEY = "rule_effects";

const EFFECT = v.object({ records: v.number(), plays: v.number(), ms: v.number() });

/** The effect of a rule. */
export interface RuleEffect {
  /** The records it matches, short ones included. */
  readonly records: number;
  /** Those that are plays, or would be without rules. */
  readonly plays: number;
  /** Their total duration in milliseconds, podcasts and audiobooks included. */
  readonly ms: number;
}

/**
 * The effects recorded by the last ingest, by `ruleKey`.
 *
 * @param text the value in `meta`; undefined if there is none
 *
 * @example
 * ```ts
 * import { notedEffects } from "./noted_effects.ts";
 *
 * const effects = notedEffects('{ "4f2a": { "records": 2, "plays": 1, "ms": 200000 } }');
 * console.assert(effects.get("4f2a")?.plays === 1);
 * ```
 */
export function notedEffects(text: string | undefined): ReadonlyMap<string, RuleEffect> {
  const noted = v.parse(v.record(v.string(), EFFECT), JSON.parse(text ?? "{}"));
  return new Map(Object.entries(noted));
}
