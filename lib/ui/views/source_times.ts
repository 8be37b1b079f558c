/** Sources along time: bars as shares of the whole span, and where they overlap. */
import type { SourceRow } from "../../queries/questions/sources.ts";
import { lastOfMonth } from "./days.ts";

/** A span of time as shares of the whole, in percent. */
export interface TimeSpan {
  readonly from: number;
  readonly width: number;
}

/** A source with its place in time. */
export interface SourceBar extends TimeSpan {
  readonly source: SourceRow;
  /** The file's own name, without folders and ZIPs. */
  readonly name: string;
}

/** A year's beginning on the axis. */
export interface YearMark {
  readonly year: number;
  readonly at: number;
}

/** All sources on one axis. */
export interface SourceTimes {
  readonly bars: readonly SourceBar[];
  /** Where several sources cover the same days; seams of minutes are none. */
  readonly overlaps: readonly (TimeSpan & { readonly days: number })[];
  readonly overlapDays: number;
  readonly years: readonly YearMark[];
}

const DAY = 86_400_000;

/** Places sources that hold anything on a common axis. */
export function sourceTimes(sources: readonly SourceRow[]): SourceTimes {
  const dated = sources.flatMap((source) =>
    source.first_at === null || source.last_at === null
      ? []
      : [{ source, from: startOf(source.first_at), to: endOf(source.last_at) }]
  );
  const start = Math.min(...dated.map(({ from }) => from));
  const length = Math.max(1, Math.max(...dated.map(({ to }) => to)) - start);
  const place = (from: number, to: number) => ({
    from: round((from - start) / length * 100),
    width: round((to - from) / length * 100),
  });
  const overlaps = union(
    dated.flatMap((a, at) =>
      dated.slice(at + 1).filter((b) => shareRecords(a.source, b.source)).map((b) => ({
        from: Math.max(a.from, b.from),
        to: Math.min(a.to, b.to),
      }))
    ),
  )
    .map(({ from, to }) => ({ ...place(from, to), days: Math.floor((to - from) / DAY) }))
    .filter(({ days }) => days > 0);
  return {
    bars: dated.map(({ source, from, to }) => ({
      source,
      name: fileName(source.path),
      ...place(from, to),
    })),
    overlaps,
    overlapDays: overlaps.reduce((sum, { days }) => sum + days, 0),
    years: dated.length === 0 ? [] : yearMarks(start, length),
  };
}

/** The last part of a path: `a.zip!b/c.json` is `c.json`. */
export function fileName(path: string): string {
  return path.split(/[/!\\]/).at(-1) ?? path;
}

interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Whether two sources can hold the same event: extended history holds everything but video. */
function shareRecords(a: SourceRow, b: SourceRow): boolean {
  if (a.format === b.format) return true;
  const formats = [a.format, b.format];
  return formats.includes("extended") && !formats.includes("extended_video");
}

/** Intervals that meet become one. */
function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || next.from > last.to) merged.push(next);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  }
  return merged;
}

/** At most eight years are named, so that their texts stay apart on a phone. */
function yearMarks(start: number, length: number): YearMark[] {
  const first = new Date(start).getUTCFullYear();
  const last = new Date(start + length).getUTCFullYear();
  const step = Math.ceil((last - first + 1) / 8);
  const years = Array.from({ length: last - first }, (_, i) => first + 1 + i);
  return years.filter((year) => (last - year) % step === 0).map((year) => ({
    year,
    at: round((Date.UTC(year, 0, 1) - start) / length * 100),
  }));
}

/** A time, or the beginning of a month, which is all that a public site tells. */
function startOf(utc: string): number {
  return Date.parse(utc.length > 7 ? `${utc.slice(0, 19)}Z` : `${utc}-01T00:00:00Z`);
}

function endOf(utc: string): number {
  return utc.length > 7 ? startOf(utc) : Date.parse(`${lastOfMonth(utc)}T23:59:59Z`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
