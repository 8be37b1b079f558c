import type { Table } from "../tables.ts";

/** A table that is made from others. */
export interface DerivedTable extends Table {
  /** The derived and temporary tables that the select reads: they are made first. */
  readonly needs: readonly string[];
  /** The select that fills it, in DuckDB's SQL, with its columns in the order they are declared. */
  readonly derive: string;
}

/**
 * The number that stands for a track, artist or album: a hash of its names, so that no statement
 * needs a join to find it. Two of a million names share one with a chance of one in twenty million.
 */
export function nameId(...columns: readonly string[]): string {
  return `cast(hash(${
    columns.map((column) => `coalesce(${column}, '')`).join(", ")
  }) >> 1 as bigint)`;
}

/** The number of the month of a day, from January 1970 as 0. */
export function monthNumber(date: string): string {
  return `(year(${date}) - 1970) * 12 + month(${date}) - 1`;
}

/** What search compares: without accents, in lower case. {@linkcode foldText} does it to a query. */
export function foldSql(text: string): string {
  return `lower(strip_accents(${text}))`;
}
