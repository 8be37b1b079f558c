import type { Json } from "@duckdb/node-api";
import stringWidth from "string-width";
import type { QueryResult, Row } from "./query.ts";

/** How many rows a table shows; CSV and JSON have all of them. */
export const TABLE_ROWS = 200;
/** Where a cell is cut. */
const MOST_WIDTH = 60;

/**
 * Rows as a table for a terminal: numbers aligned right, wide characters counted as two, control
 * characters shown as `·`.
 *
 * @example
 * ```ts
 * import { textTable } from "./text_table.ts";
 *
 * console.assert(textTable({ columns: ["n"], rows: [[1]] }).includes("n\n"));
 * ```
 */
export function textTable({ columns, rows }: QueryResult): string {
  const shown = rows.slice(0, TABLE_ROWS);
  const titles = columns.map(cellText);
  const cells = shown.map((row) => row.map(cellText));
  const widths = titles.map((title, at) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[at] ?? "")))
  );
  const isNumber = columns.map((_, at) =>
    shown.some((row) => typeof row[at] === "number") &&
    shown.every((row) => row[at] === null || typeof row[at] === "number")
  );
  const line = (row: readonly string[]) =>
    row.map((cell, at) => pad(cell, widths[at] ?? 0, isNumber[at] ?? false)).join("  ").trimEnd();
  const count = shown.length === 1 ? "1 row" : `${shown.length} rows`;
  return [
    line(titles),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...cells.map(line),
    rows.length > shown.length ? `(the first ${count}; --csv prints all)` : `(${count})`,
    "",
  ].join("\n");
}

/**
 * Rows as CSV (RFC 4180): a header, quotes where they are needed, an empty field for null.
 *
 * @example
 * ```ts
 * import { csv } from "./text_table.ts";
 *
 * console.assert(csv({ columns: ["a"], rows: [['say "hi"']] }) === 'a\r\n"say ""hi"""\r\n');
 * ```
 */
export function csv({ columns, rows }: QueryResult): string {
  return csvLines([columns, ...rows]);
}

/** Rows as lines of CSV, without a header. */
export function csvLines(rows: readonly Row[]): string {
  return rows.map((row) => row.map(csvField).join(",") + "\r\n").join("");
}

function csvField(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const safe = text.replaceAll(/\p{Cc}/gu, "·");
  if (stringWidth(safe) <= MOST_WIDTH) return safe;
  let cut = "";
  for (const { segment } of new Intl.Segmenter().segment(safe)) {
    if (stringWidth(cut + segment) >= MOST_WIDTH) break;
    cut += segment;
  }
  return `${cut}…`;
}

function pad(cell: string, width: number, toRight: boolean): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(cell)));
  return toRight ? space + cell : cell + space;
}
