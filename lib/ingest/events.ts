import { TABLES } from "../db/tables.ts";
import { localTimeByStretchSql, stretchSql, zoneNameSql } from "../time/local_time_sql.ts";
import type { BuildSettings } from "./build.ts";
import { CAN_BE_LEFT_OUT, isLeftOut } from "./rules/rules_sql.ts";

/** Why an event is not a play; null if it is one. */
function reasonToSetAside({ minPlayDurationMs, spans, rules = [] }: BuildSettings): string {
  const leftOut = isLeftOut(rules, {
    local: localTimeByStretchSql(spans, "utc"),
    platform: "platforms.platform",
    incognito: "incognito",
  });
  return `case${
    leftOut === undefined ? "" : ` when ${CAN_BE_LEFT_OUT} and ${leftOut} then 'left out'`
  }
        when records.kind <> 'track' then records.kind
        when is_video then 'video'
        when is_implausible then 'implausible'
        when ms < ${minPlayDurationMs} then 'short'
      end`;
}

/**
 * Fills `plays` or `set_aside` in time order. Rows are numbered after they are written: numbering
 * them while they are sorted runs on one core, and sorting into a table of its own costs more.
 */
export function fillEvents(into: "plays" | "set_aside", settings: BuildSettings): string[] {
  const [id] = Object.keys(TABLES[into].columns);
  return [insertEvents(into, settings), `update ${into} set ${id} = rowid + 1`];
}

/** The name that is shown. */
const shown = (name: string) =>
  `case when renamed.name_id is null then records.${name} else renamed.${name} end as ${name}`;

function insertEvents(into: "plays" | "set_aside", settings: BuildSettings): string {
  const names = Object.keys(TABLES[into].columns);
  return `
    insert into ${into} (${names.map((name) => `"${name}"`).join(", ")})
    select
      0,
      local,
      utc,
      ${zoneNameSql(settings.spans, "utc")},
      ms,
      track_name,
      artist_name,
      album_name,
      uri,
      cast(local as date),
      year(local),
      month(local),
      strftime(local, '%Y-%m'),
      dayofweek(local),
      dayname(local),
      hour(local),
      family,
      country,
      reason_start,
      reason_end,
      shuffle,
      skipped,
      offline,
      incognito,
      source_id${into === "plays" ? "" : ", reason"}
    from (${eventsInOrder(into, settings)})`;
}

/**
 * The records of a table in time order, without the columns that can be computed afterwards, so that
 * the sort carries less.
 */
function eventsInOrder(into: "plays" | "set_aside", settings: BuildSettings): string {
  const reason = reasonToSetAside(settings);
  const hasRules = (settings.rules ?? []).length > 0;
  return `
    select
      utc, ${localTimeByStretchSql(settings.spans, "utc")} as local,
      ms, ${shown("track_name")}, ${shown("artist_name")}, ${shown("album_name")}, uri,
      platforms.platform as family, country,
      reason_start, reason_end, shuffle, skipped, offline, incognito, source_id, ${reason} as reason
    from work.records
    join work.numbered_sources using (file_number)
    join work.stretches on stretch = ${stretchSql("utc")}
    left join work.platforms on platforms.platform_text = records.platform
    left join work.renamed on renamed.name_id = records.name_id
    ${hasRules ? "left join work.ruled on ruled.name_id = records.name_id" : ""}
    left join work.duplicates on duplicates.record = records.rowid
    where problem is null
      -- not an anti join, which takes DuckDB half as long again
      and duplicates.record is null
      and ${reason} is ${into === "plays" ? "" : "not "}null
    order by utc, ms, uri, track_name, artist_name`;
}
