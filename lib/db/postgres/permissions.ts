import { CliError } from "../../core/errors.ts";
import { parsePostgresUrl, shownEndpoint } from "./address.ts";

/** What reaching a Postgres takes. */
export interface PostgresPermissions {
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly net: readonly string[];
  /** Variables that Postgres.js looks at whatever it is told. */
  readonly env: readonly string[];
}

const NONE: PostgresPermissions = { read: [], write: [], net: [], env: [] };

/**
 * What Deno has to permit so that an address can be reached: its hosts and ports, or its sockets,
 * and the files of certificates that it names. An address that is not set or not understood needs
 * nothing; the command itself says what is wrong with it.
 *
 * @example
 * ```ts
 * import { postgresPermissions } from "./permissions.ts";
 *
 * const { net } = postgresPermissions("postgres://me:pw@db.example.com/music");
 * console.assert(net[0] === "db.example.com:5432");
 * ```
 */
export function postgresPermissions(url: string): PostgresPermissions {
  if (url === "") return NONE;
  try {
    const { endpoints, tls } = parsePostgresUrl(url);
    const sockets = endpoints.flatMap((each) => "socket" in each ? [each.socket] : []);
    const hosts = endpoints.flatMap((each) => "socket" in each ? [] : [shownEndpoint(each)]);
    const files = [tls.rootCert, tls.cert, tls.key].filter((file) => file !== undefined);
    return {
      read: [...sockets, ...files],
      write: sockets,
      net: [...hosts, ...sockets.map((socket) => `unix:${socket}`)],
      env: ["PGAPPNAME", "PGTARGETSESSIONATTRS"],
    };
  } catch (error) {
    if (error instanceof CliError) return NONE;
    throw error;
  }
}
