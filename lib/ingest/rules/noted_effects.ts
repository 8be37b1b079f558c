import * as v from "valibot";

/** The key in `meta` of what rules came to: JSON, by what `ruleKey` says of each. */
export const EFFECTS_KEY = "rule_effects";

const EFFECT = v.object({ records: v.number(), plays: v.number(), ms: v.number() });

/** What a rule came to. */
export interface RuleEffect {
  /** The records that it matches, the short ones too. */
  readonly records: number;
  /** Those that are plays, or would be without rules. */
  readonly plays: number;
  /** How long those played, podcasts and audiobooks too, in milliseconds. */
  readonly ms: number;
}

/**
 * The effects that the last ingest noted, by what `ruleKey` says of each rule.
 *
 * @param text what `meta` has of them; undefined where it has none
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
