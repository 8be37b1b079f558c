import { may, need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** The columns that habits are counted by. */
export const HABIT_COLUMNS = [
  "platform",
  "country",
  "reason_start",
  "reason_end",
  "hour",
  "shuffle",
  "skipped",
  "offline",
  "incognito",
] as const;

/** Music records, the short ones too, counted by month and by how they were played. */
export const HABIT_MONTHS: DerivedTable = {
  help: "Music records, the short ones too, by month and by how they were played.",
  columns: {
    habit_id: need("integer", "1…n"),
    year_month: need("text", "the local month"),
    year: need("smallint", "the local year"),
    platform: may("text", "the family of devices"),
    country: may("text", "the country of the connection"),
    reason_start: may("text", "why playback started"),
    reason_end: may("text", "why playback ended"),
    hour: need("smallint", "the local hour"),
    shuffle: may("boolean", "whether shuffle was on"),
    skipped: may("boolean", "whether it was skipped"),
    offline: may("boolean", "whether it was played offline"),
    incognito: may("boolean", "whether it was a private session"),
    records: need("integer", "how many records"),
    ms: need("bigint", "listening, in milliseconds"),
  },
  key: ["habit_id"],
  synced: true,
  derive: `
    with music as (
      select year_month, year, ${HABIT_COLUMNS.join(", ")}, ms_played
      from plays
      union all
      select year_month, year, ${HABIT_COLUMNS.join(", ")}, ms_played
      from set_aside
      where reason = 'short'
    ),
    counted as (
      select year_month, year, ${
    HABIT_COLUMNS.join(", ")
  }, count(*) as records, sum(ms_played) as ms
      from music
      group by all
    )
    select
      row_number() over (order by year_month),
      *
    from counted`,
};
