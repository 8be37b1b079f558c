/** What a question is: SQL for both engines, its parameters, and what its answer looks like. */
import { type Columns, type RawRow, rowMaker, type RowOf } from "./columns.ts";
import type { Exposure, PartsExposure, RowsExposure } from "./exposure.ts";
import type { ParamsTaken } from "./filters/codec.ts";
import type { Filters } from "./filters/params.ts";
import type { ParamName, Schema } from "./filters/params.ts";
import type { Sql } from "./sql.ts";

/** One thing the site can ask of a store. */
export interface Question<Data = unknown> extends ParamsTaken {
  /** Its path under `/api/`, parameters in braces: `artist/{artist}`. */
  readonly path: string;
  /** One sentence that defines what it measures. */
  readonly help: string;
  /** What a site that strangers can reach without a password gives of it. */
  readonly exposure: Exposure;
  /** The parameters that are part of the path. */
  readonly inPath: readonly ParamName[];
  /** The columns of each row, for a list or a single object; none for a composite. */
  readonly columns?: Columns;
  /** The parts of a composite, with their columns. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** The JSON Schema of `data`. */
  readonly schema: Schema;
  /** True for a list, which can be had as CSV. */
  readonly isList: boolean;
  /** The lists that a composite holds, with their columns; each can be had as CSV. */
  readonly lists?: Readonly<Record<string, Columns>>;
  readonly sql: (filters: Filters) => Sql;
  /** The data of the rows; undefined when what was asked for does not exist. */
  readonly read: (rows: readonly RawRow[], filters: Filters) => Data | undefined;
  /** The `next_cursor` of a list that comes in pages. */
  readonly next?: (rows: readonly RawRow[], filters: Filters) => string | null;
}

/** What every question says of itself. */
interface Declared extends Partial<ParamsTaken> {
  readonly path: string;
  readonly help: string;
  readonly inPath?: readonly ParamName[];
  readonly sql: (filters: Filters) => Sql;
}

/** A question whose answer is a list of rows. */
export function list<const C extends Columns>(
  declared: Declared & {
    readonly columns: C;
    readonly exposure: RowsExposure<C>;
    readonly next?: NonNullable<Question["next"]>;
  },
): Question<RowOf<C>[]> {
  return {
    inPath: [],
    params: [],
    ...declared,
    columns: declared.columns,
    schema: { type: "array", items: schemaOf(declared.columns) },
    isList: true,
    read: (rows, filters) =>
      (declared.next === undefined ? rows : rows.slice(0, filters.limit))
        .map(rowMaker(declared.columns)),
  };
}

/** A question whose answer is one object, made of one row. */
export function object<const C extends Columns>(
  declared: Declared & { readonly columns: C; readonly exposure: RowsExposure<C> },
): Question<RowOf<C>> {
  return {
    inPath: [],
    params: [],
    ...declared,
    schema: schemaOf(declared.columns),
    isList: false,
    read: ([raw]) => raw === undefined ? undefined : rowMaker(declared.columns)(raw),
  };
}

/** A part of a composite answer: one object, or a list, of the rows that carry its name. */
export interface Part<C extends Columns = Columns, Many extends boolean = boolean> {
  readonly columns: C;
  readonly many: Many;
}

/** A part that is one object; null when there is no row. */
export function one<const C extends Columns>(columns: C): Part<C, false> {
  return { columns, many: false };
}

/** A part that is a list. */
export function many<const C extends Columns>(columns: C): Part<C, true> {
  return { columns, many: true };
}

type DataOf<P extends Record<string, Part>> = {
  readonly [K in keyof P]: P[K]["many"] extends true ? RowOf<P[K]["columns"]>[]
    : RowOf<P[K]["columns"]> | null;
};

/**
 * A question whose answer has several parts, from one statement whose rows say in `part` where they
 * belong. It does not exist when there is no row of its first part.
 */
export function composite<const P extends Record<string, Part>>(
  declared: Declared & { readonly parts: P; readonly exposure: PartsExposure<P> },
): Question<DataOf<P>> {
  const names = Object.keys(declared.parts);
  return {
    inPath: [],
    params: [],
    ...declared,
    schema: compositeSchema(declared.parts),
    isList: false,
    lists: Object.fromEntries(
      Object.entries(declared.parts)
        .flatMap(([name, { columns, many }]) => many ? [[name, columns]] : []),
    ),
    read: (rows) => {
      const byPart = Map.groupBy(rows, ({ part }) => String(part));
      if (!byPart.has(names[0] ?? "")) return undefined;
      const entries = Object.entries(declared.parts).map(([name, { columns, many }]) => {
        const made = (byPart.get(name) ?? []).map(rowMaker(columns));
        return [name, many ? made : made[0] ?? null] as const;
      });
      // Each entry is made by the part of its name.
      return Object.fromEntries(entries) as DataOf<P>;
    },
  };
}

/** The JSON Schema of a row. */
export function schemaOf(columns: Columns): Schema {
  return {
    type: "object",
    required: Object.keys(columns),
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(columns).map(([name, { help, schema }]) => [
        name,
        { ...schema, description: help },
      ]),
    ),
  };
}

function compositeSchema(parts: Record<string, Part>): Schema {
  const properties = Object.entries(parts).map(([name, { columns, many }]) => {
    const row = schemaOf(columns);
    return [name, many ? { type: "array", items: row } : { anyOf: [row, { type: "null" }] }];
  });
  return {
    type: "object",
    required: Object.keys(parts),
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}
