/** Single plays, for histories made by hand. */
import type { HistoryRow } from "./history.ts";

const ZONE = "America/Toronto";
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** What a play can say beside its time. */
export type PlayFields = Partial<Omit<HistoryRow, keyof ReturnType<typeof clockOf>>>;

/**
 * A play that ended at a time, in Toronto: three minutes of one track unless said otherwise.
 *
 * @param at an instant: milliseconds since 1970, or text as `2024-02-29T18:00:00Z`
 */
export function playAt(at: number | string, fields: PlayFields = {}): HistoryRow {
  const instant = typeof at === "number"
    ? Temporal.Instant.fromEpochMilliseconds(at)
    : Temporal.Instant.from(at);
  return {
    ...clockOf(instant),
    ms_played: 180_000,
    track_name: "One",
    artist_name: "A",
    album_name: null,
    spotify_track_uri: null,
    ...{ platform: null, country: null, reason_start: null, reason_end: null },
    ...{ shuffle: null, skipped: null, offline: null, incognito: null, source_id: 1 },
    ...fields,
  };
}

function clockOf(instant: Temporal.Instant) {
  const clock = instant.toZonedDateTimeISO(ZONE).toPlainDateTime();
  const date = clock.toPlainDate().toString();
  const dow = clock.dayOfWeek % 7;
  return {
    played_at: clock.toString({ smallestUnit: "second" }),
    played_at_utc: instant.toString().slice(0, 19),
    timezone: ZONE,
    date,
    year: clock.year,
    month: clock.month,
    year_month: date.slice(0, 7),
    dow,
    dow_name: DAYS[dow] ?? "",
    hour: clock.hour,
  };
}
