/** The SQL console: where it may be used. */
import { isLoopback } from "../middleware/allowed_hosts.ts";
import type { SiteSettings } from "../settings.ts";

/** Statements to begin with. */
export const EXAMPLES = [
  "select year, count(*) as plays from plays group by year order by year",
  "select artist_name, round(sum(ms_played) / 3600000.0, 1) as hours from plays group by 1 order by 2 desc limit 10",
  "select path, records, plays, set_aside, duplicates, rejected from sources order by source_id",
];

/**
 * Whether the console may be used: the site reads the DuckDB file, listens only on this machine,
 * and was requested by a name of this machine. Foreign names that resolve to it are refused.
 *
 * @example
 * ```ts
 * import { isConsoleOpen } from "./console.ts";
 *
 * const settings = { host: "127.0.0.1", postgresUrl: "" };
 * console.assert(isConsoleOpen(settings, new URL("http://localhost:8000/sql")));
 * console.assert(!isConsoleOpen(settings, new URL("http://evil.example/sql")));
 * ```
 */
export function isConsoleOpen(
  { host, postgresUrl }: Pick<SiteSettings, "host" | "postgresUrl">,
  url: URL,
): boolean {
  return postgresUrl === "" && isLoopback(host) && isLoopback(url.hostname);
}

/** Whether a form was sent by a page of this very site, as browsers say. */
export function isSameOrigin({ headers }: Request, { origin }: URL): boolean {
  const site = headers.get("sec-fetch-site");
  return headers.get("origin") === origin && (site === null || site === "same-origin");
}
