import { TcpFront } from "./tcp_front.ts";

/** The settings of a session that it takes. */
const KEPT = [
  ...["user", "database", "application_name", "client_encoding", "DateStyle", "TimeZone"],
  "standard_conforming_strings",
];
/** What a client sends to ask for TLS, instead of the version of the protocol. */
const TLS_REQUEST = 80877103;

/**
 * A pooler in transaction mode as a client meets it: it refuses settings of a session but those it
 * keeps track of, in PgBouncer's words (https://www.pgbouncer.org/config.html,
 * `ignore_startup_parameters`), and hands all else on to a server.
 */
export class TransactionPooler extends TcpFront implements Disposable {
  /** How many connections were refused. */
  refused = 0;
  readonly #open = new Set<Deno.Conn>();

  /** @param url the address of the server behind it */
  constructor(url: string) {
    super(url);
    this.#accept();
  }

  [Symbol.dispose](): void {
    this.listener.close();
    for (const connection of this.#open) close(connection);
  }

  async #accept(): Promise<void> {
    for await (const client of this.listener) {
      this.#open.add(client);
      this.#serve(client).catch(() => close(client));
    }
  }

  async #serve(client: Deno.Conn): Promise<void> {
    let startup = await message(client);
    if (new DataView(startup.buffer).getInt32(4) === TLS_REQUEST) {
      await client.write(new TextEncoder().encode("N"));
      startup = await message(client);
    }
    const words = new TextDecoder().decode(startup.subarray(8)).split("\0");
    const foreign = words.find((word, at) => at % 2 === 0 && word !== "" && !KEPT.includes(word));
    if (foreign !== undefined) {
      this.refused++;
      await client.write(refusal(`unsupported startup parameter: ${foreign}`));
      return close(client);
    }
    const server = await this.connect();
    this.#open.add(server);
    await server.write(startup);
    await Promise.allSettled([
      client.readable.pipeTo(server.writable),
      server.readable.pipeTo(client.writable),
    ]);
  }
}

/** One message of the start: its length, then the rest. */
async function message(client: Deno.Conn): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(4096);
  let read = 0;
  do {
    const more = await client.read(bytes.subarray(read));
    if (more === null) throw new Error("the client went away");
    read += more;
  } while (read < 4 || read < new DataView(bytes.buffer).getInt32(0));
  return bytes.slice(0, read);
}

/** An ErrorResponse: severity, code and message, each with its letter. */
function refusal(text: string): Uint8Array<ArrayBuffer> {
  const fields = new TextEncoder().encode(`SFATAL\0C08P01\0M${text}\0\0`);
  const bytes = new Uint8Array(5 + fields.length);
  bytes[0] = "E".charCodeAt(0);
  new DataView(bytes.buffer).setInt32(1, 4 + fields.length);
  bytes.set(fields, 5);
  return bytes;
}

function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // It is closed.
  }
}
