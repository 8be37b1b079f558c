import type { Database } from "../db/duckdb.ts";
import { quoteName, table, type TableName } from "../db/tables.ts";

/**
 * Merges rows, given as JSON, by key. If a provider with higher priority (`$2`, separated by
 * commas) contributed to the row, only its gaps are filled; otherwise new non-null values win.
 * `provider` lists all contributors.
 */
export function mergeFacts(name: TableName): string {
  const { columns, key } = table(name);
  const facts = Object.keys(columns)
    .filter((column) => !key.includes(column) && !["provider", "enriched_at"].includes(column));
  const full = (side: string, column: string) =>
    columns[column]?.type === "text"
      ? `nullif(${side}.${quoteName(column)}, '')`
      : `${side}.${quoteName(column)}`;
  const sets = facts.map((column) => {
    const [old, fresh] = [full("old", column), full("fresh", column)];
    return `${quoteName(column)} = case
        when is_stronger then coalesce(${old}, ${fresh}, old.${quoteName(column)}, fresh.${
      quoteName(column)
    })
        else coalesce(${fresh}, ${old}, fresh.${quoteName(column)}, old.${quoteName(column)})
      end`;
  });
  const fills = facts.map((column) =>
    `(${full("fresh", column)} is not null and (not is_stronger or ${full("old", column)} is null))`
  );
  return `
    merge into ${quoteName(name)} as old
    using (${rowsOf(name)}) as fresh
    on ${key.map((column) => `old.${quoteName(column)} = fresh.${quoteName(column)}`).join(" and ")}
    when matched then update set
      ${sets.join(",\n      ")},
      provider = case
        when old.provider is null then fresh.provider
        when not (${fills.join(" or ")}) then old.provider
        when list_contains(string_split(old.provider, ','), fresh.provider) then old.provider
        else old.provider || ',' || fresh.provider
      end,
      enriched_at = fresh.enriched_at
    when not matched then insert (${names(name)}) values (${names(name, "fresh.")})`
    .replaceAll(
      "is_stronger",
      "coalesce(list_has_any(string_split(old.provider, ','), string_split(nullif($2, ''), ',')), false)",
    );
}

/** Replaces the rows with the same key. */
export async function replace(
  database: Database,
  name: TableName,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const { columns, key } = table(name);
  const others = Object.keys(columns).filter((column) => !key.includes(column));
  await database.run(
    `merge into ${quoteName(name)} as old
     using (${rowsOf(name)}) as fresh
     on ${
      key.map((column) => `old.${quoteName(column)} = fresh.${quoteName(column)}`).join(" and ")
    }
     when matched then update set ${
      others.map((column) => `${quoteName(column)} = fresh.${quoteName(column)}`).join(", ")
    }
     when not matched then insert (${names(name)}) values (${names(name, "fresh.")})`,
    [JSON.stringify(rows)],
  );
}

/** `$1`, a list of objects as JSON, as rows of a table; one row a key. */
function rowsOf(name: TableName): string {
  const { columns, key } = table(name);
  const shape = Object.fromEntries(
    Object.entries(columns).map(([column, { type }]) => [column, type]),
  );
  return `
    select *
    from (select unnest(from_json(cast($1 as json), '${JSON.stringify([shape])}'), max_depth := 2))
    qualify row_number() over (partition by ${key.map(quoteName).join(", ")}) = 1`;
}

function names(name: TableName, prefix = ""): string {
  return Object.keys(table(name).columns).map((column) => prefix + quoteName(column)).join(", ");
}
