import { count } from "../words/format.ts";
import { words } from "../words/mod.ts";
import { type Measured, measureText, type Metric } from "./metric.ts";

/** A row of a ranking, with its bar's length against the first. */
export interface RankedView {
  readonly name: string;
  readonly under?: string | undefined;
  readonly href?: string | undefined;
  readonly value: string;
  readonly share: number;
}

/** The rows of a ranking as a list shows them. */
export function rankedRows<Row extends Measured>(
  rows: readonly Row[],
  metric: Metric,
  nameOf: (row: Row) => { name: string; under?: string; href?: string | undefined },
): RankedView[] {
  const most = rows[0]?.[metric] ?? 0;
  return rows.map((row) => ({
    ...nameOf(row),
    value: measureText(row, metric),
    share: most === 0 ? 0 : row[metric] / most,
  }));
}

/** The rows of a ranking as a table has them. */
export function rankedTable(rows: readonly Measured[], names: readonly string[]): string[][] {
  return rows.map((row, at) => [names[at] ?? "", row.hours.toFixed(1), count(row.plays)]);
}

const text = words.overview;

/** What the first artist's share is. */
export function artistFinding(
  rows: readonly (Measured & { artist_name: string })[],
  all: Measured,
  metric: Metric,
): string {
  const [top] = rows;
  if (top === undefined) return text.trend.none;
  const share = all[metric] === 0 ? 0 : top[metric] / all[metric];
  return metric === "hours"
    ? text.artists.top(top.artist_name, share)
    : text.artists.topPlays(top.artist_name, share);
}

/** How often the first track was played. */
export function trackFinding(rows: readonly (Measured & { track_name: string })[]): string {
  const [top] = rows;
  return top === undefined ? text.trend.none : text.tracks.top(top.track_name, top.plays);
}

/** What went into the first album. */
export function albumFinding(
  rows: readonly (Measured & { album_name: string })[],
  metric: Metric,
): string {
  const [top] = rows;
  if (top === undefined) return text.trend.none;
  return metric === "hours"
    ? text.albums.top(top.album_name, top.hours)
    : text.albums.topPlays(top.album_name, top.plays);
}
