import { TcpFront } from "./tcp_front.ts";

/** A proxy in front of a server that can cut its connections or let them fall silent. */
export class TcpProxy extends TcpFront implements Disposable {
  readonly #pairs = new Set<readonly [Deno.Conn, Deno.Conn]>();
  #bytes = 0;
  #fault: { readonly kind: "cut" | "stall"; readonly afterBytes: number } | undefined;
  #isStalled = false;
  readonly #swallowed = new Set<readonly [Deno.Conn, Deno.Conn]>();

  /** @param url the address of the server */
  constructor(url: string) {
    super(url);
    this.#accept();
  }

  /** How many bytes clients have sent. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Breaks the connections after so many more bytes from clients. */
  breakAfter(kind: "cut" | "stall", bytes: number): void {
    this.#fault = { kind, afterBytes: this.#bytes + bytes };
  }

  /** From now on what the connections that are there carry is lost; new ones work. */
  swallow(): void {
    for (const pair of this.#pairs) this.#swallowed.add(pair);
  }

  /** Works again. */
  heal(): void {
    this.#fault = undefined;
    this.#isStalled = false;
    for (const pair of this.#pairs) closePair(pair);
    this.#pairs.clear();
  }

  [Symbol.dispose](): void {
    this.listener.close();
    this.heal();
  }

  async #accept(): Promise<void> {
    for await (const client of this.listener) {
      const server = await this.connect().catch(() => undefined);
      if (server === undefined) {
        client.close();
        continue;
      }
      const pair = [client, server] as const;
      this.#pairs.add(pair);
      this.#pump(client, server, pair, true);
      this.#pump(server, client, pair, false);
    }
  }

  async #pump(
    from: Deno.Conn,
    to: Deno.Conn,
    pair: readonly [Deno.Conn, Deno.Conn],
    isClient: boolean,
  ): Promise<void> {
    const buffer = new Uint8Array(64 * 1024);
    try {
      for (;;) {
        const bytes = await from.read(buffer);
        if (bytes === null) break;
        if (isClient) this.#count(bytes);
        // What arrives during a stall is taken and lost, as by a network that drops packets.
        if (this.#isStalled || this.#swallowed.has(pair)) continue;
        for (let at = 0; at < bytes;) at += await to.write(buffer.subarray(at, bytes));
      }
    } catch {
      // Either end is gone.
    }
    this.#pairs.delete(pair);
    closePair(pair);
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#fault === undefined || this.#bytes < this.#fault.afterBytes) return;
    if (this.#fault.kind === "stall") this.#isStalled = true;
    else throw new Error("cut");
  }
}

function closePair(pair: readonly Deno.Conn[]): void {
  for (const conn of pair) {
    try {
      conn.close();
    } catch {
      // Closed already.
    }
  }
}
