import type { Database } from "../../db/duckdb.ts";
import { localTimeByStretchSql, stretchSql } from "../../time/local_time_sql.ts";
import type { BuildSettings } from "../build.ts";
import type { RuleEffect } from "./noted_effects.ts";
import { ruleKey, rulesOf } from "./rule.ts";
import { CAN_BE_LEFT_OUT, isLeftOut, ruleMatches } from "./rules_sql.ts";

/**
 * Counts the effect of each rule, in the order of the rules. Needs the complete `work.duplicates` and
 * `work.ruled`.
 */
export async function ruleEffects(
  database: Database,
  { rules = [], spans, minPlayDurationMs }: BuildSettings,
): Promise<RuleEffect[]> {
  if (rules.length === 0) return [];
  const columns = {
    local: localTimeByStretchSql(spans, "utc"),
    platform: "platforms.platform",
    incognito: "incognito",
  };
  const matching = rulesOf(rules, "leave_out").map((rule) =>
    `case when ${ruleMatches(rule, columns)} then ${rule.at} end`
  );
  const leaving = rulesOf(rules, "leave_out").map(({ at }) => at);
  const merging = `list_filter(coalesce(ruled.rules, []), lambda number: number not in (${
    [-1, ...leaving].join(", ")
  }))`;
  const rows = await database.rows(`
    with matched as (
      select
        records.kind,
        ms,
        unnest(list_concat(${merging}, [${["null::integer", ...matching].join(", ")}])) as rule
      from work.records
      join work.numbered_sources using (file_number)
      join work.stretches on stretch = ${stretchSql("utc")}
      left join work.platforms on platforms.platform_text = records.platform
      left join work.ruled on ruled.name_id = records.name_id
      left join work.duplicates on duplicates.record = records.rowid
      where problem is null
        and duplicates.record is null
        and ${CAN_BE_LEFT_OUT}
        and (coalesce(ruled.is_merged, false) or ${isLeftOut(rules, columns) ?? "false"})
    )
    select
      rule,
      cast(count(*) as integer) as records,
      cast(count(*) filter (where kind = 'track' and ms >= ${minPlayDurationMs}) as integer) as plays,
      cast(coalesce(sum(ms) filter (where kind <> 'track' or ms >= ${minPlayDurationMs}), 0) as double)
        as ms
    from matched
    where rule is not null
    group by rule`);
  const byRule = new Map(rows.map((row) => [Number(row["rule"]), row]));
  return rules.map((_, at) => {
    const row = byRule.get(at);
    return {
      records: Number(row?.["records"] ?? 0),
      plays: Number(row?.["plays"] ?? 0),
      ms: Number(row?.["ms"] ?? 0),
    };
  });
}

/** Effects as stored in `meta`: only numbers, no names. */
export function effectsText(
  rules: BuildSettings["rules"],
  effects: readonly RuleEffect[],
): string {
  return JSON.stringify(
    Object.fromEntries((rules ?? []).map((rule, at) => [ruleKey(rule), effects[at]])),
  );
}
