import type { Filters } from "./filters/params.ts";

/** A value that reaches SQL as a parameter. */
export type SqlValue = string | number;

/** A statement for both engines, with the values of its `$1` … `$n`. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** Collects the values of a statement while its text is built. */
export class Values {
  readonly values: SqlValue[] = [];

  /** Takes a value of SQL's type `type` and returns its placeholder. */
  add(value: SqlValue, type: "text" | "date" | "integer" | "bigint" | "timestamp"): string {
    this.values.push(value);
    return `cast($${this.values.length} as ${type})`;
  }

  /** The statement that holds the placeholders. */
  statement(text: string): Sql {
    return { text, values: this.values };
  }
}

/**
 * A statement whose text is built together with its values.
 *
 * @example
 * ```ts
 * import { statement } from "./sql.ts";
 *
 * const { text, values } = statement((values) => `select ${values.add("a", "text")} as name`);
 * console.assert(text === "select cast($1 as text) as name" && values[0] === "a");
 * ```
 */
export function statement(text: (values: Values) => string): Sql {
  const values = new Values();
  return values.statement(text(values));
}

/** The clause that leaves only the rows of the page that filters ask for. */
export function rowsOf({ limit = 100, page = 1 }: Filters, values: Values): string {
  return `limit ${values.add(limit, "integer")} offset ${
    values.add((page - 1) * limit, "integer")
  }`;
}
