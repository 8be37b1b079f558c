/** Composite answers are one statement: each part is a select with the same columns. */

/** The columns that every part has, null where a part does not use one. */
const COLUMNS = {
  n: "bigint",
  a: "text",
  b: "text",
  c: "text",
  d: "text",
  ms: "bigint",
  plays: "bigint",
  x: "bigint",
  y: "bigint",
  z: "bigint",
  w: "bigint",
  at: "timestamp",
  until: "timestamp",
} as const;

type Given = { readonly [K in keyof typeof COLUMNS]?: string };

/** One part: what its columns are, and from where. */
export interface PartSql {
  readonly name: string;
  readonly columns: Given;
  /** The clauses from `from` on. */
  readonly from: string;
  /** How many rows it has at most, the first by `n`. */
  readonly limit?: number;
}

/** The statement of all parts after their common table expressions; rows of a part in order of `n`. */
export function unionParts(parts: readonly PartSql[]): string {
  const selects = parts.map(({ name, columns, from, limit }) => {
    const cells = Object.entries(COLUMNS).map(([column, type]) =>
      `cast(${given(columns, column) ?? "null"} as ${type}) as ${column}`
    );
    const select = `select
    '${name}' as part,
    ${cells.join(",\n    ")}
  ${from}`;
    // The limit stands for `where place <= …`, which DuckDB 1.5 answers with a row of nulls when
    // there is none.
    return limit === undefined ? select : `select *
  from (
  ${select}
  order by n
  limit ${limit}
  ) as ${name}`;
  });
  return `select *
from (
  ${selects.join("\n  union all\n  ")}
) as parts
order by part collate "C", n`;
}

function given(columns: Given, column: string): string | undefined {
  return Object.entries(columns).find(([name]) => name === column)?.[1];
}

/** `row_number()` by hours, then plays, then names. */
export function placeBy(...names: readonly string[]): string {
  return `row_number() over (order by ms desc, plays desc${
    names.map((name) => `, ${name} collate "C"`).join("")
  })`;
}
