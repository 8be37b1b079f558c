/** The columns of answers: what each contains, and how it is made from the database's value. */
import type { Schema } from "./filters/params.ts";

/** A value of an answer. */
export type Cell = string | number | boolean | null;

/** A row from an engine, with plain values. */
export type RawRow = Readonly<Record<string, Cell>>;

/** One column of an answer. */
export interface Column<T extends Cell = Cell> {
  readonly help: string;
  readonly schema: Schema;
  /** Set for hours of listening. */
  readonly unit?: "hours";
  /** The value of the column called `name`, from the row that SQL gave. */
  readonly make: (raw: RawRow, name: string) => T;
}

/** The columns of an answer, in their order. */
export type Columns = Readonly<Record<string, Column>>;

/** The row that columns make. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};

/** Text: a name, a day as `2024-01-31`, a month as `2024-01`, a local time as `2024-01-31T21:05:00`. */
export function text(help: string, format?: Format): Column<string> {
  return {
    help,
    schema: { type: "string", ...formatted(format) },
    make: (raw, name) => String(cell(raw, name)),
  };
}

/** Text that may be missing. */
export function maybeText(help: string, format?: Format): Column<string | null> {
  return {
    help,
    schema: { type: ["string", "null"], ...formatted(format) },
    make: (raw, name) => {
      const value = cell(raw, name);
      return value === null ? null : String(value);
    },
  };
}

/** One of a few texts. */
export function oneOf<const T extends string>(values: readonly T[], help: string): Column<T> {
  return {
    help,
    schema: { type: "string", enum: values },
    make: (raw, name) => {
      const found = cell(raw, name);
      const value = values.find((value) => value === found);
      if (value === undefined) {
        throw new Error(`${name} is ${found}, expected ${values.join(", ")}`);
      }
      return value;
    },
  };
}

/** A whole number. */
export function integer(help: string): Column<number> {
  return { help, schema: { type: "integer" }, make: (raw, name) => Number(cell(raw, name)) };
}

/** A number that may be missing. */
export function maybeNumber(help: string): Column<number | null> {
  return {
    help,
    schema: { type: ["number", "null"] },
    make: (raw, name) => {
      const value = cell(raw, name);
      return value === null ? null : Number(value);
    },
  };
}

/** Yes or no. */
export function boolean(help: string): Column<boolean> {
  return { help, schema: { type: "boolean" }, make: (raw, name) => cell(raw, name) === true };
}

/** Yes, no or unknown. */
export function maybeBoolean(help: string): Column<boolean | null> {
  return {
    help,
    schema: { type: ["boolean", "null"] },
    make: (raw, name) => {
      const value = cell(raw, name);
      return value === null ? null : value === true;
    },
  };
}

/** Hours, from the milliseconds that SQL gives under the same name with `ms` for `hours`. */
export function hours(help: string): Column<number> {
  return {
    help,
    schema: { type: "number" },
    unit: "hours",
    make: (raw, name) => hoursOf(Number(cell(raw, name.replace(/hours$/, "ms")))),
  };
}

/** Plays that are shared, from ten-thousandths under the same name with `_e4` behind. */
export function sharedPlays(help: string): Column<number> {
  return {
    help,
    schema: { type: "number" },
    make: (raw, name) => Number(cell(raw, `${name}_e4`)) / 10_000,
  };
}

/** A share from 0 to 1 of two columns that SQL gives; null of nothing. */
export function share(help: string, part: string, whole: string): Column<number | null> {
  return {
    help,
    schema: { type: ["number", "null"], minimum: 0, maximum: 1 },
    make: (raw) => shareOf(Number(cell(raw, part)), Number(cell(raw, whole))),
  };
}

/** A column read from another column of the SQL. */
export function from<T extends Cell>(source: string, column: Column<T>): Column<T> {
  return { ...column, make: (raw) => column.make(raw, source) };
}

/**
 * Milliseconds as hours, to four decimals: the only place that computes hours.
 *
 * @example
 * ```ts
 * import { hoursOf } from "./columns.ts";
 *
 * console.assert(hoursOf(5_400_000) === 1.5);
 * ```
 */
export function hoursOf(milliseconds: number): number {
  return Math.round(milliseconds / 360) / 10_000;
}

/**
 * A part of a whole, to four decimals; null when there is no whole.
 *
 * @example
 * ```ts
 * import { shareOf } from "./columns.ts";
 *
 * console.assert(shareOf(1, 3) === 0.3333 && shareOf(0, 0) === null);
 * ```
 */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round(part * 10_000 / whole) / 10_000;
}

/** Turns an engine's rows into the answer's rows. */
export function rowMaker<C extends Columns>(columns: C): (raw: RawRow) => RowOf<C> {
  const named = Object.entries(columns);
  return (raw) => {
    const row: Record<string, Cell> = {};
    for (const [name, column] of named) row[name] = column.make(raw, name);
    // Its cells are exactly the columns', each made by its column.
    return row as RowOf<C>;
  };
}

type Format = "date" | "local-time";

function cell(raw: RawRow, name: string): Cell {
  const value = raw[name];
  if (value === undefined) throw new Error(`the statement gives no column ${name}`);
  return value;
}

function formatted(format: Format | undefined): Schema {
  if (format === undefined) return {};
  if (format === "date") return { format };
  return { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?$" };
}
