import { CliError } from "../../core/errors.ts";
import { parsePostgresUrl, shownEndpoint } from "./address.ts";
import { HOME_PASS_FILE, HOME_VARIABLE } from "./pass_file.ts";
import type { PostgresSettings } from "./password.ts";

/** The permissions that connecting to a Postgres takes. */
export interface PostgresPermissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly net: readonly string[];
  /** Variables that Postgres.js always reads, and the one with the home folder. */
  readonly env: readonly string[];
}

const NONE: PostgresPermissions = { read: [], write: [], net: [], env: [] };

/**
 * What Deno must permit so that an address can be reached: its hosts and ports, or its sockets, the
 * files of certificates that it names, and the pass file if it has no password. An address that is
 * not set or not valid needs nothing; the command itself reports the error.
 *
 * @example
 * ```ts
 * import { postgresPermissions } from "./permissions.ts";
 *
 * const postgresUrl = "postgres://me:pw@db.example.com/music";
 * const { net } = postgresPermissions({ postgresUrl, pgPassword: "", pgPassfile: "" });
 * console.assert(net[0] === "db.example.com:5432");
 * ```
 */
export function postgresPermissions(
  { postgresUrl, pgPassword, pgPassfile }: PostgresSettings,
): PostgresPermissions {
  if (postgresUrl === "") return NONE;
  try {
    const { endpoints, tls, password } = parsePostgresUrl(postgresUrl);
    const isLookedUp = password === "" && pgPassword === "";
    const passFile = pgPassfile === "" ? HOME_PASS_FILE : pgPassfile;
    const sockets = endpoints.flatMap((each) => "socket" in each ? [each.socket] : []);
    const hosts = endpoints.flatMap((each) => "socket" in each ? [] : [shownEndpoint(each)]);
    const files = [tls.rootCert, tls.cert, tls.key].filter((file) => file !== undefined);
    return {
      read: [...sockets, ...files, ...(isLookedUp ? [passFile] : [])],
      write: sockets,
      net: [...hosts, ...sockets.map((socket) => `unix:${socket}`)],
      env: [
        "PGAPPNAME",
        "PGTARGETSESSIONATTRS",
        ...(isLookedUp && pgPassfile === "" ? [HOME_VARIABLE] : []),
      ],
    };
  } catch (error) {
    if (error instanceof CliError) return NONE;
    throw error;
  }
}
