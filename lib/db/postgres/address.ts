import { CliError } from "../../core/errors.ts";

/** How a connection is encrypted, by libpq's names. */
export type TlsMode = "disable" | "prefer" | "require" | "verify-ca" | "verify-full";

/** Where one server listens: a host with a port, or a socket file. */
export type Endpoint =
  | { readonly host: string; readonly port: number }
  | { readonly socket: string };

/** A parsed Postgres address. */
export interface PostgresAddress {
  /** The servers to try, in this order. */
  readonly endpoints: readonly Endpoint[];
  readonly user: string;
  /** Never printed. */
  readonly password: string;
  readonly database: string;
  readonly tls: {
    readonly mode: TlsMode;
    /** TLS from the first byte, without an SSLRequest. */
    readonly direct: boolean;
    /** PEM files: the trusted certificates, the client's certificate and its key. */
    readonly rootCert?: string;
    readonly cert?: string;
    readonly key?: string;
  };
  /** Whether read-only servers are skipped. */
  readonly readWrite: boolean;
  /** `options` of the address, such as `-c search_path=music`; sent as it is. */
  readonly options?: string;
  readonly applicationName?: string;
  /** How long connecting may take, in milliseconds. */
  readonly connectMs: number;
}

const CONNECT_MS = 15_000;

/**
 * Parses a Postgres address, in every form that libpq and Postgres hosts use: one or several hosts,
 * IPv6, sockets (`?host=/var/run/postgresql` or percent-encoded as the host), percent-encoded or
 * plain passwords, `sslmode`, `sslrootcert`, `sslnegotiation`, `options`, `target_session_attrs`,
 * `connect_timeout`. Parameters of other clients (`pgbouncer=true`, `connection_limit` …) are
 * ignored. `channel_binding=require`, which Postgres.js cannot do, is met by checking the server's
 * certificate instead.
 *
 * @throws {CliError} `bad-postgres-url`, without the password
 *
 * @example
 * ```ts
 * import { parsePostgresUrl } from "./address.ts";
 *
 * const address = parsePostgresUrl("postgres://me:p%40ss@db.example.com/music?sslmode=require");
 * console.assert(address.password === "p@ss" && address.tls.mode === "require");
 * ```
 */
export function parsePostgresUrl(url: string): PostgresAddress {
  const parts = /^postgres(?:ql)?:\/\/([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(url.trim());
  if (parts === null) {
    throw bad(
      "it does not begin with postgres://, so it is not the address of a Postgres database",
    );
  }
  const [, authority = "", path = "", query = ""] = parts;
  const at = authority.lastIndexOf("@");
  if (at < 0 && (path + query).includes("@")) {
    throw bad("its user name or password holds a / or ? that is not percent-encoded");
  }
  const account = authority.slice(0, Math.max(at, 0));
  const colon = account.indexOf(":");
  const params = new Map(new URLSearchParams(query));
  const user = params.get("user") ?? decode(colon < 0 ? account : account.slice(0, colon));
  if (user === "") throw bad("it names no user");
  const schema = params.get("schema") ?? "public";
  if (schema !== "public") {
    throw bad(
      `schema=${schema} is understood by few clients; all understand options=-c%20search_path=…`,
    );
  }
  const applicationName = params.get("application_name");
  const options = params.get("options");
  return {
    endpoints: endpoints(authority.slice(at + 1), params),
    user,
    password: params.get("password") ?? decode(colon < 0 ? "" : account.slice(colon + 1)),
    database: params.get("dbname") ?? (decode(path) || user),
    tls: tls(params),
    readWrite: ["read-write", "primary"].includes(params.get("target_session_attrs") ?? ""),
    ...(options === undefined ? {} : { options }),
    ...(applicationName === undefined ? {} : { applicationName }),
    connectMs: connectMs(params.get("connect_timeout")),
  };
}

/**
 * An address without secrets, for messages: `music at db.example.com:5432`.
 *
 * @example
 * ```ts
 * import { parsePostgresUrl, shownAddress } from "./address.ts";
 *
 * console.assert(shownAddress(parsePostgresUrl("postgres://me:pw@db/music")) === "music at db:5432");
 * ```
 */
export function shownAddress({ database, endpoints }: PostgresAddress): string {
  return `${database} at ${endpoints.map(shownEndpoint).join(" or ")}`;
}

/** One endpoint, as messages and `--allow-net` write it. */
export function shownEndpoint(endpoint: Endpoint): string {
  if ("socket" in endpoint) return endpoint.socket;
  const { host, port } = endpoint;
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

function endpoints(hosts: string, params: ReadonlyMap<string, string>): Endpoint[] {
  const named = params.get("host") ?? hosts;
  const ports = (params.get("port") ?? "").split(",");
  return named.split(",").map((entry, index) => {
    const isBareIpv6 = /^[\da-f.]*:[\da-f.:]*:[\da-f.:]*$/i.test(entry);
    const parts = /^(?:\[([^\]]+)\]|([^:]*))(?::([^:]*))?$/.exec(isBareIpv6 ? `[${entry}]` : entry);
    if (parts === null) throw bad(`its host is "${entry}"`);
    const [, bracketed, plain = "", own] = parts;
    const host = bracketed ?? decode(plain);
    const text = own || (ports[index] ?? ports[0]) || "5432";
    const port = Number(text);
    if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw bad(`its port is "${text}"`);
    if (host.startsWith("/")) return { socket: `${host}/.s.PGSQL.${port}` };
    return { host: host || "localhost", port };
  });
}

function tls(params: ReadonlyMap<string, string>): PostgresAddress["tls"] {
  const binding = params.get("channel_binding") === "require";
  const [rootCert, cert, key] = ["sslrootcert", "sslcert", "sslkey"].map((name) =>
    params.get(name)
  );
  return {
    mode: tlsMode(params.get("sslmode") ?? params.get("ssl"), rootCert, binding),
    direct: params.get("sslnegotiation") === "direct",
    ...(rootCert === undefined || rootCert === "system" ? {} : { rootCert }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

function tlsMode(asked: string | undefined, rootCert: string | undefined, binding: boolean) {
  const mode = readMode(asked);
  if (mode === "disable") return mode;
  if (rootCert === "system" || binding) return "verify-full";
  // As in libpq: naming the certificates to trust means that they are checked.
  return mode === "require" && rootCert !== undefined ? "verify-ca" : mode;
}

function readMode(asked: string | undefined): TlsMode {
  switch (asked) {
    case undefined:
    case "":
    case "allow":
    case "prefer":
      return "prefer";
    case "true":
    case "1":
    case "no-verify":
    case "require":
      return "require";
    case "false":
    case "0":
    case "disable":
      return "disable";
    case "verify-ca":
    case "verify-full":
      return asked;
    default:
      throw bad(
        `its sslmode is "${asked}", expected disable, prefer, require, verify-ca or verify-full`,
      );
  }
}

/** libpq counts in seconds, takes 0 as forever and 1 as 2; here nothing waits forever. */
function connectMs(seconds: string | undefined): number {
  const asked = Number(seconds ?? "0") * 1000;
  return asked > 0 ? Math.min(Math.max(asked, 2000), 60_000) : CONNECT_MS;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A % that does not begin an escape: the text was not encoded.
    return text;
  }
}

function bad(why: string): CliError {
  return new CliError("bad-postgres-url", {
    what: `POSTGRES_URL cannot be used: ${why}.`,
    fix: "Write postgres://user:password@host:5432/database?sslmode=require, with @ : / ? # % in " +
      "user and password percent-encoded. docs/postgres.md has an example for each host.",
  });
}
