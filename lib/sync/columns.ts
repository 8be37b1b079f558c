import { type ColumnType, quoteName } from "../tables.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** How many rows, about, one checksum covers: a power of two, as its exponent. */
const RUN_BITS = 13;

/** The replacement for the character NUL, which Postgres cannot hold: U+FFFD. */
const NUL_REPLACED = "chr(65533)";

/**
 * A column as it is sent: NUL characters replaced where the column holds any.
 *
 * @param withNul the columns of the table that hold NUL characters
 */
export function sentColumn(column: string, withNul: ReadonlySet<string>): string {
  const name = quoteName(column);
  return withNul.has(column) ? `replace(${name}, chr(0), ${NUL_REPLACED})` : name;
}

/**
 * A column as COPY's text format wants it: backslashes and what ends a field or a line escaped, where
 * the column holds any.
 */
export function copiedColumn(column: string, { withNul, withEscapes }: Specials): string {
  const sent = sentColumn(column, withNul);
  if (!withEscapes.has(column)) return sent;
  return ESCAPES.reduce((text, [from, to]) => `replace(${text}, ${from}, '${to}')`, sent);
}

/** The columns of a table whose texts hold characters that need care. */
export interface Specials {
  /** NUL, which Postgres cannot hold. */
  readonly withNul: ReadonlySet<string>;
  /** Backslash, tab, line feed, carriage return: what COPY's text format escapes. */
  readonly withEscapes: ReadonlySet<string>;
}

/** The characters that are escaped, as SQL, and what stands for them; the backslash first. */
export const ESCAPES = [
  ["'\\'", "\\\\"],
  ["chr(9)", "\\t"],
  ["chr(10)", "\\n"],
  ["chr(13)", "\\r"],
] as const;

/** How a table is read for its checksums. */
export interface Reading {
  /** How a column is read; Postgres reads what was sent. */
  readonly column?: (name: string) => string;
  /** Which rows, in words of {@linkcode runOf}. */
  readonly where?: string;
  /**
   * Whether the engine hands sorted rows to an aggregate in their order, as PostgreSQL does and
   * documents; it is several times faster than sorting for each column.
   */
  readonly keepsOrder?: boolean;
}

/**
 * A query that both engines answer alike: for each run of some thousand rows its number, how many
 * rows it has, and for every column a checksum of its values in the order of the key. Texts are
 * hashed one after the other; numbers are summed, plainly and by weights that depend on the row, so
 * that two values that changed places show.
 *
 * @param from the table to read, quoted
 *
 * @example
 * ```ts
 * import { checksumQuery } from "./columns.ts";
 *
 * console.assert(checksumQuery("meta", "meta").includes("string_agg"));
 * ```
 */
export function checksumQuery(
  name: SyncName,
  from: string,
  { column = quoteName, where = "true", keepsOrder = false }: Reading = {},
): string {
  const { columns, key } = syncTable(name);
  const ordered = (read: (name: string) => string) =>
    key.map((each) => columns[each]?.type === "text" ? `${read(each)} collate "C"` : read(each))
      .join(", ");
  const order = ordered(quoteName);
  const run = runOf(name, column);
  const weight = hasNumberKey(name)
    ? column(key[0] ?? "")
    : `row_number() over (partition by ${run} order by ${ordered(column)})`;
  const checksums = Object.entries(columns).map(([each, { type, notNull }], at) =>
    `  ${checksum(type, quoteName(each), notNull === true, keepsOrder ? "" : order)} as c${at}`
  );
  return [
    "select",
    "  run,",
    "  count(*)::integer as rows,",
    checksums.join(",\n"),
    "from (",
    `  select ${run} as run, (${weight}) % 1021 + 1 as weight, ${
      Object.keys(columns).map((each) => `${column(each)} as ${quoteName(each)}`).join(", ")
    }`,
    `  from ${from}`,
    `  where ${where}`,
    ...(keepsOrder ? [`  order by run, ${order}`] : []),
    ") as weighed",
    "group by run",
    "order by run",
  ].join("\n");
}

/** Which run a row is in: by its number where the key is one, else by its key's hash. */
export function runOf(name: SyncName, column: (name: string) => string = quoteName): string {
  if (hasNumberKey(name)) return `${column(syncTable(name).key[0] ?? "")} >> ${RUN_BITS}`;
  const parts = syncTable(name).key.map((each) => `(${column(each)})::text`).join(" || ',' || ");
  return `substr(md5(${parts}), 1, 2)`;
}

/** Whether a table's key is one whole number. */
export function hasNumberKey(name: SyncName): boolean {
  const { key, columns } = syncTable(name);
  const type = columns[key[0] ?? ""]?.type;
  return key.length === 1 && (type === "integer" || type === "bigint");
}

function checksum(type: ColumnType, value: string, notNull: boolean, order: string): string {
  const number = wholeNumber(type, value);
  if (number !== undefined) {
    const weighed = `(${number} % 2147483629) * weight`;
    return `concat_ws(':', count(${value}), sum(${number}), sum(${weighed}))`;
  }
  const text = type === "double precision" ? doubleText(value) : `(${value})::text`;
  const marked = notNull ? text : `coalesce('t' || ${text}, 'n')`;
  return `md5(string_agg(${marked}, chr(31)${order === "" ? "" : ` order by ${order}`}))`;
}

function wholeNumber(type: ColumnType, value: string): string | undefined {
  switch (type) {
    case "smallint":
    case "integer":
    case "bigint":
      return `${value}::bigint`;
    case "boolean":
      return `${value}::integer::bigint`;
    case "date":
      return `(${value} - date '1970-01-01')::bigint`;
    default:
      return undefined;
  }
}

/**
 * The engines print doubles differently. Their whole part and what is left of it, by arithmetic that
 * both do alike, are exact for all that this field measures; beyond 9e15 and for what is no number
 * only the sign is compared.
 */
function doubleText(value: string): string {
  const rest = `floor((${value} - floor(${value})) * 4611686018427387904)::bigint::text`;
  return `case
    when abs(${value}) < 9e15 then floor(${value})::bigint::text || '.' || ${rest}
    when ${value} is not null then (${value} > 0)::text
  end`;
}
