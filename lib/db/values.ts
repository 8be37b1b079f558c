import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
  type Json,
} from "@duckdb/node-api";
import { isoTime, wholeNumber } from "../core/plain.ts";

/**
 * A DuckDB value as the JSON of answers: whole numbers as numbers while they are exact and as text
 * beyond 2^53, decimals as numbers, local times as `2024-01-31T21:05:00` (instants with a `Z`),
 * dates as `2024-01-31`, lists and structs by their members, anything else as DuckDB writes it.
 *
 * @example
 * ```ts
 * import { plainValue } from "./values.ts";
 *
 * console.assert(plainValue(7n) === 7);
 * ```
 */
export function plainValue(value: DuckDBValue): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return wholeNumber(value);
  if (value instanceof DuckDBTimestampValue) return isoTime(String(value));
  if (value instanceof DuckDBTimestampTZValue) return isoTime(String(value));
  if (value instanceof DuckDBDateValue) return String(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    return value.items.map(plainValue);
  }
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, member]) => [name, plainValue(member)]),
    );
  }
  if (value instanceof DuckDBMapValue) {
    return Object.fromEntries(
      value.entries.map(({ key, value }) => [String(plainValue(key)), plainValue(value)]),
    );
  }
  if (value instanceof DuckDBBlobValue) return value.toString();
  return String(value);
}
