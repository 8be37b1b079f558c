/** Rank over the years as a line: the first place at the top, distances by doubling. */
import type { Metric } from "../metric.ts";
import type { YearRow } from "./profile.ts";

/** A year's place in the drawing. */
export interface Step {
  readonly year: number;
  readonly rank: number | null;
  readonly x: number;
  readonly y: number;
}

/** The drawing's measures. */
export const LADDER = { left: 26, right: 26, top: 30, bottom: 30, height: 190, step: 64 } as const;

/**
 * A step for each year of the data; a year without a play has no rank.
 *
 * @param first the first year of the data
 * @param last the last one
 */
export function ladder(
  years: readonly YearRow[],
  metric: Metric,
  first: number,
  last: number,
): { steps: Step[]; lines: string[]; width: number } {
  const { left, right, top, bottom, height, step } = LADDER;
  const rankOf = new Map(
    years.map((row) => [row.year, metric === "hours" ? row.rank_by_hours : row.rank_by_plays]),
  );
  const lowest = Math.max(2, ...rankOf.values());
  const steps = Array.from({ length: last - first + 1 }, (_, at): Step => {
    const rank = rankOf.get(first + at) ?? null;
    const share = rank === null ? 1 : Math.log2(rank) / Math.log2(lowest);
    const y = top + share * (height - top - bottom);
    return { year: first + at, rank, x: left + at * step, y: Math.round(y * 10) / 10 };
  });
  return { steps, lines: linesOf(steps), width: left + right + (steps.length - 1) * step };
}

/** Lines through years in a row; a year without a play breaks them. */
function linesOf(steps: readonly Step[]): string[] {
  const runs: Step[][] = [[]];
  for (const step of steps) {
    if (step.rank === null) runs.push([]);
    else runs.at(-1)?.push(step);
  }
  return runs.filter((run) => run.length > 1).map((run) =>
    `M${run.map(({ x, y }) => `${x} ${y}`).join("L")}`
  );
}
