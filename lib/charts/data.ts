/** What a chart is given: numbers, and every text that it may show, ready to be shown. */
export interface ChartData {
  readonly kind: "bar" | "line";
  /** What the axis says at each point; empty where it says nothing. */
  readonly ticks: readonly string[];
  /** Each point in words. */
  readonly titles: readonly string[];
  readonly unit: "hours" | "minutes" | "plays";
  readonly series: readonly ChartSeries[];
}

/** One line or row of bars. */
export interface ChartSeries {
  readonly name: string;
  /** `main` is ink with its peak in the accent, `compared` is quiet, numbers are data colours. */
  readonly tone: "main" | "compared" | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  readonly values: readonly (number | null)[];
  /** Each value in words. */
  readonly texts: readonly string[];
}
