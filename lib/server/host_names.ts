import { isIP } from "node:net";
import { CliError } from "../core/errors.ts";

/**
 * The names that `ALLOWED_HOSTS` means, each as browsers send it in `Host`: without scheme, port,
 * path, final dot and capitals, international names in their ASCII form (`xn--…`), IPv6 in
 * brackets. `*` is any name, `*.example.org` any below that, `.example.org` that and any below it.
 * Commas, semicolons and spaces separate them. Pure.
 *
 * @throws {CliError} `bad-setting` for anything that cannot be a host name
 *
 * @example
 * ```ts
 * import { hostNames } from "./host_names.ts";
 *
 * const names = hostNames("https://Stats.Example.org:8443/app, *.Bücher.example, 2001:DB8::1");
 * console.assert(names.join() === "stats.example.org,*.xn--bcher-kva.example,[2001:db8::1]");
 * ```
 */
export function hostNames(text: string): string[] {
  const entries = text.split(/[\s,;]+/).filter((entry) => entry !== "");
  return [...new Set(entries.flatMap(namesOf))];
}

function namesOf(entry: string): string[] {
  if (entry === "*") return ["*"];
  const [, wildcard = "", rest = ""] =
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?(\*\.|\.)?(.*)$/is.exec(entry) ?? [];
  const name = nameOf(rest);
  const isAddress = name !== undefined && isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0;
  if (name === undefined || (wildcard !== "" && isAddress)) throw noHost(entry);
  if (wildcard === "") return [name];
  return wildcard === "." ? [name, `*.${name}`] : [`*.${name}`];
}

/** A name or address, as a browser would write it; undefined for anything else. */
function nameOf(text: string): string | undefined {
  if (isIP(text) === 6) return nameOf(`[${text}]`);
  // A network (10.0.0.0/8) is not a host; after a host, a slash begins a path.
  const parts = /^(\[[^\]]+\]|[^/:?#@\\]+)(?::\d{0,5})?(\/.*)?$/s.exec(text);
  const [, host = "", path = ""] = parts ?? [];
  const isNetwork = isIP(host.replace(/^\[(.*)\]$/, "$1")) !== 0 && /^\/\d/.test(path);
  if (parts === null || isNetwork || host.includes("*")) return undefined;
  const address = URL.parse(`http://${host.replace(/\.$/, "")}/`);
  const name = address?.hostname ?? "";
  return /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(name) ? name : undefined;
}

function noHost(entry: string): CliError {
  return new CliError("bad-setting", {
    what: `"${entry}" is not a host name.`,
    fix: "Write the names that people type, separated by commas, as in stats.example.org or " +
      "*.example.org; * alone is any name.",
  });
}

/**
 * The address that `HOST` means: a name or an address, IPv6 with or without brackets. Pure.
 *
 * @throws {CliError} `bad-setting` for anything else, such as an address with a port
 *
 * @example
 * ```ts
 * import { listenAddress } from "./host_names.ts";
 *
 * console.assert(listenAddress("[::1]") === "::1");
 * ```
 */
export function listenAddress(text: string): string {
  const bare = text.replace(/^\[(.*)\]$/, "$1");
  if (isIP(bare) !== 0 || /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?$/i.test(bare)) return bare;
  throw new CliError("bad-setting", {
    what: `"${text}" is not a host name or address.`,
    fix:
      "Write it without scheme, port and path, as in 127.0.0.1, ::1 or 0.0.0.0 (all IPv4); the " +
      "port is PORT, and the names that people type are ALLOWED_HOSTS.",
  });
}
