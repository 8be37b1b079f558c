import type { Database } from "../../db/duckdb.ts";
import { EFFECTS_KEY, notedEffects } from "./noted_effects.ts";
import { predictEffect } from "./predict.ts";
import { type Rule, ruleKey, ruleText } from "./rule.ts";

/** A rule with its effect. */
export interface ListedRule {
  /** Its number, from 1. */
  readonly number: number;
  readonly kind: Rule["kind"];
  readonly rule: Rule["value"];
  readonly text: string;
  readonly line: number;
  /** Whether the last ingest applied it; otherwise the effect is predicted. */
  readonly applied: boolean;
  readonly records: number;
  readonly plays: number;
  /** How long they played, in hours. */
  readonly hours: number;
}

/**
 * Rules with their effects: as recorded by the last ingest, otherwise predicted from the tables.
 *
 * @param database a database of Tonearm's
 */
export async function listRules(
  database: Database,
  rules: readonly Rule[],
): Promise<ListedRule[]> {
  const [row] = await database.rows(`select value from meta where key = '${EFFECTS_KEY}'`);
  const noted = notedEffects(row === undefined ? undefined : String(row["value"]));
  const listed: ListedRule[] = [];
  for (const [at, rule] of rules.entries()) {
    const known = noted.get(ruleKey(rule));
    const { records, plays, ms } = known ?? await predictEffect(database, rule);
    listed.push({
      number: at + 1,
      kind: rule.kind,
      rule: rule.value,
      text: ruleText(rule),
      line: rule.line,
      applied: known !== undefined,
      records,
      plays,
      hours: Math.round(ms / 360) / 10_000,
    });
  }
  return listed;
}
