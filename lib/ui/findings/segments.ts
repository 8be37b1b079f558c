/** What records were played on and from where, and what began and ended them. */
import {
  type Finding,
  finding,
  type Known,
  LEAST_COVERED,
  type None,
  type Share,
  sumOf,
  type Uncovered,
  type Whole,
} from "./finding.ts";
import { type Days, LEAST_RECORDS } from "./habits.ts";

/** A part of all records by the name it has; null where the export does not say. */
export interface NamedPart {
  readonly name: string | null;
  readonly value: number;
}

/** What holds most. */
export type TopNamed = Finding<
  | Uncovered
  | Known & {
    /** All of what has a name; more than half of it; less, but more than any other. */
    readonly says: "all" | "most" | "first";
    readonly name: string;
    readonly share: Share;
    readonly others: number;
    readonly ties: number;
  }
>;

/**
 * Which device, or country, holds most of what names one.
 *
 * @param parts those without a name too
 * @param sample how many records name one
 */
export function topNamed(
  parts: readonly NamedPart[],
  what: "device" | "country",
  sample: number,
  { measure, range, isNarrowed }: Days & { readonly measure: "hours" | "records" },
): TopNamed {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const named = parts.flatMap(({ name, value }) =>
    name === null || value <= 0 ? [] : { name, value }
  )
    .toSorted((a, b) => b.value - a.value);
  const known = named.reduce((sum, part) => sum + part.value, 0);
  const covered: Share = { part: known, whole, of: measure };
  const basis = { range, isNarrowed, sample, least: LEAST_RECORDS };
  return finding({ measure, ...basis }, () => {
    const [top] = named;
    if (top === undefined) return { says: "none" as const };
    if (known < LEAST_COVERED * whole) return { says: "uncovered" as const, covered };
    const of: Whole = `${measure}-with-${what}`;
    const share: Share = { part: top.value, whole: known, of };
    const ratio = top.value / known;
    return {
      says: named.length === 1 ? "all" as const : ratio > 0.5 ? "most" as const : "first" as const,
      covered,
      name: top.name,
      share,
      others: named.length - 1,
      ties: named.filter(({ value }) => value === top.value).length - 1,
    };
  });
}

/** Which device came first, year by year. */
export type DeviceYears = Finding<
  | Uncovered
  | {
    readonly says: "took-over";
    readonly name: string;
    readonly from: string;
    readonly year: string;
  }
  | { readonly says: "throughout"; readonly name: string; readonly years: number }
  | { readonly says: "last"; readonly name: string; readonly year: string }
>;

/** A year and the parts of it. */
export interface YearParts {
  readonly year: string;
  readonly parts: readonly NamedPart[];
}

/**
 * Which device came first lately, and which one it took over from; years in which too little names a
 * device, or two lead, tell nothing.
 *
 * @param years the earliest first
 * @param sample how many records name a device
 */
export function deviceYears(
  years: readonly YearParts[],
  sample: number,
  { measure, range, isNarrowed }: Days & { readonly measure: "hours" | "records" },
): DeviceYears {
  const basis = { range, isNarrowed, sample, least: LEAST_RECORDS };
  return finding({ measure, ...basis }, () => {
    const firsts = years.flatMap(({ year, parts }) => {
      const found = topNamed(parts, "device", LEAST_RECORDS, { measure, range, isNarrowed });
      return "ties" in found && found.ties === 0 ? [{ year, name: found.name }] : [];
    });
    const last = firsts.at(-1);
    if (last === undefined) return uncoveredOr(years, measure);
    const at = firsts.findLastIndex(({ name }) => name !== last.name);
    const [before, first] = [firsts[at], firsts[at + 1]];
    if (before !== undefined && first !== undefined) {
      return { says: "took-over" as const, name: last.name, from: before.name, year: first.year };
    }
    return firsts.length === years.length
      ? { says: "throughout" as const, name: last.name, years: years.length }
      : { says: "last" as const, name: last.name, year: last.year };
  });
}

/** That too little of all years names a device; nothing where enough does, and no year has a first. */
function uncoveredOr(years: readonly YearParts[], of: "hours" | "records"): Uncovered | None {
  const parts = years.flatMap(({ parts }) => parts);
  const whole = sumOf(parts, ({ value }) => value);
  const part = sumOf(parts, ({ name, value }) => name === null ? 0 : value);
  return part < LEAST_COVERED * whole
    ? { says: "uncovered", covered: { part, whole, of } }
    : { says: "none" };
}

/** What begins or ends plays. */
export type Reason = Finding<
  | Uncovered
  | Known & {
    readonly says: "first";
    readonly name: string;
    readonly share: Share;
    readonly ties: number;
  },
  "records"
>;

/** The reason that most records name, of those that name one. */
export function topReason(
  parts: readonly NamedPart[],
  what: "start" | "end",
  { range, isNarrowed }: Days,
): Reason {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const named = parts.flatMap(({ name, value }) => name === null ? [] : { name, value })
    .toSorted((a, b) => b.value - a.value);
  const known = named.reduce((sum, part) => sum + part.value, 0);
  const covered: Share = { part: known, whole, of: "records" };
  const basis = { range, isNarrowed, sample: known, least: LEAST_RECORDS };
  return finding({ measure: "records", ...basis }, () => {
    const [top] = named;
    if (top === undefined) return { says: "none" as const };
    if (known < LEAST_COVERED * whole) return { says: "uncovered" as const, covered };
    const share: Share = { part: top.value, whole: known, of: `records-with-${what}` };
    const ties = named.filter(({ value }) => value === top.value).length - 1;
    return { says: "first" as const, covered, name: top.name, share, ties };
  });
}

/** How many records play to their end, of those that say what ended them. */
export type ToEnd = Finding<
  Uncovered | Known & { readonly says: "share"; readonly share: Share },
  "records"
>;

/** How many records play to their end, of those that say what ended them. */
export function toEnd(
  parts: readonly NamedPart[],
  end: string,
  { range, isNarrowed }: Days,
): ToEnd {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  const known = parts.reduce((sum, { name, value }) => name === null ? sum : sum + value, 0);
  const part = parts.find(({ name }) => name === end)?.value ?? 0;
  const covered: Share = { part: known, whole, of: "records" };
  const basis = { range, isNarrowed, sample: known, least: LEAST_RECORDS };
  return finding(
    { measure: "records", ...basis },
    () =>
      known < LEAST_COVERED * whole ? { says: "uncovered" as const, covered } : {
        says: "share" as const,
        covered,
        share: { part, whole: known, of: "records-with-end" as const },
      },
  );
}
