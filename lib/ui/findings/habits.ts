/**
 * How records were played. Shares are of the records that say so, and are told when these are enough
 * and most of the range: account data says nothing of it, old exports little.
 */
import {
  type Finding,
  finding,
  type FindingScope,
  type Known,
  LEAST_COVERED,
  type Share,
  sumOf,
  type Uncovered,
} from "./finding.ts";

/** What a record may say of itself, yes or no. */
export type Habit = "skip" | "shuffle" | "offline" | "private";

/** Records, how many say so, and how many say yes. */
export interface HabitNumbers {
  readonly records: number;
  readonly known: number;
  readonly yes: number;
}

/** How often. */
export type HabitShare =
  & Known
  & Finding<
    { readonly says: "uncovered" } | { readonly says: "share"; readonly share: Share },
    "records"
  >;

/** The fewest records that a share is told of. */
export const LEAST_RECORDS = 50;

/** The days that a finding about records is about. */
export type Days = Pick<FindingScope, "range" | "isNarrowed">;

/** How often records are skipped, in shuffle …, of those that say so. */
export function habitShare(
  { records, known, yes }: HabitNumbers,
  habit: Habit,
  { range, isNarrowed }: Days,
): HabitShare {
  const covered: Share = { part: known, whole: records, of: "records" };
  const basis = { range, isNarrowed, sample: known, least: LEAST_RECORDS };
  const found = finding({ measure: "records", ...basis }, () => {
    if (known < LEAST_COVERED * records) return { says: "uncovered" as const };
    const share: Share = { part: yes, whole: known, of: `records-with-${habit}` };
    return { says: "share" as const, share };
  });
  return { ...found, covered };
}

/** Whether too few of the range's records say so, however many there are. */
export function isRarelyKnown({ covered: { part, whole } }: Known): boolean {
  return part < LEAST_COVERED * whole;
}

/** A row of records by what it stands for. */
export interface NamedHabit extends HabitNumbers {
  readonly name: string;
}

/** Where records are skipped most, and least. */
export type SkipExtremes = Finding<
  /** Everywhere about as often. */
  | { readonly says: "even"; readonly share: Share }
  /** There are no two to compare. */
  | { readonly says: "one"; readonly name: string; readonly share: Share }
  | {
    readonly says: "apart";
    readonly highest: { readonly name: string; readonly share: Share };
    readonly lowest: { readonly name: string; readonly share: Share };
  },
  "records"
>;

/** A row must hold this share of all records that say so: 71 of 48,002 are no habit. */
const LEAST_PART = 0.01;
/** Shares closer than this are alike. */
export const ALIKE = 0.03;

/**
 * Where, or when, records are skipped most and least, among rows with enough records that say so.
 *
 * @param rows without what is no device, country …: a remainder is none
 */
export function skipExtremes(
  rows: readonly NamedHabit[],
  { range, isNarrowed }: Days,
): SkipExtremes {
  const known = rows.reduce((sum, row) => sum + row.known, 0);
  const least = Math.max(LEAST_RECORDS, LEAST_PART * known);
  const said = rows.filter((row) => row.known >= least)
    .map((row) => ({ name: row.name, share: skipShare(row) }))
    .toSorted((a, b) => b.share.part / b.share.whole - a.share.part / a.share.whole);
  const basis = { range, isNarrowed, sample: known, least: LEAST_RECORDS };
  return finding({ measure: "records", ...basis }, () => {
    const [most, last] = [said[0], said.at(-1)];
    if (most === undefined || last === undefined) return { says: "few" as const };
    if (said.length === 1) return { says: "one" as const, ...most };
    const gap = most.share.part / most.share.whole - last.share.part / last.share.whole;
    return gap < Math.max(ALIKE, chance(most.share, last.share))
      ? { says: "even" as const, share: most.share }
      : { says: "apart" as const, highest: most, lowest: last };
  });
}

/** How far apart two shares of as many records come by chance: twice the standard error. */
function chance(a: Share, b: Share): number {
  const mean = (a.part + b.part) / (a.whole + b.whole);
  return 2 * Math.sqrt(mean * (1 - mean) * (1 / a.whole + 1 / b.whole));
}

/** The share of a row's records that are skipped, of those that say so. */
export function skipShare({ known, yes }: HabitNumbers): Share {
  return { part: yes, whole: known, of: "records-with-skip" };
}

/** How a habit went over the years. */
export type HabitYears = Finding<
  | Uncovered
  | { readonly says: "stays" | "last"; readonly year: string; readonly share: Share }
  | {
    readonly says: "went";
    readonly first: { readonly year: string; readonly share: Share };
    readonly last: { readonly year: string; readonly share: Share };
  },
  "records"
>;

/** How a habit went from the first year that says enough to the last. */
export function habitYears(
  years: readonly (HabitNumbers & { readonly year: string })[],
  habit: Habit,
  { range, isNarrowed }: Days,
): HabitYears {
  const records = sumOf(years, (row) => row.records);
  const sample = sumOf(years, ({ known }) => known);
  const covered: Share = { part: sample, whole: records, of: "records" };
  const said = years.filter(({ records, known }) =>
    known >= LEAST_RECORDS && known >= LEAST_COVERED * records
  ).map(({ year, known, yes }) => ({
    year,
    share: { part: yes, whole: known, of: `records-with-${habit}` } satisfies Share,
  }));
  const basis = { range, isNarrowed, sample, least: LEAST_RECORDS };
  return finding({ measure: "records", ...basis }, () => {
    const [first, last] = [said[0], said.at(-1)];
    if (first === undefined || last === undefined) {
      return sample < LEAST_COVERED * records
        ? { says: "uncovered" as const, covered }
        : { says: "few" as const };
    }
    if (said.length === 1) return { says: "last" as const, ...last };
    const gap = Math.abs(
      first.share.part / first.share.whole - last.share.part / last.share.whole,
    );
    return gap < ALIKE
      ? { says: "stays" as const, ...last }
      : { says: "went" as const, first, last };
  });
}
