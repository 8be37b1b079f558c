/** Thirty days; nothing plays longer in one go, and sums stay far from overflow. */
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * A query over records as they were read that adds `problem`: why a record cannot be used, null when
 * it can. Nearly all can, which one look at what was made of a record tells; only the others are
 * asked one question after the other.
 *
 * @param records a query with `utc`, `ms`, `uri`, `track_name`, `artist_name` and, as they were
 *   written, `time_text` and `ms_text`; `is_blank` where a record says nothing at all. The last
 *   three are left out of the answer.
 */
export function judged(records: string): string {
  const isInTime = "utc between timestamp '2000-01-01' and timestamp '2099-12-31'";
  const isNamed = "coalesce(uri, track_name, artist_name) is not null";
  return `
    select
      * exclude (time_text, ms_text, is_blank),
      case
        when ${isInTime} and ms between 0 and ${LONGEST_MS} and ${isNamed} then null
        when is_blank then 'no record'
        when time_text is null then 'no time'
        when not coalesce(${isInTime}, false) then 'impossible time'
        when ms_text is null then 'no duration'
        when ms < 0 then 'negative duration'
        when not coalesce(ms between 0 and ${LONGEST_MS}, false) then 'impossible duration'
        else 'nothing named'
      end as problem
    from (${records})`;
}
