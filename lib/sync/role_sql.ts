import { quoteName } from "../db/tables.ts";
import { SYNC_NAMES } from "./tables.ts";

/**
 * SQL for a role that can read Tonearm's tables and nothing else, for the deployed site. Its rights
 * are carried over by every sync.
 *
 * @example
 * ```ts
 * import { roleSql } from "./role_sql.ts";
 *
 * console.assert(roleSql().includes("grant select"));
 * ```
 */
export function roleSql(): string {
  const tables = SYNC_NAMES.map((name) => `  public.${quoteName(name)}`).join(",\n");
  return `-- Run it once, after the first sync, as the role that syncs. Put a password of your own.
create role tonearm_site login password 'choose a password' connection limit 20;
alter role tonearm_site set default_transaction_read_only = on;
alter role tonearm_site set statement_timeout = '10s';
grant usage on schema public to tonearm_site;
grant select on table
${tables}
to tonearm_site;
`;
}
