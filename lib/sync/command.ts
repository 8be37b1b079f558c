import type { Answer, Call } from "../cli.ts";
import { CliError } from "../errors.ts";
import { parsePostgresUrl, shownAddress } from "../postgres/address.ts";
import { chosenTables } from "./plan.ts";
import { reportText } from "./report.ts";
import type { SyncResult } from "./result.ts";
import { roleSql } from "./role_sql.ts";
import { syncDatabase } from "./sync.ts";

/** `deno task sync`: copies the settings' database to the settings' Postgres. */
export async function syncCommand(call: Call): Promise<Answer> {
  if (call.flags["print-role-sql"] !== undefined) {
    return { json: { sql: roleSql() }, text: roleSql() };
  }
  const result = await syncConfigured(call);
  return { json: result, text: syncText(call, result) };
}

/**
 * Runs a sync as settings and flags say.
 *
 * @throws {CliError} `no-postgres-url`, and as {@linkcode syncDatabase}
 */
export async function syncConfigured(
  { config, flags, progress, signal }: Pick<Call, "config" | "flags" | "progress" | "signal">,
): Promise<SyncResult> {
  const { dataDir, postgresUrl, syncSwap } = config.settings;
  const tables = chosenTables(flags["tables"]);
  if (postgresUrl === "") {
    throw new CliError("no-postgres-url", {
      what: "POSTGRES_URL is not set, so there is no Postgres to copy to.",
      fix: "Put POSTGRES_URL=postgres://user:password@host/database into .env; docs/deploying.md " +
        "says where to get one. A site on this computer needs none: it reads the DuckDB file.",
    });
  }
  return await syncDatabase({
    dataDir,
    url: postgresUrl,
    tables,
    force: flags["force"] !== undefined,
    dryRun: flags["dry-run"] !== undefined,
    swap: syncSwap,
    progress,
    signal,
  });
}

/** What a sync did, for people. */
export function syncText({ config }: Pick<Call, "config">, result: SyncResult): string {
  return reportText(result, shownAddress(parsePostgresUrl(config.settings.postgresUrl)));
}
