/**
 * What cards claim, worked out from plays alone and in another way than the questions do: sums in
 * whole milliseconds, days counted one by one, nothing shared with `lib/ui/findings`.
 */
import type { HistoryRow } from "./history.ts";

/** Plays of some days. */
export interface FindingScope {
  readonly plays: readonly HistoryRow[];
  readonly start: string;
  readonly end: string;
  readonly measure: "hours" | "plays";
}

/** What plays come to by the measure, in whole units: milliseconds, or plays. */
export function units(plays: readonly HistoryRow[], measure: FindingScope["measure"]): number {
  return measure === "plays" ? plays.length : plays.reduce((sum, row) => sum + row.ms_played, 0);
}

/** The same as answers have it. */
export function value(plays: readonly HistoryRow[], measure: FindingScope["measure"]): number {
  const sum = units(plays, measure);
  return measure === "plays" ? sum : Math.round(sum / 360) / 10_000;
}

/** Every day from the first to the last. */
export function eachDay(start: string, end: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(start); at <= Date.parse(end); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The groups with the largest value, all of them. */
export function leaders<Key>(
  plays: readonly HistoryRow[],
  keyOf: (row: HistoryRow) => Key | null,
  score: (plays: readonly HistoryRow[], key: Key) => number,
): { readonly keys: Key[]; readonly best: number } {
  let [keys, best]: [Key[], number] = [[], 0];
  for (const [key, of] of Map.groupBy(plays, keyOf)) {
    if (key === null) continue;
    const now = score(of, key);
    if (now > best) [keys, best] = [[key], now];
    else if (now === best && now > 0) keys.push(key);
  }
  return { keys, best };
}

/** Runs of days with music on each, the longest first. */
export function runsOf(
  { plays, start, end }: FindingScope,
): { from: string; to: string; days: number }[] {
  const played = new Set(plays.map(({ date }) => date));
  const runs: { from: string; to: string; days: number }[] = [];
  let open: { from: string; to: string; days: number } | null = null;
  for (const day of eachDay(start, end)) {
    if (!played.has(day)) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { from: day, to: day, days: 0 };
      runs.push(open);
    }
    open.to = day;
    open.days++;
  }
  return runs.sort((a, b) => b.days - a.days);
}

/** Sessions of all plays, each on the day of its first. */
export function sessionsOf(all: readonly HistoryRow[]): HistoryRow[][] {
  const sessions: HistoryRow[][] = [];
  let ended = -Infinity;
  for (const play of all) {
    const end = Date.parse(`${play.played_at_utc}Z`);
    if (end - play.ms_played - ended > 30 * 60_000) sessions.push([]);
    sessions.at(-1)?.push(play);
    ended = end;
  }
  return sessions;
}

/** The most days in a row without any of some plays, between two days with one. */
export function longestBreak(plays: readonly HistoryRow[]): number {
  const days = [...new Set(plays.map(({ date }) => date))].sort();
  return days.slice(1).reduce(
    (most, day, at) => Math.max(most, eachDay(days[at] ?? day, day).length - 2),
    0,
  );
}
