import type { Table } from "../tables.ts";

/** A table that is made from others. */
export interface DerivedTable extends Table {
  /** The derived and temporary tables that the select reads: they are made first. */
  readonly needs: readonly string[];
  /** The select that fills it, in DuckDB's SQL, with its columns in the order they are declared. */
  readonly derive: string;
}

/**
 * The id of a track, artist or album: a hash of its names, so that no statement needs a join to
 * find it. Among a million names, the chance that two share an id is one in twenty million.
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

/**
 * The text that search compares: lower case, without accents. {@linkcode foldText} folds a query
 * alike.
 */
export function foldSql(text: string): string {
  return `lower(strip_accents(${text}))`;
}
