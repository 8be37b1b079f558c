import { type Database, quoteText } from "../../db/duckdb.ts";
import { foldNameSql } from "../../core/fold_name.ts";
import type { RuleEffect } from "./noted_effects.ts";
import type { LeaveOut, RuleValue } from "./rule.ts";
import { moreOf } from "./rules_sql.ts";

/** Everything that rules can apply to: music, short records included, and shows. */
const RECORDS = `
  select *, true as is_music, true as is_play from plays
  union all by name
  select *, reason = 'short' as is_music, false as is_play
  from set_aside
  where reason in ('short', 'podcast', 'audiobook')`;

const COLUMNS = { local: "played_at", platform: "platform", incognito: "incognito" };

/**
 * The effect that a rule would have, from the current tables.
 *
 * @param database a database of Tonearm's
 */
export async function predictEffect(database: Database, rule: RuleValue): Promise<RuleEffect> {
  const [row] = await database.rows(`
    select
      cast(count(*) as integer) as records,
      cast(count(*) filter (where is_play) as integer) as plays,
      cast(coalesce(sum(ms_played) filter (where is_play or not is_music), 0) as double) as ms
    from (${RECORDS})
    where ${conditionOf(rule)}`);
  return {
    records: Number(row?.["records"] ?? 0),
    plays: Number(row?.["plays"] ?? 0),
    ms: Number(row?.["ms"] ?? 0),
  };
}

function conditionOf(rule: RuleValue): string {
  if (rule.kind === "leave_out") return leavesOut(rule.value);
  const [, ...others] = rule.kind === "same_artist"
    ? rule.value.map((artist) => is("artist_name", artist))
    : rule.value.map(({ artist, track }) =>
      `(${is("artist_name", artist)} and ${is("track_name", track)})`
    );
  return `is_music and (${others.join(" or ")})`;
}

function leavesOut(rule: LeaveOut): string {
  const { artist, track, album, show } = rule;
  return [
    ...(artist === undefined ? [] : ["is_music", is("artist_name", artist)]),
    ...(track === undefined ? [] : ["is_music", is("track_name", track)]),
    ...(album === undefined ? [] : ["is_music", is("album_name", album)]),
    ...(show === undefined ? [] : ["not is_music", is("artist_name", show)]),
    ...moreOf(rule, COLUMNS),
  ].join(" and ");
}

function is(column: string, name: string): string {
  return `coalesce(${foldNameSql(column)} = ${foldNameSql(quoteText(name))}, false)`;
}
