import { isoTime, wholeNumber } from "../../core/plain.ts";

/** How Postgres.js reads and writes one kind of value. */
interface PostgresType<T> {
  readonly to: number;
  readonly from: number[];
  readonly serialize: (value: unknown) => string;
  readonly parse: (text: string) => T;
}

/**
 * The types whose values Postgres.js would give as dates or text, read as DuckDB's are: whole numbers
 * and decimals as numbers, days and local times as text in ISO's form.
 *
 * @example
 * ```ts
 * import { POSTGRES_TYPES } from "./postgres_values.ts";
 *
 * console.assert(POSTGRES_TYPES.timestamp.parse("2024-01-31 21:05:00") === "2024-01-31T21:05:00");
 * ```
 */
export const POSTGRES_TYPES = {
  bigint: type(20, [20], wholeNumber),
  numeric: type(1700, [1700], Number),
  real: type(701, [700, 701], Number),
  date: type(1082, [1082], String),
  timestamp: type(1114, [1114], isoTime),
  timestamptz: type(1184, [1184], isoTime),
};

function type<T>(to: number, from: number[], parse: (text: string) => T): PostgresType<T> {
  return { to, from, serialize: String, parse };
}
