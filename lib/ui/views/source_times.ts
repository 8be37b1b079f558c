/** Sources along time: bars as shares of the whole span, and where they overlap. */
import type { SourceRow } from "../../queries/questions/sources.ts";
import type { Range } from "../../queries/filters/comparison.ts";
import { type FileDays, overlapsOf } from "../findings/sources.ts";
import { lastOfMonth } from "./days.ts";

/** A span of time as shares of the whole, in percent. */
export interface TimeSpan {
  readonly from: number;
  readonly width: number;
}

/** A source with where it lies in time. */
export interface SourceBar extends TimeSpan {
  readonly source: SourceRow;
  /** The file's own name, without folders and ZIPs. */
  readonly name: string;
  readonly days: FileDays;
}

/** A year's beginning on the axis. */
export interface YearMark {
  readonly year: number;
  readonly at: number;
}

/** All sources on one axis. */
export interface SourceTimes {
  readonly bars: readonly SourceBar[];
  /** Where several sources cover the same days. */
  readonly overlaps: readonly TimeSpan[];
  readonly years: readonly YearMark[];
}

const DAY = 86_400_000;

/**
 * Lays sources that hold anything on a common axis of days.
 *
 * @param local what clocks showed at a time in UTC
 */
export function sourceTimes(
  sources: readonly SourceRow[],
  local: (utc: string) => string,
): SourceTimes {
  const dated = sources.flatMap((source) => {
    const { first_at, last_at } = source;
    return first_at === null || last_at === null
      ? []
      : [{ source, days: { start: firstDay(local(first_at)), end: lastDay(local(last_at)) } }];
  });
  const start = Math.min(...dated.map(({ days }) => timeOf(days.start)));
  const length = Math.max(1, Math.max(...dated.map(({ days }) => timeOf(days.end) + DAY)) - start);
  const span = ({ start: from, end }: Range) => ({
    from: round((timeOf(from) - start) / length * 100),
    width: round((timeOf(end) + DAY - timeOf(from)) / length * 100),
  });
  return {
    bars: dated.map(({ source, days }) => ({
      ...{ source, days, name: fileName(source.path) },
      ...span(days),
    })),
    overlaps: overlapsOf(dated.map(({ days }) => days)).map(span),
    years: dated.length === 0 ? [] : yearMarks(start, length),
  };
}

/** The last part of a path: `a.zip!b/c.json` is `c.json`. */
export function fileName(path: string): string {
  return path.split(/[/!\\]/).at(-1) ?? path;
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

/** The day of a time, or the first of a month, which is all that a public site tells. */
function firstDay(local: string): string {
  return local.length > 7 ? local.slice(0, 10) : `${local}-01`;
}

function lastDay(local: string): string {
  return local.length > 7 ? local.slice(0, 10) : lastOfMonth(local);
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
