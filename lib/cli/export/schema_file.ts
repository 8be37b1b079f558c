import { SCHEMA_VERSION, table, TABLE_NAMES, type TableName } from "../../db/tables.ts";

/** How much was written of a table. */
export interface Written {
  readonly rows: number;
  readonly files: number;
}

/**
 * The schema file of an export, for programs that read it: the version of the schema, and of each
 * table its rows, its key and its columns with type and meaning. Pure.
 *
 * @param format the files' format, which is also their ending
 *
 * @example
 * ```ts
 * import { schemaOf } from "./schema_file.ts";
 *
 * const schema = schemaOf("json", { meta: { rows: 12, files: 1 } });
 * console.assert(schema.tables["meta"]?.columns["key"]?.type === "text");
 * ```
 */
export function schemaOf(format: string, tables: Partial<Record<TableName, Written>>) {
  const described = TABLE_NAMES.flatMap((name) => {
    const written = tables[name];
    if (written === undefined) return [];
    const { help, key, columns } = table(name);
    const shown = Object.entries(columns).map(([column, { type, notNull, help }]) =>
      [column, { type, nullable: notNull !== true, help }] as const
    );
    return [[name, { help, ...written, key, columns: Object.fromEntries(shown) }] as const];
  });
  return { schema_version: SCHEMA_VERSION, format, tables: Object.fromEntries(described) };
}
