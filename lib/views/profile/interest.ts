import type { ChartData } from "../../charts/data.ts";
import type { Trend } from "../../questions/trends.ts";
import { count } from "../../words/format.ts";
import { words } from "../../words/mod.ts";
import type { Buckets } from "../buckets.ts";
import { measureText, type Metric } from "../metric.ts";

const text = words.profile.interest;

/** Interest over time: from the first play of the range to the range's end, silence included. */
export function interestView(trend: readonly Trend[], buckets: Buckets, metric: Metric) {
  const values = buckets.titles.map(() => ({ hours: 0, plays: 0 }));
  for (const row of trend) {
    const at = buckets.placeOf[row.period];
    if (at !== undefined) values[at] = row;
  }
  // An axis of tenths of hours says little.
  const isShort = metric === "hours" && values.every((row) => row.hours < 2);
  const chart: ChartData = {
    kind: "bar",
    ticks: buckets.ticks,
    titles: buckets.titles,
    unit: isShort ? "minutes" : metric,
    series: [{
      name: words.metric[metric],
      tone: "main",
      values: values.map((row) => isShort ? row.hours * 60 : row[metric]),
      texts: values.map((row) => measureText(row, metric)),
    }],
  };
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
