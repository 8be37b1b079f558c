import type { Answer, CallOf } from "./cli.ts";
import type { ConfigFor } from "./commands/command.ts";
import { CliError } from "../core/errors.ts";
import { parsePostgresUrl, shownAddress } from "../db/postgres/address.ts";
import { Session } from "../db/postgres/session.ts";
import { withPassword } from "../db/postgres/password.ts";
import { chosenTables } from "../sync/plan.ts";
import { reportText } from "../sync/report.ts";
import { checkServer } from "../sync/server.ts";
import { roleSql } from "../sync/role_sql.ts";
import { syncDatabase } from "../sync/sync.ts";

/** `deno task sync`: copies the settings' database to the settings' Postgres. */
export async function syncCommand(call: CallOf<"sync">): Promise<Answer> {
  if (call.flags["print-role-sql"] !== undefined) {
    const sql = roleSql(await schemaOf(call));
    return { json: { sql }, text: sql };
  }
  const { config, flags, progress, signal } = call;
  const tables = chosenTables(flags["tables"]);
  requirePostgresUrl(config);
  const { url, notice } = await withPassword(config.settings);
  if (notice !== undefined) progress.say(notice);
  const result = await syncDatabase({
    dataDir: config.settings.dataDir,
    url,
    tables,
    force: flags["force"] !== undefined,
    allowEmpty: flags["allow-empty"] !== undefined,
    dryRun: flags["dry-run"] !== undefined,
    swap: config.settings.syncSwap,
    progress,
    signal,
  });
  return { json: result, text: reportText(result, shownAddress(parsePostgresUrl(url))) };
}

/** The first schema of the search path, where sync puts the tables; `public` without a Postgres. */
async function schemaOf({ config, progress }: CallOf<"sync">): Promise<string> {
  if (config.settings.postgresUrl === "") return "public";
  const { url, notice } = await withPassword(config.settings);
  if (notice !== undefined) progress.say(notice);
  const session = await Session.open(parsePostgresUrl(url));
  try {
    return (await checkServer(session)).schema;
  } finally {
    await session.close();
  }
}

/**
 * Checks that the settings name a Postgres.
 *
 * @throws {CliError} `no-postgres-url` when it is not set, `bad-postgres-url` when it is invalid
 */
export function requirePostgresUrl(
  { settings: { postgresUrl } }: Pick<ConfigFor<"postgresUrl">, "settings">,
): void {
  if (postgresUrl === "") {
    throw new CliError("no-postgres-url", {
      what: "POSTGRES_URL is not set, so there is no Postgres to copy to.",
      fix: "Put POSTGRES_URL=postgres://user:password@host/database into .env; docs/postgres.md " +
        "says where to get one. A site on this computer needs none: it reads the DuckDB file.",
    });
  }
  parsePostgresUrl(postgresUrl);
}
