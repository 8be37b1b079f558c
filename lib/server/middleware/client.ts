import ipaddr from "ipaddr.js";
import type { RequestContext } from "./context.ts";

/** Who sends a request, as far as the site can tell. */
export interface Client {
  /** What requests are counted by: an IPv4 address, the first 64 bits of an IPv6 address. */
  readonly key: string;
  /** Whether the client's side of the connection is TLS. */
  readonly isSecure: boolean;
}

/**
 * The client of a request. Each proxy adds the address it was called from to the right of
 * `X-Forwarded-For`; entries further left than the given number of proxies come from the client and
 * are ignored. Without proxies both headers are ignored.
 *
 * @param proxies how many of the owner's proxies are in front of the site
 *
 * @example
 * ```ts
 * import { clientOf } from "./client.ts";
 *
 * const context = {
 *   req: new Request("http://localhost/", { headers: { "X-Forwarded-For": "1.2.3.4, 203.0.113.9" } }),
 *   url: new URL("http://localhost/"),
 *   info: {
 *     remoteAddr: { transport: "tcp" as const, hostname: "127.0.0.1", port: 1 },
 *     completed: Promise.resolve(),
 *   },
 * };
 * console.assert(clientOf(context, 1).key === "203.0.113.9");
 * console.assert(clientOf(context, 0).key === "127.0.0.1");
 * ```
 */
export function clientOf(
  context: Pick<RequestContext, "req" | "url" | "info">,
  proxies: number,
): Client {
  const { remoteAddr } = context.info;
  const direct = "hostname" in remoteAddr ? remoteAddr.hostname : remoteAddr.transport;
  const said = fromRight(context.req.headers.get("x-forwarded-for"), proxies);
  const scheme = fromRight(context.req.headers.get("x-forwarded-proto"), proxies);
  return {
    key: addressKey(said ?? "") ?? addressKey(direct) ?? direct,
    isSecure: context.url.protocol === "https:" || scheme?.toLowerCase() === "https",
  };
}

function fromRight(header: string | null, proxies: number): string | undefined {
  if (proxies === 0 || header === null) return undefined;
  const parts = header.split(",");
  return parts.at(-Math.min(proxies, parts.length))?.trim();
}

/** The part of an address that identifies one subscriber; null if it is not an address. */
function addressKey(text: string): string | null {
  const bare = text.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return bare;
  if (!ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return `${address.parts.slice(0, 4).map((part) => part.toString(16)).join(":")}::/64`;
}
