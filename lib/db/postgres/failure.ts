import { CliError, type ErrorCode, messageOf } from "../../core/errors.ts";
import { type PostgresAddress, shownAddress } from "./address.ts";
import { ConnectTimeout, TlsError } from "./connect.ts";

/** How one kind of failure is reported. */
interface Told {
  readonly code: ErrorCode;
  readonly what: string;
  readonly fix: string;
}

/**
 * Explains to a person what went wrong between here and Postgres. It contains neither the password
 * nor a value of the data.
 *
 * @param doing what was being done, for example `Connecting`
 * @param address where to
 */
export function postgresFailure(
  doing: string,
  address: PostgresAddress,
  error: unknown,
): CliError {
  if (error instanceof CliError) return error;
  const { code, what, fix } = tell(address, error);
  return new CliError(code, {
    what: `${doing}: ${what}`,
    where: shownAddress(address),
    fix,
    cause: error,
  });
}

/** The SQLSTATE of a server's error or the system's code of a socket's, or nothing. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function tell(address: PostgresAddress, error: unknown): Told {
  const message = messageOf(error).trim().replace(/\.$/, "");
  if (error instanceof TlsError) return tlsFailure(message, address);
  if (error instanceof ConnectTimeout) {
    return {
      code: "postgres-timeout",
      what: `no answer within ${address.connectMs / 1000} s.`,
      fix: "Check host and port, and whether a firewall or the host's list of allowed addresses " +
        "lets this machine in.",
    };
  }
  const code = codeOf(error);
  return OF_SOCKETS[code] ?? ofServer(code, message, address) ?? {
    code: "postgres-error",
    what: code === "" ? `${message}.` : `${message} (${code}).`,
    fix: "The server's log says more. What was there before is unchanged.",
  };
}

function tlsFailure(message: string, { tls }: PostgresAddress): Told {
  const isMissing = message.includes("no TLS");
  return {
    code: "postgres-tls",
    what: `the connection cannot be encrypted as sslmode=${tls.mode} asks: ${message}.`,
    fix: isMissing
      ? "Turn TLS on at the server; where the network is your own, sslmode=disable goes without."
      : "Give the certificate that signed the server's as sslrootcert=FILE, or use " +
        "sslmode=require, which encrypts without checking who answers.",
  };
}

const OF_SOCKETS: Readonly<Record<string, Told>> = {
  ENOTFOUND: {
    code: "postgres-unreachable",
    what: "the host's name is not known.",
    fix: "Check the spelling of the host in POSTGRES_URL, and the network.",
  },
  ECONNREFUSED: {
    code: "postgres-refused",
    what: "nothing listens there.",
    fix: "Start the server, or check host and port in POSTGRES_URL.",
  },
  ENOENT: {
    code: "postgres-refused",
    what: "there is no such socket.",
    fix: "Start the server, or check the folder in POSTGRES_URL.",
  },
};

/** The name of the Postgres service in compose.yaml. */
const OF_COMPOSE = "db";

function loginFix(message: string, { user, password, endpoints }: PostgresAddress): string {
  if (/^peer authentication/i.test(message)) {
    return `The server lets in who has the role's name on its system: use your own name in ` +
      `POSTGRES_URL in place of "${user}", or a host with a password.`;
  }
  return password === ""
    ? "POSTGRES_URL has no password, and neither PGPASSWORD nor a line of ~/.pgpass (or the file " +
      "PGPASSFILE) has one for it. `deno task doctor` says when a pass file cannot be used."
    : "Check user and password; in POSTGRES_URL special characters are percent-encoded." +
      (endpoints.some((endpoint) => "host" in endpoint && endpoint.host === OF_COMPOSE)
        ? " A Postgres in a container keeps the password it was first started with, whatever " +
          "POSTGRES_PASSWORD says later: docs/deploying.md has the line that changes it."
        : "");
}

function ofServer(code: string, message: string, address: PostgresAddress): Told | undefined {
  const lost = "The old data is whole; run the command again.";
  if (code === "28P01" || code === "28000") {
    return {
      code: "postgres-login",
      what: `the server does not let "${address.user}" in: ${message}.`,
      fix: loginFix(message, address),
    };
  }
  if (code === "3D000") {
    return {
      code: "postgres-no-database",
      what: `there is no database "${address.database}".`,
      fix: `Create it (create database "${address.database}"), or correct POSTGRES_URL.`,
    };
  }
  if (code === "42501") {
    return {
      code: "postgres-permission",
      what: `"${address.user}" may not do this: ${message}.`,
      fix: `Use the database's owner, or let its owner run: grant create on database ` +
        `"${address.database}" to "${address.user}"; grant create, usage on schema public to ` +
        `"${address.user}"; and make this user the owner of Tonearm's tables.`,
    };
  }
  if (code === "57014" || code === "25P04") {
    return {
      code: "postgres-timeout",
      what: `the server stopped it: ${message}.`,
      fix: "A statement_timeout, or a person, ended it. Take the limit out of POSTGRES_URL or of " +
        "the role and run the command again.",
    };
  }
  if (code === "25006") {
    return {
      code: "postgres-permission",
      what: "the server takes no writes.",
      fix: "It is a replica or read-only: name the primary in POSTGRES_URL.",
    };
  }
  if (/^53[12]00$|^58030$/.test(code)) {
    return {
      code: "postgres-full",
      what: `the server is full: ${message}.`,
      fix: `Make room. ${lost}`,
    };
  }
  if (/^(53[34]00|57P03|57P05)$/.test(code)) {
    return { code: "postgres-busy", what: `${message}.`, fix: `Wait a little. ${lost}` };
  }
  if (/^(57P0[12]|08...|25P03|CONNECTION_.*|ECONNRESET|EPIPE|ECONNABORTED)$/.test(code)) {
    return { code: "postgres-lost", what: `the connection broke: ${message}.`, fix: lost };
  }
  if (/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|EADDRNOTAVAIL)$/.test(code)) {
    return {
      code: "postgres-unreachable",
      what: `the host cannot be reached (${code}).`,
      fix: "Check the network, and host and port in POSTGRES_URL.",
    };
  }
  return undefined;
}
