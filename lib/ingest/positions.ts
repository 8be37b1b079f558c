import { quoteName } from "../db/tables.ts";

/**
 * The columns that identify a record in `rejects`: `position`, its position in its file from 1, and
 * `record`, its fields as JSON. They follow a comma in the list of a select over `file`.
 */
export function positionColumns(fields: readonly string[]): string {
  const json = `to_json({${fields.map((field) => `${field}: ${quoteName(field)}`).join(", ")}})`;
  return `, row_number() over (partition by file) as position, ${json} as record`;
}
