import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** The reasons why plays started and ended, numbered, so that `listens` holds small numbers. */
export const PLAY_REASONS: DerivedTable = {
  help: "The reasons for which plays started and ended, as the export writes them.",
  columns: {
    reason_id: need("smallint", "1…n, in the order in which they first occur"),
    reason: need("text", "the reason, such as trackdone"),
  },
  key: ["reason_id"],
  synced: true,
  needs: ["compact_plays", "playback_contexts"],
  derive: `
    with first_plays as (
      select context_id, min(play_id) as play_id
      from compact_plays
      group by context_id
    ),
    reasons as (
      select play_id, unnest([reason_start, reason_end]) as reason
      from first_plays
      join playback_contexts using (context_id)
    )
    select row_number() over (order by min(play_id), reason collate "C"), reason
    from reasons
    where reason is not null
    group by reason`,
};
