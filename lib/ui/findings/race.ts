import { type Finding, finding, type FindingScope, type Ties, tiesOf } from "./finding.ts";
import type { NamedAmount } from "./music.ts";
import { LEAST_FOR_SHARE } from "./tops.ts";

/** Who is first at the end of a month, of a race. */
export interface RaceMonth {
  readonly month: string;
  /** The first, and all that have as much; none while nobody has any. */
  readonly first: readonly NamedAmount[];
  /** Whether the list ends among them: then more may have as much. */
  readonly isCut: boolean;
}

/** Who led a race, and how it ended. */
export type RaceLeader = Finding<
  {
    /** In the only month, in all months, or in most. */
    readonly says: "only" | "throughout" | "longest";
    readonly name: string;
    readonly months: number;
    readonly of: number;
    /** How many were first at times. */
    readonly leaders: number;
    readonly last: NamedAmount & { readonly month: string; readonly isTied: boolean };
  } & Ties,
  "hours" | "plays"
>;

/**
 * Who was in front for the longest, and who is at the end.
 *
 * @param plays how many plays the race is of
 */
export function raceLeader(
  months: readonly RaceMonth[],
  plays: number,
  scope: FindingScope,
): RaceLeader {
  const sample = months.length === 0 ? 0 : plays;
  return finding({ ...scope, sample, least: LEAST_FOR_SHARE }, () => {
    const led = [...Map.groupBy(months.flatMap(({ first }) => first), ({ name }) => name)]
      .map(([name, of]) => ({ name, months: of.length }))
      .toSorted((a, b) => b.months - a.months);
    const [top] = led;
    const end = months.at(-1);
    const last = end?.first.find(({ name }) => name === top?.name) ?? end?.first[0];
    if (top === undefined || end === undefined || last === undefined) {
      return { says: "none" as const };
    }
    const says = months.length === 1
      ? "only" as const
      : top.months === months.length
      ? "throughout" as const
      : "longest" as const;
    return {
      says,
      name: top.name,
      months: top.months,
      of: months.length,
      ...tiesOf(led, (row) => row.months, !months.some(({ isCut }) => isCut)),
      leaders: led.length,
      last: { ...last, month: end.month, isTied: end.first.length > 1 },
    };
  });
}
