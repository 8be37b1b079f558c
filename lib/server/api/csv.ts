/**
 * Rows as CSV (RFC 4180): a header line, CRLF, quotes where they are needed; null is an empty field.
 *
 * @example
 * ```ts
 * import { toCsv } from "./csv.ts";
 *
 * console.assert(toCsv(["a"], [{ a: 'x "y"' }]) === 'a\r\n"x ""y"""\r\n');
 * ```
 */
export function toCsv(columns: readonly string[], rows: readonly object[]): string {
  const lines = rows.map((row) => {
    const cells = new Map(Object.entries(row));
    return columns.map((name) => field(cells.get(name))).join(",");
  });
  return [columns.map(field).join(","), ...lines].map((line) => `${line}\r\n`).join("");
}

function field(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  // An empty text is quoted, to distinguish it from null.
  return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
