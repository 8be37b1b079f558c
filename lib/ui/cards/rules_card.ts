import { notedEffects } from "../../ingest/rules/noted_effects.ts";
import type { RulesFile } from "../../ingest/rules/read_rules.ts";
import { ruleKey, ruleText } from "../../ingest/rules/rule.ts";
import type { RulesCardView } from "../views/rules.ts";
import { hours } from "../words/format.ts";
import { words } from "../words/mod.ts";

const text = words.rules;

/**
 * The card that lists rules with what each came to.
 *
 * @param noted what `meta` has of their effects; undefined where it has none
 */
export function rulesCard(file: RulesFile, noted: string | undefined): RulesCardView {
  const effects = notedEffects(noted);
  const rows = file.rules.map((rule) => {
    const effect = effects.get(ruleKey(rule));
    return {
      key: ruleKey(rule),
      text: ruleText(rule),
      effect: effect === undefined
        ? text.list.waiting
        : text.effect(effect, hours(effect.ms / 3_600_000)),
    };
  });
  return {
    id: "rules",
    topic: text.list.topic,
    finding: text.list.finding(rows.length),
    notes: rows.length === 0 ? [] : [text.list.file(file.path)],
    table: null,
    rows,
    text: rows.length === 0 ? text.list.none : "",
  };
}

/** The card in place of rules that cannot be read: what is wrong with them. */
export function brokenRulesCard(what: string): RulesCardView {
  const { topic, broken } = text.list;
  return { id: "rules", topic, finding: broken, notes: [], table: null, rows: [], text: what };
}
