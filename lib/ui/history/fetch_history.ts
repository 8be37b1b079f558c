import type { Play } from "../../queries/questions/plays.ts";
import { type HistoryDay, historyDays } from "../views/history_days.ts";

/** A page of plays. */
export interface HistoryChunk {
  /** Where it begins. */
  readonly from: string;
  readonly days: readonly HistoryDay[];
  /** Its last day. */
  readonly last: string;
  /** Where the next one begins. */
  readonly next: string | null;
}

/**
 * Fetches a page of plays.
 *
 * @throws {Error} when the API does not answer
 */
export async function fetchHistory(api: string, cursor: string): Promise<HistoryChunk> {
  const url = new URL(api, location.href);
  url.searchParams.set("cursor", cursor);
  url.searchParams.set("limit", "100");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`plays answered ${response.status}`);
  const { data, next_cursor: next }: { data: readonly Play[]; next_cursor: string | null } =
    await response.json();
  const days = historyDays(data);
  return { from: cursor, days, last: days.at(-1)?.date ?? "", next };
}
