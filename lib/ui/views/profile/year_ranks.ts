/** Rank over the years as a line: number 1 at the top, on a logarithmic scale. */
import type { Metric } from "../metric.ts";
import type { YearRow } from "./answer.ts";

/** A year's place in the drawing. */
export interface Step {
  readonly year: number;
  readonly rank: number | null;
  readonly x: number;
  readonly y: number;
  /** Whether its number stands below, as the line goes up from it. */
  readonly isLow: boolean;
}

/** The drawing's measures. */
export const RANK_CHART = { width: 920, side: 30, top: 30, bottom: 56, height: 220 } as const;

/**
 * A step for each year of the data; a year without a play has no rank.
 *
 * @param first the first year of the data
 * @param last the last one
 */
export function yearRankChart(
  years: readonly YearRow[],
  metric: Metric,
  first: number,
  last: number,
): { steps: Step[]; lines: string[] } {
  const { width, side, top, bottom, height } = RANK_CHART;
  const rankOf = new Map(
    years.map((row) => [row.year, metric === "hours" ? row.rank_by_hours : row.rank_by_plays]),
  );
  const best = Math.log2(Math.min(...rankOf.values()));
  // Places that are close to each other are not drawn far apart.
  const span = Math.max(2, Math.log2(Math.max(...rankOf.values())) - best);
  const ranks = Array.from({ length: last - first + 1 }, (_, at) => rankOf.get(first + at) ?? null);
  const steps = ranks.map((rank, at): Step => {
    const share = rank === null ? 1 : (Math.log2(rank) - best) / span;
    const y = top + share * (height - top - bottom);
    const x = ranks.length === 1
      ? width / 2
      : side + (at / (ranks.length - 1)) * (width - 2 * side);
    const beside = [ranks[at - 1] ?? null, ranks[at + 1] ?? null].filter((other) => other !== null);
    return {
      year: first + at,
      rank,
      x: Math.round(x * 10) / 10,
      y: Math.round(y * 10) / 10,
      isLow: rank !== null && beside.length > 0 && beside.every((other) => other < rank),
    };
  });
  return { steps, lines: linesOf(steps) };
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
