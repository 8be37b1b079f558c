import { CliError } from "../../core/errors.ts";
import type { SiteSettings } from "../settings.ts";

/** Where the site listens. */
export type Place = Pick<SiteSettings, "host" | "port" | "basePath">;

/**
 * The address to open in a browser on this machine.
 *
 * @example
 * ```ts
 * import { siteUrl } from "./listen.ts";
 *
 * console.assert(siteUrl({ host: "0.0.0.0", port: 8000, basePath: "" }) === "http://localhost:8000/");
 * ```
 */
export function siteUrl({ host, port, basePath }: Place): string {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}${basePath}/`;
}

/** The message when the site is up. */
export function listeningText(place: Place): string {
  const { host } = place;
  const isPrivate = ["127.0.0.1", "::1", "localhost"].includes(host);
  return `Your site is at ${siteUrl(place)}` +
    (isPrivate ? "" : " and open to other machines of this network") + ". Ctrl-C ends it.";
}

/** Explains to a person why the site cannot listen. */
export function listenError({ host, port }: Place, cause: unknown): unknown {
  if (cause instanceof Deno.errors.AddrInUse) {
    return new CliError("port-taken", {
      what: `Cannot listen on ${host}:${port}: another program already does.`,
      fix: `End that program, or take another port: deno task start --port ${port + 1}`,
      cause,
    });
  }
  return cause;
}
