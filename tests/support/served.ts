/** The site on a port of this machine, for browsers. */
import { handler } from "./site.ts";

/** Serves the site, or one of its own, until disposed. */
export function serveSite(of = handler): AsyncDisposable & { readonly url: string } {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, of);
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
