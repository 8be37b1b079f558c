/** The settings that decide whether a record is usable and plausible. */
export interface Judging {
  /** The shortest play that counts, in milliseconds. */
  readonly minPlayDurationMs: number;
  /** The ingest's clock, in milliseconds since 1970. */
  readonly now: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The longest duration that is accepted: a hundred years, so that sums stay exact. */
const LONGEST_MS = 100 * 366 * DAY_MS;

/** The day Spotify launched. */
const FIRST_DAY = "2008-10-07";

/**
 * Adds to a query over records `problem`, the reason a record is unusable or null, and
 * `is_implausible`, whether it cannot be true. Nearly all records are usable, so one quick test of
 * the parsed values comes first; only the others go through every check.
 *
 * @param records a query with `utc`, `ms`, `uri`, `has_name` and, as they were written,
 *   `time_text` and `ms_text`; `is_blank` if a record has no values at all. The last three are not in
 *   the result.
 */
export function judged(records: string, { minPlayDurationMs, now }: Judging): string {
  const isInTime = "utc between timestamp '1970-01-01' and timestamp '9998-12-31'";
  const isDuration = `ms between 0 and ${LONGEST_MS}`;
  const tomorrow = new Date(now + DAY_MS).toISOString().slice(0, 19);
  return `
    select
      * exclude (time_text, ms_text, is_blank),
      ms > ${DAY_MS} or utc < timestamp '${FIRST_DAY}' or utc > timestamp '${tomorrow}'
        as is_implausible,
      case
        when ${isInTime} and ${isDuration} and (has_name or uri is not null or ms < ${minPlayDurationMs}) then null
        when is_blank then 'no record'
        when time_text is null then 'no time'
        when not coalesce(${isInTime}, false) then 'impossible time'
        when ms_text is null then 'no duration'
        when ms < 0 then 'negative duration'
        when not coalesce(${isDuration}, false) then 'impossible duration'
        else 'nothing named'
      end as problem
    from (${records})`;
}
