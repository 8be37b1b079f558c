import { SESSION_PAUSE_MINUTES } from "../../core/session.ts";
import { need } from "../tables.ts";
import type { DerivedTable } from "./table.ts";

/** Sessions: runs of plays without a gap of more than 30 minutes. */
export const LISTENING_SESSIONS: DerivedTable = {
  help: "One row per session: plays with no more than 30 minutes between the end of one and the " +
    "start of the next.",
  columns: {
    session_id: need("integer", "1…n in the order of time"),
    date: need("date", "the local day of its first play, to which the whole session counts"),
    year_month: need("text", "the month of that day"),
    started_at: need("timestamp", "when its first play started, local"),
    ended_at: need("timestamp", "when its last play ended, local"),
    elapsed_ms: need("bigint", "from start to end, in milliseconds, pauses included"),
    ms: need("bigint", "listening, in milliseconds"),
    plays: need("integer", "how many plays"),
    first_play_id: need("integer", "its first play"),
    last_play_id: need("integer", "its last play"),
  },
  key: ["session_id"],
  indexes: [["date"]],
  synced: true,
  needs: ["compact_plays"],
  derive: `
    with gaps as (
      select
        play_id,
        epoch_ms(played_at_utc) - ms
          - lag(epoch_ms(played_at_utc)) over (order by play_id) as gap
      from compact_plays
    ),
    starts as (
      select play_id as first_play_id, row_number() over (order by play_id) as session_id
      from gaps
      where gap is null
        or gap > ${SESSION_PAUSE_MINUTES * 60_000}
    ),
    sessions as (
      select
        session_id,
        min(play_id) as first_play_id,
        max(play_id) as last_play_id,
        max(epoch_ms(played_at_utc)) - min(epoch_ms(played_at_utc) - ms) as elapsed_ms,
        sum(ms) as ms,
        count(*) as plays
      from compact_plays
      asof join starts on play_id >= starts.first_play_id
      group by session_id
    ),
    dated as (
      select
        sessions.*,
        first.date as date,
        first.played_at - to_milliseconds(first.ms) as started_at,
        last.played_at as ended_at
      from sessions
      join compact_plays as first on first.play_id = first_play_id
      join compact_plays as last on last.play_id = last_play_id
    )
    select
      session_id,
      date,
      strftime(date, '%Y-%m'),
      started_at,
      ended_at,
      elapsed_ms,
      ms,
      plays,
      first_play_id,
      last_play_id
    from dated
    order by session_id`,
};
