import { TcpFront } from "./tcp_front.ts";

/** What a line is like. */
export interface LineOptions {
  /** How long a byte is on its way, in each direction, in milliseconds. */
  readonly delayMs: number;
  /** Megabits a second in each direction, which all connections share. */
  readonly megabits: number;
}

/** Bytes that are read at once; so many wait for the line at most, for each connection. */
const PIECE_BYTES = 16 * 1024;

/** A line to a server far away: every byte takes its time, and only so many fit. */
export class SlowLine extends TcpFront implements Disposable {
  readonly #options: LineOptions;
  readonly #connections = new Set<Deno.Conn>();
  readonly #up = new Direction();
  readonly #down = new Direction();

  /** @param url the address of the server */
  constructor(url: string, options: LineOptions) {
    super(url);
    this.#options = options;
    this.#accept();
  }

  /** How many bytes went to the server so far, and how many came from it. */
  get bytes(): { readonly up: number; readonly down: number } {
    return { up: this.#up.bytes, down: this.#down.bytes };
  }

  [Symbol.dispose](): void {
    this.listener.close();
    for (const conn of this.#connections) close(conn);
  }

  async #accept(): Promise<void> {
    for await (const client of this.listener) {
      const server = await this.connect().catch(() => undefined);
      if (server === undefined) {
        client.close();
        continue;
      }
      client.setNoDelay();
      server.setNoDelay();
      for (const conn of [client, server]) this.#connections.add(conn);
      this.#carry(client, server, this.#up);
      this.#carry(server, client, this.#down);
    }
  }

  async #carry(from: Deno.Conn, to: Deno.Conn, direction: Direction): Promise<void> {
    const { delayMs, megabits } = this.#options;
    let written = Promise.resolve();
    try {
      for (;;) {
        const piece = new Uint8Array(PIECE_BYTES);
        const bytes = await from.read(piece);
        if (bytes === null) break;
        const left = direction.send(bytes, megabits);
        const arrives = left + delayMs;
        const before = written;
        written = before.then(() => until(arrives)).then(() => write(to, piece.subarray(0, bytes)));
        // A connection that breaks is told of by the next read or write.
        written.catch(() => {});
        // The sender waits while the line is full.
        await until(left);
      }
      await written;
    } catch {
      // Either end is gone.
    }
    for (const conn of [from, to]) {
      close(conn);
      this.#connections.delete(conn);
    }
  }
}

/** One direction of a line: what is sent waits until what was sent before has left. */
class Direction {
  #freeAt = 0;
  bytes = 0;

  /** Puts bytes on the line, and returns when the last one has left. */
  send(bytes: number, megabits: number): number {
    this.bytes += bytes;
    this.#freeAt = Math.max(this.#freeAt, performance.now()) + bytes * 8 / (megabits * 1000);
    return this.#freeAt;
  }
}

async function until(time: number): Promise<void> {
  const ms = time - performance.now();
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}

async function write(to: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await to.write(bytes.subarray(at));
}

function close(conn: Deno.Conn): void {
  try {
    conn.close();
  } catch {
    // Closed already.
  }
}
