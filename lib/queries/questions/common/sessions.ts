import type { Filters } from "../../filters/params.ts";
import type { Values } from "../../sql.ts";
import { isNarrowed, where, whereDates } from "../../where.ts";

/**
 * A select of the sessions that began in the range. Filters besides days leave those with such plays,
 * and `ms` and `plays` are of these; what a session is does not depend on them.
 */
export function sessionsOf(filters: Filters, values: Values): string {
  if (!isNarrowed(filters)) {
    return `select session_id, date, year_month, started_at, ended_at, elapsed_ms, ms, plays, first_play_id
  from listening_sessions
  ${whereDates(filters, values)}`;
  }
  const { startDate: _start, endDate: _end, ...narrowing } = filters;
  return `select
    sessions.session_id,
    date,
    year_month,
    started_at,
    ended_at,
    elapsed_ms,
    matching.ms as ms,
    matching.plays as plays,
    first_play_id
  from listening_sessions as sessions
  join (
    select session_id, cast(sum(ms) as bigint) as ms, count(*) as plays
    from listens
    ${where(narrowing, values)}
    group by session_id
  ) as matching on matching.session_id = sessions.session_id
  ${whereDates(filters, values)}`;
}
