import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import postgres from "postgres";
import type { PostgresAddress } from "./address.ts";
import { connect } from "./connect.ts";

/** The options of a Postgres.js client, besides its address. */
export interface ClientOptions {
  /** Gives a connection its socket. */
  readonly socket: () => Socket | Duplex | Promise<Socket | Duplex>;
  /** Connections at most. */
  readonly connections: number;
  /** Queries that may be pipelined on one connection. */
  readonly pipeline: number;
  /** Seconds after which an idle connection is closed; 0 for never. */
  readonly idleS: number;
  /** Seconds after which a connection is replaced, null for never. */
  readonly lifetimeS: number | null;
  /** Seconds within which a server must greet; 0 if something else watches. */
  readonly greetingS: number;
  /** Whether statements are prepared under a name. */
  readonly prepare: boolean;
  /** Settings of each session, such as `statement_timeout`. */
  readonly session?: Readonly<Record<string, string | number | boolean>>;
  readonly types?: Record<string, postgres.PostgresType>;
}

/**
 * Postgres.js with every option set: it would read the others from environment variables, which
 * tasks may not access.
 */
export function postgresClient(address: PostgresAddress, options: ClientOptions): postgres.Sql {
  const { socket, connections, pipeline, idleS, lifetimeS, greetingS, prepare } = options;
  const all = {
    host: "localhost",
    port: 5432,
    user: address.user,
    // A function: for an empty password Postgres.js would look in the environment.
    password: () => address.password,
    database: address.database,
    ssl: false,
    sslnegotiation: null,
    max: connections,
    max_pipeline: pipeline,
    idle_timeout: idleS,
    connect_timeout: greetingS,
    max_lifetime: lifetimeS,
    keep_alive: 15,
    // Reconnect with the next query, not after a growing pause.
    backoff: false,
    prepare,
    debug: false,
    fetch_types: false,
    publications: "none",
    target_session_attrs: undefined,
    connection: {
      application_name: address.applicationName ?? "tonearm",
      ...options.session,
      ...(address.options === undefined ? {} : { options: address.options }),
    },
    ...(options.types === undefined ? {} : { types: options.types }),
    onnotice: () => {},
    socket,
  };
  return postgres(all);
}

/**
 * A socket to the first reachable endpoint, encrypted as the address asks. If none is reachable, a
 * socket that fails with the reason on first use: without any socket Postgres.js gives the
 * connection up forever.
 */
export async function socketTo(address: PostgresAddress): Promise<Socket | Duplex> {
  let reason: unknown;
  for (const endpoint of address.endpoints) {
    try {
      return await connect(endpoint, address);
    } catch (error) {
      reason = error;
    }
  }
  const error = reason instanceof Error ? reason : new Error("no server was named");
  return new Duplex({ read() {}, write: (_chunk, _encoding, done) => done(error) });
}
