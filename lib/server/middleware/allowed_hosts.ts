import { isIP } from "node:net";
import { hostNames } from "../host_names.ts";
import { refuse } from "./refusal.ts";
import type { Middleware } from "./context.ts";

/** Says whether a host name, without its port, is one the site answers to. */
export type IsHost = (hostname: string) => boolean;

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether a host name or address can be reached only from this computer. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host) || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/**
 * The names a site answers to. Those in `names` (separated by commas; `*.example.org` is any name
 * below it, `*` any at all) and the loopback ones. Without names, a site that listens on loopback
 * answers only to those; one that listens elsewhere also answers to addresses: DNS rebinding uses a
 * name, never an address.
 *
 * @param names the setting `ALLOWED_HOSTS`
 * @param listensOn the setting `HOST`
 *
 * @example
 * ```ts
 * import { allowedHosts } from "./allowed_hosts.ts";
 *
 * console.assert(allowedHosts("", "127.0.0.1")("localhost"));
 * console.assert(!allowedHosts("", "127.0.0.1")("evil.example"));
 * console.assert(allowedHosts("*.example.org", "0.0.0.0")("music.example.org"));
 * ```
 */
export function allowedHosts(names: string, listensOn: string): IsHost {
  const given = hostNames(names);
  if (given.includes("*")) return () => true;
  const exact = new Set([...given, ...hostNames(listensOn)]);
  const below = given.filter((name) => name.startsWith("*.")).map((name) => name.slice(1));
  const takesAddresses = given.length === 0 && !isLoopback(listensOn);
  return (hostname) =>
    LOOPBACK.test(hostname) || exact.has(hostname) ||
    below.some((ending) => hostname.endsWith(ending) && hostname.length > ending.length) ||
    (takesAddresses && isIP(hostname.replace(/^\[(.*)\]$/, "$1")) !== 0);
}

/**
 * Refuses requests for a name the site does not answer to with 421, and an invalid `Host` with 400.
 *
 * @example
 * ```ts
 * import { allowedHosts, checkHost } from "./allowed_hosts.ts";
 *
 * console.assert(typeof checkHost(allowedHosts("", "127.0.0.1")) === "function");
 * ```
 */
export function checkHost(isHost: IsHost): Middleware {
  return async (context) => {
    const named = context.req.headers.get("host");
    const hostname = named === null ? context.url.hostname : hostnameOf(named);
    if (hostname === null) {
      return refuse(context, {
        status: 400,
        code: "bad-host",
        message: "The Host header is no host.",
      });
    }
    if (isHost(hostname) && isHost(context.url.hostname)) return await context.next();
    return refuse(context, {
      status: 421,
      code: "unknown-host",
      message: "This site does not answer to that host name. ALLOWED_HOSTS lists those it does.",
    });
  };
}

/**
 * The name in a `Host` header, null if invalid: Deno builds the request's URL from it unchecked.
 */
function hostnameOf(header: string): string | null {
  const found = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.exec(header)?.[1];
  return found === undefined ? null : found.toLowerCase().replace(/\.$/, "");
}
