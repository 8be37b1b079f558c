import type { ChartData } from "../../charts/data.ts";
import type { Trend } from "../../../queries/questions/trends.ts";
import { count } from "../../words/format.ts";
import { words } from "../../words/mod.ts";
import type { Buckets } from "../buckets.ts";
import { beside } from "../beside.ts";
import { type Measured, measureText, type Metric } from "../metric.ts";

const text = words.profile.interest;

/** A trend with the buckets that it is drawn in. */
export interface Interest {
  readonly trend: readonly Trend[];
  readonly buckets: Buckets;
}

/**
 * Interest over time, silence included.
 *
 * @param before what it is compared with; its buckets begin where the range's own do
 */
export function interestView(now: Interest, metric: Metric, before: Interest | null) {
  const { buckets } = now;
  const values = valuesOf(now);
  const valuesBefore = before === null ? [] : valuesOf(before);
  // An axis of tenths of hours says little.
  const isShort = metric === "hours" &&
    [...values, ...valuesBefore].every((row) => row.hours < 2);
  const drawn = ({ ticks, titles }: Buckets, values: readonly Measured[]): ChartData => ({
    kind: "bar",
    ticks,
    titles,
    unit: isShort ? "minutes" : metric,
    series: [{
      name: words.metric[metric],
      tone: "main",
      values: values.map((row) => isShort ? row.hours * 60 : row[metric]),
      texts: values.map((row) => measureText(row, metric)),
    }],
  });
  const chart = beside(
    drawn(buckets, values),
    before === null ? null : drawn(before.buckets, valuesBefore),
  );
  const peak = values.reduce(
    (best, row, at) => row[metric] > (values[best]?.[metric] ?? 0) ? at : best,
    0,
  );
  const top = values[peak];
  const said = top === undefined ? "" : measureText(top, metric);
  return {
    chart,
    finding: text.peak(
      buckets.titles[peak] ?? "",
      metric === "plays" ? `${said} ${words.metric.plays}` : said,
    ),
    rows: values.map((row, at) => [
      buckets.titles[at] ?? "",
      measureText(row, "hours"),
      count(row.plays),
    ]),
  };
}

function valuesOf({ trend, buckets }: Interest): Measured[] {
  const values: Measured[] = buckets.titles.map(() => ({ hours: 0, plays: 0 }));
  for (const row of trend) {
    const at = buckets.placeOf[row.period];
    if (at !== undefined) values[at] = row;
  }
  return values;
}
