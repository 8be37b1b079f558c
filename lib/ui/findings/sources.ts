/** Which days files cover, and how much of what was read is no play. */
import { daysIn, type Range } from "../../queries/filters/comparison.ts";
import { type Share } from "./finding.ts";

/** The local days from a file's first record to its last. */
export type FileDays = Range;

/** How the files lie in time. */
export type SourceDays =
  & {
    readonly files: number;
    /** Records that stand in more than one place. */
    readonly duplicates: number;
  }
  & (
    | { readonly says: "none" }
    | { readonly says: "one"; readonly start: string; readonly end: string }
    /** They share at most the day on which one ends and the next begins. */
    | { readonly says: "apart" }
    | { readonly says: "overlap"; readonly days: number }
    /** Their days are not told. */
    | { readonly says: "files" }
  );

/**
 * How the files lie in time.
 *
 * @param files those that hold a dated record; null where their days are not told
 */
export function sourceDays(files: readonly FileDays[] | null, of: {
  readonly files: number;
  readonly duplicates: number;
}): SourceDays {
  if (files === null) return { ...of, says: "files" };
  const [first] = files;
  if (first === undefined) return { ...of, says: "none" };
  if (files.length === 1) return { ...of, says: "one", ...first };
  const days = overlapsOf(files).reduce((sum, range) => sum + daysIn(range), 0);
  return days === 0 ? { ...of, says: "apart" } : { ...of, says: "overlap", days };
}

/** The stretches of days that two files cover or more; a day on which one ends is none. */
export function overlapsOf(files: readonly FileDays[]): Range[] {
  const shared = files.flatMap((a, at) =>
    files.slice(at + 1).map((b) => ({
      start: a.start > b.start ? a.start : b.start,
      end: a.end < b.end ? a.end : b.end,
    }))
  ).filter(({ start, end }) => start < end).toSorted((a, b) => a.start < b.start ? -1 : 1);
  const union: Range[] = [];
  for (const next of shared) {
    const last = union.at(-1);
    if (last === undefined || next.start > last.end) union.push(next);
    else if (next.end > last.end) union[union.length - 1] = { start: last.start, end: next.end };
  }
  return union;
}

/** How much of what was read counts as no play. */
export type SetAsideShare =
  | { readonly says: "none" }
  | {
    readonly says: "set-aside";
    readonly share: Share;
    /** The reason of more than half of them, or of more than any other has. */
    readonly reason: string;
    /** How many records have it. */
    readonly records: number;
    readonly isMost: boolean;
  };

/** How much of what was read counts as no play, and why most often. */
export function setAsideShare(
  rows: readonly { readonly reason: string; readonly records: number }[],
  records: number,
): SetAsideShare {
  const part = rows.reduce((sum, row) => sum + row.records, 0);
  const [top] = rows.toSorted((a, b) => b.records - a.records);
  if (top === undefined || part === 0) return { says: "none" };
  const share: Share = { part, whole: records, of: "records" };
  const { reason, records: most } = top;
  return { says: "set-aside", share, reason, records: most, isMost: most * 2 > part };
}

/** Which kind of metadata is known of least. */
export type LeastKnown =
  | { readonly says: "nothing" }
  /** All of it, for all listening. */
  | { readonly says: "all" }
  | { readonly says: "least"; readonly what: string; readonly share: Share };

/** Which kind of metadata is known of least, by hours. */
export function leastKnown(
  rows: readonly { readonly what: string; readonly hours: number }[],
  allHours: number,
): LeastKnown {
  const [least] = rows.toSorted((a, b) => a.hours - b.hours);
  if (least === undefined || rows.every(({ hours }) => hours === 0)) return { says: "nothing" };
  if (least.hours >= allHours) return { says: "all" };
  return {
    says: "least",
    what: least.what,
    share: { part: least.hours, whole: allHours, of: "hours" },
  };
}
