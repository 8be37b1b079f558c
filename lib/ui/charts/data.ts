/**
 * `stack` is bars and `area` lines on top of each other; `stream` is areas around a middle line,
 * without an axis of values.
 */
export type ChartKind = "bar" | "line" | "stack" | "area" | "stream";

/** What the axis counts; a share is 0 to 1. */
export type ChartUnit = "hours" | "minutes" | "plays" | "number" | "share";

/** A data colour of the palette. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** A colour of the ramp for what has an order. */
export type Step = `step-${Hue}`;

/** What a chart is given: numbers, and every text that it may show, ready to be shown. */
export interface ChartData {
  readonly kind: ChartKind;
  /** What the axis label at each point; empty where it label nothing. */
  readonly ticks: readonly string[];
  /** Each point in words. */
  readonly titles: readonly string[];
  readonly unit: ChartUnit;
  readonly series: readonly ChartSeries[];
  /** Where each point leads; null where a point leads nowhere. */
  readonly links?: readonly (MarkLink | null)[];
}

/** Where a mark leads. */
export interface MarkLink {
  readonly href: string;
  /** What is there, as people are told before they go: `Show March 2024`. */
  readonly label: string;
}

/** One line or row of bars. */
export interface ChartSeries {
  readonly name: string;
  /**
   * `main` is ink with one point in the accent, `compared` and `rest` are quiet, numbers are data
   * colours, steps those of the ramp.
   */
  readonly tone: "main" | "compared" | "rest" | Hue | Step;
  /** The point that the finding names, in the accent: the peak unless given, null for no point. */
  readonly marked?: number | null;
  readonly values: readonly (number | null)[];
  /** Each value in words. */
  readonly texts: readonly string[];
  /** Where the legend leads from its name. */
  readonly link?: MarkLink;
}

/** A chart and what is said of it. */
export interface ChartView {
  /** The canvas's accessible name. */
  readonly name: string;
  /** How the keyboard is used, and the finding, in words. */
  readonly description: string;
  /** Null until the page's scripts have read it. */
  readonly data: ChartData | null;
}
