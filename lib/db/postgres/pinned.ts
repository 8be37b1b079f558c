/**
 * The session settings that affect texts and numbers, by their names in `pg_settings`, and the
 * values that this SQL is written for. A role, a database or a server may have other defaults.
 */
export const PINNED = {
  DateStyle: "ISO, YMD",
  IntervalStyle: "postgres",
  TimeZone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  standard_conforming_strings: "on",
  transform_null_equals: "off",
  quote_all_identifiers: "off",
} as const;

/**
 * Those of {@linkcode PINNED} that a pooler in transaction mode keeps for each client
 * (https://www.pgbouncer.org/config.html, `track_extra_parameters`); it refuses the others.
 */
export const KEPT_BY_POOLERS = {
  DateStyle: PINNED.DateStyle,
  TimeZone: PINNED.TimeZone,
  standard_conforming_strings: PINNED.standard_conforming_strings,
} as const;
