/** What strangers get of an answer: sums, names, and no moment of a single play. */
import type { Cell, Columns } from "../columns.ts";
import type { Tells, ToldColumns } from "../exposure.ts";
import type { Filters } from "../filters/params.ts";
import type { Question } from "../question.ts";
import { namesSomething, type QuietMonths, selects } from "./restrict.ts";
import { monthsAround } from "./whole_months.ts";

type Row = Readonly<Record<string, Cell>>;

/**
 * An answer without what its question withholds from strangers.
 *
 * Moments become months; days of quiet months are left out; beside a name there are neither days
 * nor hours of the day. Hours without a name are rounded to a tenth: exact ones could be found
 * again beside a name.
 *
 * @param filters those that it was asked with
 */
export function reduce<Data>(
  question: Question<Data>,
  filters: Filters,
  data: Data,
  quiet: QuietMonths,
): Data {
  const { exposure, columns = {}, sections } = question;
  if (exposure === "never") throw new Error(`${question.path} is not answered to strangers`);
  const isAskedByName = selects(filters, "name");
  const reduced = sections === undefined
    ? reducedRows(data, {
      columns,
      told: exposure.columns ?? {},
      isNamed: namesSomething(question, filters),
      quiet,
      among: exposure.among ?? {},
    })
    : Object.fromEntries(
      Object.entries(Object(data)).map(([name, rows]) => {
        const told = exposure.sections?.[name] ?? {};
        const tells = Object.values(told);
        const isWithheld = isAskedByName && (tells.includes("day") || tells.includes("hour"));
        if (isWithheld) return [name, Array.isArray(rows) ? [] : null];
        const isNamed = isAskedByName || tells.includes("name");
        const columns = sections[name]?.columns ?? {};
        return [name, reducedRows(rows, { columns, told, isNamed, quiet, among: {} })];
      }),
    );
  // Every cell keeps its type: only what may be null becomes null, lists stay lists.
  return reduced as Data;
}

interface Rule {
  readonly columns: Columns;
  readonly told: ToldColumns;
  readonly isNamed: boolean;
  readonly quiet: QuietMonths;
  readonly among: Readonly<Record<string, readonly string[] | undefined>>;
}

/** A list, an object or null, in the same form. */
function reducedRows(data: unknown, rule: Rule): unknown {
  if (Array.isArray(data)) {
    return data.filter((row) => isGiven(row, rule)).map((row) => reducedRow(row, rule));
  }
  if (!isRow(data) || !isGiven(data, rule)) return null;
  return reducedRow(data, rule);
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null;
}

function isGiven(row: Row, { told, quiet, among }: Rule): boolean {
  return Object.entries(row).every(([name, value]) => {
    const tells = told[name];
    const isDay = tells === "day" || tells === "bucket" && String(value).length === 10;
    if (isDay && monthsOf(String(value), row["granularity"]).some((of) => quiet.has(of))) {
      return false;
    }
    return among[name]?.includes(String(value)) ?? true;
  });
}

/** The month of a day; of a week, by its Monday, both months that it may lie in. */
function monthsOf(day: string, granularity: Cell | undefined): string[] {
  if (granularity !== "week") return [day.slice(0, 7)];
  const sunday = Temporal.PlainDate.from(day).add({ days: 6 }).toString();
  return [day.slice(0, 7), sunday.slice(0, 7)];
}

function reducedRow(row: Row, { columns, told, isNamed }: Rule): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (typeof value === "number") {
        const isRounded = !isNamed && columns[name]?.unit === "hours";
        return [name, isRounded ? Math.round(value * 10) / 10 : value];
      }
      return [name, reducedCell(value, told[name])];
    }),
  );
}

function reducedCell(value: Cell, tells: Tells | undefined): Cell {
  if (tells === "withheld") return null;
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  if (tells === "moment") return value.slice(0, 7);
  const day = value.slice(0, 10);
  const { start, end } = monthsAround({ start: day, end: day });
  if (tells === "month-start") return start;
  return tells === "month-end" ? end : value;
}
