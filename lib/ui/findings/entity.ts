/** What is found about one artist, track or album. */
import {
  type Finding,
  finding,
  type FindingScope,
  LEAST_COVERED,
  type Share,
  topOf,
  type Uncovered,
} from "./finding.ts";
import type { Amount } from "./tops.ts";

/** A year with a rank in it. */
export interface YearRank {
  readonly year: number;
  readonly rank: number;
}

/** The best rank of all years. */
export type BestRank = Finding<
  {
    readonly says: "best";
    readonly rank: number;
    /** The years with that rank, the earliest first. */
    readonly years: readonly number[];
  },
  "hours" | "plays"
>;

/** The best rank of all years with music by it. */
export function bestRank(rows: readonly YearRank[], scope: FindingScope): BestRank {
  return finding({ ...scope, sample: rows.length, least: 1 }, () => {
    const rank = Math.min(...rows.map((row) => row.rank));
    const years = rows.filter((row) => row.rank === rank).map(({ year }) => year);
    return { says: "best" as const, rank, years };
  });
}

/** A part of it: a track, an album. */
export interface PartNumbers extends Amount {
  readonly name: string;
}

/** Which of its parts holds most. */
export type TopOfParts = Finding<
  | { readonly says: "only"; readonly name: string; readonly value: number }
  | {
    readonly says: "leads";
    readonly name: string;
    readonly value: number;
    readonly ties: number;
  },
  "hours" | "plays"
>;

/** Which of its tracks, or albums, holds most. */
export function topOfParts(rows: readonly PartNumbers[], scope: FindingScope): TopOfParts {
  return finding({ ...scope, sample: rows.length, least: 1 }, () => {
    const top = topOf(rows, (row) => row[scope.measure]);
    if (top === undefined) return { says: "none" as const };
    const { row: { name }, value, ties } = top;
    return rows.length === 1
      ? { says: "only" as const, name, value }
      : { says: "leads" as const, name, value, ties };
  });
}

/** How often it was skipped, ever. */
export type EverSkipped = Finding<
  /** Too few of its records say so. */
  | Uncovered
  | { readonly says: "skipped"; readonly covered: Share; readonly share: Share },
  "records"
>;

/** How often it was skipped of the records that say so, the short ones too. */
export function everSkipped(
  numbers: { readonly records: number; readonly known: number; readonly skipped: number },
  { range, isNarrowed }: Pick<FindingScope, "range" | "isNarrowed">,
): EverSkipped {
  const { records, known, skipped } = numbers;
  const covered: Share = { part: known, whole: records, of: "records" };
  return finding(
    { measure: "records", range, isNarrowed, sample: known, least: 1 },
    () =>
      known < LEAST_COVERED * records ? { says: "uncovered" as const, covered } : {
        says: "skipped" as const,
        covered,
        share: { part: skipped, whole: known, of: "records-with-skip" as const },
      },
  );
}

/** With what it is played in one sitting. */
export type Companion = Finding<
  { readonly says: "together"; readonly name: string; readonly sessions: number },
  "sessions"
>;

/** What is in most of the same sessions, of its closest. */
export function companionOf(
  rows: readonly { readonly name: string; readonly sessions: number }[],
  { range, isNarrowed }: Pick<FindingScope, "range" | "isNarrowed">,
): Companion {
  const top = topOf(rows, (row) => row.sessions);
  const basis = { range, isNarrowed, sample: top?.value ?? 0, least: 1 };
  return finding({ measure: "sessions", ...basis }, () => ({
    says: "together" as const,
    name: top?.row.name ?? "",
    sessions: top?.value ?? 0,
  }));
}
