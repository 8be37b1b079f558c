/** What a question is: SQL for both engines, its parameters, and what its answer looks like. */
import { type Columns, type RawRow, rowMaker, type RowOf } from "./columns.ts";
import type { Exposure, RowsExposure, SectionsExposure } from "./exposure.ts";
import type { ParamsTaken } from "./filters/codec.ts";
import type { Filters, ParamName, Schema } from "./filters/params.ts";
import type { Sql } from "./sql.ts";

/** The rows of a question's statements, by the statement's name. */
export type RowsByName = Readonly<Record<string, readonly RawRow[]>>;

/** One thing the site can ask of a store. */
export interface Question<Data = unknown> extends ParamsTaken {
  /** Its path under `/api/`, parameters in braces: `artist/{artist}`. */
  readonly path: string;
  /** One sentence that defines what it measures. */
  readonly help: string;
  /** What a site reveals of it to strangers who can reach it without a password. */
  readonly exposure: Exposure;
  /** The parameters that are part of the path. */
  readonly inPath: readonly ParamName[];
  /** The columns of each row, for a list or a single object; none for a composite. */
  readonly columns?: Columns;
  /** The sections of a composite. */
  readonly sections?: Readonly<Record<string, Section>>;
  /** The JSON Schema of `data`. */
  readonly schema: Schema;
  /** True for a list, which can be had as CSV. */
  readonly isList: boolean;
  /** The lists that a composite holds, with their columns; each can be had as CSV. */
  readonly lists?: Readonly<Record<string, Columns>>;
  /** The statements, by name, all run on one state of the data. */
  readonly statements: (filters: Filters) => Readonly<Record<string, Sql>>;
  /** The data of the rows; undefined when what was asked for does not exist. */
  readonly read: (rows: RowsByName, filters: Filters) => Data | undefined;
  /** The `next_cursor` of a list that comes in pages. */
  readonly next?: (rows: RowsByName, filters: Filters) => string | null;
}

/** A question of one statement, which others may be made of. */
export type RowsQuestion<C extends Columns, Data> = Question<Data> & {
  readonly columns: C;
  readonly sql: (filters: Filters) => Sql;
};

/** What every question declares. */
interface Declared extends Partial<ParamsTaken> {
  readonly path: string;
  readonly help: string;
  readonly inPath?: readonly ParamName[];
}

/** What a question of one statement declares. */
interface DeclaredRows<C extends Columns> extends Declared {
  readonly columns: C;
  readonly exposure: RowsExposure<C>;
  readonly sql: (filters: Filters) => Sql;
}

/** A question whose answer is a list of rows. */
export function list<const C extends Columns>(
  { next, ...declared }: DeclaredRows<C> & {
    /** The `next_cursor` after the rows of the statement, which may be more than the page has. */
    readonly next?: (rows: readonly RawRow[], filters: Filters) => string | null;
  },
): RowsQuestion<C, RowOf<C>[]> {
  return {
    inPath: [],
    params: [],
    ...declared,
    schema: { type: "array", items: schemaOf(declared.columns) },
    isList: true,
    statements: (filters) => ({ rows: declared.sql(filters) }),
    read: ({ rows = [] }, filters) =>
      (next === undefined ? rows : rows.slice(0, filters.limit)).map(rowMaker(declared.columns)),
    ...(next === undefined ? {} : { next: ({ rows = [] }, filters) => next(rows, filters) }),
  };
}

/** A question whose answer is one object, made of one row. */
export function object<const C extends Columns>(
  declared: DeclaredRows<C>,
): RowsQuestion<C, RowOf<C>> {
  return {
    inPath: [],
    params: [],
    ...declared,
    schema: schemaOf(declared.columns),
    isList: false,
    statements: (filters) => ({ rows: declared.sql(filters) }),
    read: ({ rows }) => {
      const row = rows?.[0];
      return row === undefined ? undefined : rowMaker(declared.columns)(row);
    },
  };
}

/** A section of a composite answer: one object or a list, from a statement of its own. */
export interface Section<C extends Columns = Columns, Many extends boolean = boolean> {
  readonly columns: C;
  readonly many: Many;
  readonly sql: (filters: Filters) => Sql;
}

/** A section that is one object; null when there is no row. */
export function one<const C extends Columns>(columns: C, sql: Section["sql"]): Section<C, false> {
  return { columns, many: false, sql };
}

/** A section that is a list. */
export function many<const C extends Columns>(columns: C, sql: Section["sql"]): Section<C, true> {
  return { columns, many: true, sql };
}

type DataOf<S extends Record<string, Section>> = {
  readonly [K in keyof S]: S[K]["many"] extends true ? RowOf<S[K]["columns"]>[]
    : RowOf<S[K]["columns"]> | null;
};

/**
 * A question whose answer has several sections. If the first section has no row, the subject does
 * not exist.
 */
export function composite<const S extends Record<string, Section>>(
  declared: Declared & { readonly sections: S; readonly exposure: SectionsExposure<S> },
): Question<DataOf<S>> {
  const sections = Object.entries<Section>(declared.sections);
  return {
    inPath: [],
    params: [],
    ...declared,
    schema: compositeSchema(declared.sections),
    isList: false,
    lists: Object.fromEntries(
      sections.flatMap(([name, { columns, many }]) => many ? [[name, columns]] : []),
    ),
    statements: (filters) =>
      Object.fromEntries(sections.map(([name, { sql }]) => [name, sql(filters)])),
    read: (rows) => {
      const [first = ""] = Object.keys(declared.sections);
      if (rows[first]?.length === 0) return undefined;
      const entries = sections.map(([name, { columns, many }]) => {
        const made = (rows[name] ?? []).map(rowMaker(columns));
        return [name, many ? made : made[0] ?? null] as const;
      });
      // Each entry is made by the section of its name.
      return Object.fromEntries(entries) as DataOf<S>;
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

function compositeSchema(sections: Readonly<Record<string, Section>>): Schema {
  const properties = Object.entries(sections).map(([name, { columns, many }]) => {
    const row = schemaOf(columns);
    return [name, many ? { type: "array", items: row } : { anyOf: [row, { type: "null" }] }];
  });
  return {
    type: "object",
    required: Object.keys(sections),
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}
