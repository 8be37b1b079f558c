/** A port of its own in front of a server. */
export class TcpFront {
  protected readonly listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #server: { readonly hostname: string; readonly port: number };

  /** @param url the address of the server */
  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#server = { hostname, port: Number(port) };
  }

  /** The server's address, by way of this port. */
  through(url: string): string {
    const address = new URL(url);
    address.port = String(this.listener.addr.port);
    return address.href;
  }

  /** A new connection to the server. */
  protected async connect(): Promise<Deno.TcpConn> {
    return await Deno.connect(this.#server);
  }
}
