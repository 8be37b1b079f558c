import { type ColumnType, quoteName } from "../db/tables.ts";
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
 * A query that every engine answers alike: for each run of rows its number, how many rows it has, and
 * for every column a checksum of its values in the order of the key. Texts are hashed one after the
 * other; numbers are summed, plainly and by weights that depend on the row, so that two values that
 * changed places show. It takes several times as long as PostgreSQL's own hashes of rows, and tells
 * which column differs.
 *
 * @param from the table to read, quoted
 * @param column how a column is read; Postgres reads what was sent
 *
 * @example
 * ```ts
 * import { checksumQuery } from "./checksums.ts";
 *
 * console.assert(checksumQuery("meta", "meta").includes("string_agg"));
 * ```
 */
export function checksumQuery(
  name: SyncName,
  from: string,
  column: (name: string) => string = quoteName,
): string {
  const run = runOf(name, column);
  const { columns, key } = syncTable(name);
  const numbers = key.map((each) => wholeNumber(columns[each]?.type ?? "text", column(each)));
  const weight = numbers.every((number) => number !== undefined)
    ? numbers.map((number, at) => `${number} % 1021 * ${at * 31 + 1}`).join(" + ")
    : `row_number() over (partition by ${run} order by ${orderOf(name, column)})`;
  const all = Object.keys(columns).map((each) => `${column(each)} as ${quoteName(each)}`);
  const order = orderOf(name, quoteName);
  const sums = Object.entries(columns).map(([each, { type, notNull }], at) =>
    `  ${checksum(type, quoteName(each), notNull === true, order)} as c${at}`
  );
  return [
    "select",
    "  run,",
    ["  count(*)::integer as rows", ...sums].join(",\n"),
    "from (",
    `  select ${run} as run, ((${weight}) % 1021 + 1)::bigint as weight, ${all.join(", ")}`,
    `  from ${from}`,
    ") as weighed",
    "group by run",
    "order by run",
  ].join("\n");
}

/** Which run a row is in: by its number where the key is one, else by its key's hash. */
function runOf(name: SyncName, column: (name: string) => string): string {
  const { key, columns } = syncTable(name);
  if (columns[key[0] ?? ""]?.type === "integer" && key.length === 1) {
    return `${column(key[0] ?? "")} >> ${RUN_BITS}`;
  }
  const parts = key.map((each) => `(${column(each)})::text`).join(" || ',' || ");
  return `substr(md5(${parts}), 1, 2)`;
}

/** The key, as `order by` takes it. */
function orderOf(name: SyncName, read: (name: string) => string): string {
  const { columns, key } = syncTable(name);
  return key
    .map((each) => columns[each]?.type === "text" ? `${read(each)} collate "C"` : read(each))
    .join(", ");
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
  return `md5(string_agg(${marked}, chr(31) order by ${order}))`;
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
