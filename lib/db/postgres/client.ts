import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import postgres from "postgres";
import type { PostgresAddress } from "./address.ts";
import { connect } from "./connect.ts";

/** How a client of Postgres.js is set up, besides where it goes. */
export interface ClientOptions {
  /** Gives a connection its socket. */
  readonly socket: () => Socket | Duplex | Promise<Socket | Duplex>;
  /** Connections at most. */
  readonly connections: number;
  /** Queries that may be sent on one connection behind the one that is under way. */
  readonly pipeline: number;
  /** Seconds after which a connection that nobody uses is closed; 0 for never. */
  readonly idleS: number;
  /** Seconds after which a connection is replaced, null for never. */
  readonly lifetimeS: number | null;
  /** Seconds in which a server has to greet; 0 where something else watches. */
  readonly greetingS: number;
  /** Whether statements are prepared under a name. */
  readonly prepare: boolean;
  /** What a session begins with, such as `statement_timeout`. */
  readonly session?: Readonly<Record<string, string | number | boolean>>;
  readonly types?: Record<string, postgres.PostgresType>;
}

/**
 * Postgres.js, told everything: what it is not told it takes from variables of the environment,
 * which tasks may not read.
 */
export function postgresClient(address: PostgresAddress, options: ClientOptions): postgres.Sql {
  const { socket, connections, pipeline, idleS, lifetimeS, greetingS, prepare } = options;
  const all = {
    host: "localhost",
    port: 5432,
    user: address.user,
    // A function: an empty password would be looked for in the environment.
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
    // A server that is back is asked at the next query, not after a pause that grew meanwhile.
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
 * A socket to the first endpoint that can be reached, encrypted as the address asks. When none can,
 * it is one that fails with the reason as soon as it is used: Postgres.js gives a connection up for
 * ever when it gets no socket at all.
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
