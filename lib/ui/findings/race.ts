import { type Asked, type Finding, finding, topOf } from "./finding.ts";
import type { NamedAmount } from "./music.ts";

/** Who is first at the end of a month, of a race. */
export interface RaceMonth {
  readonly month: string;
  /** The first of the month; undefined while nobody is. */
  readonly first: NamedAmount | undefined;
  /** Whether another has as much. */
  readonly isTied: boolean;
}

/** Who led a race, and how it ended. */
export type RaceLeader = Finding<
  {
    /** In the only month, in all months, or in most. */
    readonly says: "only" | "throughout" | "longest";
    readonly name: string;
    readonly months: number;
    readonly of: number;
    /** How many others led as long. */
    readonly ties: number;
    /** How many were first at times. */
    readonly leaders: number;
    readonly last: NamedAmount & { readonly month: string; readonly isTied: boolean };
  },
  "hours" | "plays"
>;

/** Who was in front for the longest, and who is at the end. */
export function raceLeader(months: readonly RaceMonth[], asked: Asked): RaceLeader {
  return finding({ ...asked, sample: months.length, least: 1 }, () => {
    const led = [...Map.groupBy(months.flatMap(({ first }) => first ?? []), ({ name }) => name)]
      .map(([name, of]) => ({ name, months: of.length }));
    const top = topOf(led, (row) => row.months);
    const end = months.at(-1);
    if (top === undefined || end?.first === undefined) return { says: "none" as const };
    const says = months.length === 1
      ? "only" as const
      : top.value === months.length
      ? "throughout" as const
      : "longest" as const;
    return {
      says,
      name: top.row.name,
      months: top.value,
      of: months.length,
      ties: top.ties,
      leaders: led.length,
      last: { ...end.first, month: end.month, isTied: end.isTied },
    };
  });
}
