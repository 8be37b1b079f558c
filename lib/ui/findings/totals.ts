import { type Finding, finding, type FindingScope } from "./finding.ts";

/** What a range has in all. */
export interface TotalNumbers {
  readonly hours: number;
  readonly plays: number;
  /** Days with music. */
  readonly days: number;
}

/** How much there is, and on how many days. */
export type Total = Finding<TotalNumbers & { readonly says: "total" }, "hours" | "plays">;

/** The totals of a range. */
export function totalOf(numbers: TotalNumbers, scope: FindingScope): Total {
  return finding(
    { ...scope, sample: numbers.plays, least: 1 },
    () => ({ says: "total" as const, ...numbers }),
  );
}
