import { counted, plural } from "../core/plural.ts";
import { textTable } from "../db/text_table.ts";
import type { SyncResult } from "./result.ts";

/**
 * What a sync did, for people.
 *
 * @param shown where to, without the password
 */
export function reportText(result: SyncResult, shown: string): string {
  if (result.up_to_date) {
    return `${shown} has this data already; nothing to do (--force copies it again).\n`;
  }
  const entries = Object.entries(result.tables);
  const rows = entries.map(([name, { rows, bytes, seconds, action }]) =>
    result.dry_run
      ? [name, rows, action]
      : [name, rows, Math.round(bytes / 1e5) / 10, seconds, action]
  );
  const columns = result.dry_run ? ["table", "rows", "would"] : ["table", "rows", "MB", "s", "did"];
  const table = textTable({ columns, rows });
  const nuls = result.nul_characters === 0
    ? ""
    : `${
      counted(result.nul_characters, "NUL character")
    }, which Postgres cannot hold, became U+FFFD.\n`;
  if (result.dry_run) return `${table}${nuls}Nothing was changed (--dry-run).\n`;
  return `${table}${nuls}
${counted(result.rows, "row")} ${
    plural(result.rows, { one: "is", other: "are" })
  } in ${shown}, verified.
${result.rows_sent.toLocaleString("en")} of them were sent (${
    (result.bytes_sent / 1e6).toFixed(1)
  } MB), ${result.rows_per_second.toLocaleString("en")} rows a second; ` +
    `${result.seconds} s in all.\n`;
}
