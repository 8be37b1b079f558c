import { quoteName } from "../db/tables.ts";
import { SYNC_NAMES } from "./tables.ts";

/**
 * SQL for a role that can read Tonearm's tables and nothing else, for the deployed site: one
 * transaction, so that it is made whole or not at all. Its rights are carried over by every sync.
 *
 * @param schema where the tables are
 *
 * @example
 * ```ts
 * import { roleSql } from "./role_sql.ts";
 *
 * console.assert(roleSql("music").includes("grant usage on schema music to tonearm_site"));
 * ```
 */
export function roleSql(schema = "public"): string {
  const place = /^[a-z_][a-z0-9_]*$/.test(schema) ? schema : quoteName(schema);
  const tables = SYNC_NAMES.map((name) => `  ${place}.${quoteName(name)}`).join(",\n");
  const path = schema === "public" ? "" : `alter role tonearm_site set search_path = ${place};\n`;
  return `-- Run it once, after the first sync, as the role that syncs. Put a password of your own.
begin;
create role tonearm_site login password 'choose a password' connection limit 20;
alter role tonearm_site set default_transaction_read_only = on;
alter role tonearm_site set statement_timeout = '10s';
${path}grant usage on schema ${place} to tonearm_site;
grant select on table
${tables}
to tonearm_site;
commit;
`;
}
