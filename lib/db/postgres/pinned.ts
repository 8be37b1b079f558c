/**
 * The settings of a session that change texts and numbers, by the names that `pg_settings` has, and
 * the values that SQL here is written for. A role, a database or a server may have others as their
 * default.
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
