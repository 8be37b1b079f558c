import { type ColumnType, quoteName } from "../db/tables.ts";
import { type SyncName, syncTable } from "./tables.ts";

/** How many rows, about, one checksum covers: a power of two, as its exponent. */
const RUN_BITS = 13;

/** How many runs the hashes that stand for names are divided into: their highest eight bits of 63. */
export const HASHED_RUNS = 256;

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
  const run = runOf(name, column);
  const order = orderOf(name, quoteName);
  return [
    "select",
    "  run,",
    checksums(name, keepsOrder ? "" : order),
    "from (",
    `  select ${run} as run, ${readColumns(name, column, `partition by ${run}`)}`,
    `  from ${from}`,
    `  where ${where}`,
    ...(keepsOrder ? [`  order by run, ${order}`] : []),
    ") as weighed",
    "group by run",
    "order by run",
  ].join("\n");
}

/**
 * As {@linkcode checksumQuery}, for PostgreSQL and a table whose key begins with a number: run after
 * run is read along the key's index, so nothing large is sorted.
 */
export function checksumsAlongKey(name: SyncName, from: string): string {
  const first = quoteName(syncTable(name).key[0] ?? "");
  const bits = runBits(name) ?? 0;
  return [
    "select run, sums.*",
    "from generate_series(",
    `  (select min(${first}) >> ${bits} from ${from})::bigint,`,
    `  (select max(${first}) >> ${bits} from ${from})::bigint`,
    ") as numbers(run)",
    "cross join lateral (",
    `  select ${checksums(name, "")}`,
    "  from (",
    `    select ${readColumns(name, quoteName, "")}`,
    `    from ${from}`,
    `    where ${first} >= run << ${bits}`,
    // The last number of the run, for the first of the next may be more than a bigint holds.
    `      and ${first} <= (run << ${bits}) + ${2n ** BigInt(bits) - 1n}`,
    `    order by ${orderOf(name, quoteName)}`,
    "  ) as weighed",
    "  having count(*) > 0",
    ") as sums",
    "order by run",
  ].join("\n");
}

/** Which run a row is in: by its first number where the key begins with one, else by its key's hash. */
export function runOf(name: SyncName, column: (name: string) => string = quoteName): string {
  const bits = runBits(name);
  if (bits !== undefined) return `${column(syncTable(name).key[0] ?? "")} >> ${bits}`;
  const parts = syncTable(name).key.map((each) => `(${column(each)})::text`).join(" || ',' || ");
  return `substr(md5(${parts}), 1, 2)`;
}

/**
 * How many bits of the first number of the key tell rows of one run apart: few where rows are
 * numbered 1…n, all but the highest eight where the number is a hash. Undefined without such a key.
 */
export function runBits(name: SyncName): number | undefined {
  const { key, columns } = syncTable(name);
  if (isHashed(name)) return 55;
  return columns[key[0] ?? ""]?.type === "integer" && key.length === 1 ? RUN_BITS : undefined;
}

/** Whether a table's key begins with a hash of names. */
export function isHashed(name: SyncName): boolean {
  const { key, columns } = syncTable(name);
  return columns[key[0] ?? ""]?.type === "bigint";
}

/** The key, as `order by` takes it. */
function orderOf(name: SyncName, read: (name: string) => string): string {
  const { columns, key } = syncTable(name);
  return key
    .map((each) => columns[each]?.type === "text" ? `${read(each)} collate "C"` : read(each))
    .join(", ");
}

/** The columns with the weight of their row: from its key where that is numbers, else its place. */
function readColumns(name: SyncName, read: (name: string) => string, partition: string): string {
  const { columns, key } = syncTable(name);
  const numbers = key.map((each) => wholeNumber(columns[each]?.type ?? "text", read(each)));
  const weight = numbers.every((number) => number !== undefined)
    ? numbers.map((number, at) => `${number} % 1021 * ${at * 31 + 1}`).join(" + ")
    : `row_number() over (${partition} order by ${orderOf(name, read)})`;
  const all = Object.keys(columns).map((each) => `${read(each)} as ${quoteName(each)}`).join(", ");
  return `((${weight}) % 1021 + 1)::bigint as weight, ${all}`;
}

/** The number of rows and a checksum for each column. */
function checksums(name: SyncName, order: string): string {
  const sums = Object.entries(syncTable(name).columns).map(([each, { type, notNull }], at) =>
    `  ${checksum(type, quoteName(each), notNull === true, order)} as c${at}`
  );
  return ["count(*)::integer as rows", ...sums].join(",\n");
}

function checksum(type: ColumnType, value: string, notNull: boolean, order: string): string {
  const number = wholeNumber(type, value);
  if (number !== undefined) {
    // What fits 32 bits is added up quicker, and needs no limit before it is weighed.
    const isWide = type === "bigint" || type === "timestamp";
    const weighed = isWide ? `(${number} % 2147483629) * weight` : `${number} * weight`;
    const counted = notNull ? "" : `count(${value}), `;
    return `concat_ws(':', ${counted}sum(${number}), sum(${weighed}))`;
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
      return value;
    case "boolean":
      return `${value}::integer`;
    case "date":
      return `(${value} - date '1970-01-01')`;
    case "timestamp":
      return microseconds(value);
    default:
      return undefined;
  }
}

/** Both engines divide whole microseconds by a million; the product is what was divided. */
function microseconds(value: string): string {
  return `case
    when isfinite(${value}) then round(date_part('epoch', ${value}) * 1000000)::bigint
    when ${value} > timestamp '2000-01-01' then 9007199254740993
    when ${value} is not null then -9007199254740993
  end`;
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
