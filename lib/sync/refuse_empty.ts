import { CliError } from "../core/errors.ts";
import type { Database } from "../db/duckdb.ts";
import type { Session } from "../db/postgres/session.ts";
import { within } from "./ddl.ts";

/**
 * Refuses to replace the plays in Postgres when DuckDB has none: the public site would be empty, most
 * likely because something went wrong on this side.
 *
 * @param schema where the live tables are
 * @throws {CliError} `no-plays`
 */
export async function refuseEmpty(
  database: Pick<Database, "rows">,
  session: Session,
  schema: string,
): Promise<void> {
  if ((await database.rows("select 1 from plays limit 1")).length > 0) return;
  const plays = within(schema, "plays");
  const [live] = await session.rows(
    `select to_regclass('${plays.replaceAll("'", "''")}') is not null as "exists"`,
  );
  if (live?.["exists"] !== true) return;
  if ((await session.rows(`select 1 as play from ${plays} limit 1`)).length === 0) return;
  throw new CliError("no-plays", {
    what: "The local database has no plays, but the one in Postgres has some.",
    fix:
      "Nothing was changed in Postgres. Run `deno task ingest` and read its report. To replace the " +
      "plays there anyway, pass --allow-empty.",
  });
}
