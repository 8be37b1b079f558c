/** Several artists, tracks or albums in one chart; used by the server and by the island. */
import { count, hours } from "../words/format.ts";
import type { ChartData, MarkLink } from "./data.ts";
import { huesOf } from "./hues.ts";

/** What is drawn. */
export interface Picked {
  readonly id: string;
  readonly name: string;
  /** The artist of a track or album. */
  readonly under: string | null;
}

/** How much something was played in a bucket, as the question `interest` answers it. */
export interface InterestRow {
  readonly id: string;
  readonly period: string;
  readonly hours: number;
  readonly plays: number;
}

/** The time that is drawn. */
export interface Axis {
  readonly slotOf: Readonly<Record<string, number>>;
  readonly titles: readonly string[];
  readonly ticks: readonly string[];
  /** Where each bucket leads: an address of its days. */
  readonly links: readonly (MarkLink | null)[];
}

/** The values of one of them in each bucket. */
export function valuesOf(
  rows: readonly InterestRow[],
  { slotOf, titles }: Pick<Axis, "slotOf" | "titles">,
  metric: "hours" | "plays",
): number[] {
  const values = titles.map(() => 0);
  for (const row of rows) {
    const at = slotOf[row.period];
    if (at !== undefined) values[at] = (values[at] ?? 0) + row[metric];
  }
  return values;
}

/** A line for each that was picked, in its own colour. */
export function togetherChart(
  picked: readonly Picked[],
  rows: readonly InterestRow[],
  axis: Axis,
  metric: "hours" | "plays",
): ChartData {
  const hues = huesOf(picked.map(keyOf));
  return {
    kind: "line",
    ticks: axis.ticks,
    titles: axis.titles,
    links: axis.links.map((link) => withPicks(link, picked)),
    unit: metric,
    series: picked.map((one) => {
      const values = valuesOf(rows.filter(({ id }) => id === one.id), axis, metric);
      return {
        name: one.name,
        tone: hues.get(keyOf(one)) ?? 1,
        values,
        texts: values.map((value) => `${one.name}: ${amount(value, metric)}`),
      };
    }),
  };
}

/** What is drawn stays drawn where a point leads. */
function withPicks(link: MarkLink | null, picked: readonly Picked[]): MarkLink | null {
  if (link === null) return null;
  return { ...link, href: `${link.href}&pick=${picked.map(({ id }) => id).join()}` };
}

/** A value in words. */
export function amount(value: number, metric: "hours" | "plays"): string {
  return metric === "hours" ? hours(value) : count(value);
}

/** What decides the colour: the artist, or the title with its artist. */
export function keyOf({ name, under }: Picked): string {
  return under === null ? name : `${under}\n${name}`;
}
