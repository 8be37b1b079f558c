import { CliError } from "../../core/errors.ts";
import { parsePostgresUrl, type PostgresAddress, shownAddress } from "../../db/postgres/address.ts";
import { codeOf } from "../../db/postgres/failure.ts";
import { type PostgresSettings, withPassword } from "../../db/postgres/password.ts";
import { Session } from "../../db/postgres/session.ts";
import { postgresFingerprint, SYNCED_FINGERPRINT_KEY } from "../../sync/fingerprint.ts";
import { SYNC_NAMES } from "../../sync/tables.ts";
import { bad, fine, type Outcome } from "./outcome.ts";

/** How long a server may take to respond, in milliseconds. */
const PATIENCE_MS = 5000;

/**
 * Whether Tonearm can connect to the configured Postgres, what it contains, and whether its role
 * has more rights than needed. Sync needs a role that writes, so that is not a fault, but the site
 * is safer with one that cannot.
 *
 * @throws {CliError} what {@linkcode parsePostgresUrl} and {@linkcode Session.open} throw
 */
export async function checkPostgres(
  settings: PostgresSettings,
): Promise<Outcome> {
  if (settings.postgresUrl === "") {
    return fine("not set up (POSTGRES_URL); the site reads the DuckDB file");
  }
  const { url, notice } = await withPassword(settings);
  const outcome = await checkServer(parsePostgresUrl(url)).catch((error) => {
    if (!(error instanceof CliError)) throw error;
    return bad(error.message, error.fix ?? "");
  });
  return notice === undefined ? outcome : bad(`${outcome.detail}; ${notice}`, PASS_FILE_FIX);
}

async function checkServer(named: PostgresAddress): Promise<Outcome> {
  const address = { ...named, connectMs: Math.min(named.connectMs, PATIENCE_MS) };
  const session = await Session.open(address);
  try {
    const place = shownAddress(address);
    const [row] = await session.rows(ROLE_SQL, "Asking what the role may do");
    const tables = Number(row?.["tables"]);
    const holds = tables === 0
      ? "it holds no tables of Tonearm yet"
      : `it holds ${tables} of ${SYNC_NAMES.length} tables`;
    const detail = `${place} answers; ${holds}; the role "${address.user}" `;
    if (tables > 0 && row?.["reads"] !== true) {
      return bad(`${detail}may not read them`, LET_READ);
    }
    if (tables === 0 && row?.["writes"] !== true) {
      return bad(`${detail}may not make any`, LET_WRITE);
    }
    if (tables > 0 && await readFingerprint(session) !== postgresFingerprint()) {
      return bad(
        `${place} answers; its tables are of another version of Tonearm, and the site answers 503`,
        "Run `deno task sync` with this version.",
      );
    }
    return row?.["writes"] === true
      ? fine(`${detail}may write`, tables === 0 ? FILL_IT : READ_ONLY)
      : fine(`${detail}only reads, as the site should; sync needs one that writes`);
  } finally {
    await session.close();
  }
}

/** The fingerprint in `meta`; undefined if it is missing or unreadable. */
async function readFingerprint(session: Session): Promise<string | undefined> {
  const sql = `select value from meta where key = '${SYNCED_FINGERPRINT_KEY}'`;
  const [row] = await session.rows(sql, "Reading meta").catch((error) => {
    const isMissing = error instanceof CliError && codeOf(error.cause) === "42P01";
    if (!isMissing) throw error;
    return [];
  });
  return row === undefined ? undefined : String(row["value"]);
}

const PASS_FILE_FIX = "Correct the pass file, or put the password into POSTGRES_URL or PGPASSWORD.";
const FILL_IT = "Run `deno task sync` to fill it.";
const LET_READ = "Let the owner of the tables run the SQL that `deno task sync --print-role-sql` " +
  "prints, and name that role in POSTGRES_URL.";
const LET_WRITE = "If it is the site's role, run `deno task sync` where the data is, with the " +
  "database's owner. If it is to sync, let the owner grant it: grant create on database and on schema.";
const READ_ONLY = "For the deployed site use a role that only reads: " +
  "`deno task sync --print-role-sql` prints the SQL for one.";

const NAMES = SYNC_NAMES.map((name) => `'${name}'`).join(", ");

/**
 * How many of the tables there are, whether the role may read them, and whether it could change one
 * or, if there are none, make them.
 */
const ROLE_SQL = `
  select
    count(*) as tables,
    bool_and(has_table_privilege(oid, 'select')) as reads,
    coalesce(
      bool_or(has_table_privilege(oid, 'insert, update, delete, truncate')),
      has_database_privilege(current_database(), 'create')
    ) as writes
  from pg_class
  where relkind = 'r'
    and relname in (${NAMES})
    and relnamespace = (
      select oid from pg_namespace where nspname = coalesce(current_schema(), 'public')
    )`;
