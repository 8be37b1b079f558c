import { closeOnSignals } from "../middleware/shutdown.ts";
import { siteStore } from "../site_store.ts";
import { openRequests } from "./open_requests.ts";

/** How long requests under way may take at the end, in ms. */
const GRACE_MS = 8000;

/**
 * Under `deno serve`, without a command of Tonearm around it: on SIGTERM, requests under way are
 * finished, database connections are closed, and the process ends.
 */
export function endWithDenoServe(isDenoServe: boolean): void {
  if (!isDenoServe) return;
  const close = async () => await (await siteStore()).close();
  closeOnSignals(openRequests, { graceMs: GRACE_MS, close });
}
