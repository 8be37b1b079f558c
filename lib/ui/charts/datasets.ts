import type { ChartDataset } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData, ChartSeries } from "./data.ts";
import { streamBase } from "./stream.ts";

/** A series as Chart.js takes it. */
export type Dataset = ChartDataset<"bar" | "line", (number | null)[]>;

/** The series of a chart as Chart.js takes them. */
export function datasetsOf(data: ChartData, colours: ChartColours): Dataset[] {
  const isArea = data.kind === "area" || data.kind === "stream";
  if (isArea) return areas(data, colours);
  return data.series.map((series) => {
    const values = [...series.values];
    if (series.tone === "compared") return comparedLine(series.name, values, data.kind, colours);
    if (data.kind === "line") return line(series, values, colours);
    return {
      type: "bar",
      label: series.name,
      data: values,
      order: 1,
      backgroundColor: barColours(series, colours),
      hoverBackgroundColor: colours.accent,
      barPercentage: 1,
      categoryPercentage: values.length > 60 ? 0.78 : 0.7,
      maxBarThickness: 72,
    };
  });
}

/** The index of the point in the accent: the marked one, else the largest; -1 without any. */
export function markedPoint({ values, marked }: ChartSeries): number {
  if (marked !== undefined) return marked ?? -1;
  let peak = -1;
  values.forEach((value, at) => {
    if ((value ?? 0) > 0 && (value ?? 0) > (values[peak] ?? 0)) peak = at;
  });
  return peak;
}

/** Areas on top of each other, parted by a hairline of the ground; a stream begins at its base. */
function areas(data: ChartData, colours: ChartColours): Dataset[] {
  const isStream = data.kind === "stream";
  const made = data.series.map((series, at): Dataset => ({
    type: "line",
    label: series.name,
    data: [...series.values],
    borderColor: colours.ground,
    borderWidth: 1,
    backgroundColor: toneOf(series, colours),
    pointRadius: 0,
    pointHoverRadius: 3,
    pointHoverBackgroundColor: colours.ink,
    fill: at === 0 && !isStream ? "origin" : "-1",
    cubicInterpolationMode: isStream ? "monotone" : "default",
  }));
  if (!isStream) return made;
  const base: Dataset = {
    type: "line",
    data: streamBase(data.series),
    borderWidth: 0,
    pointRadius: 0,
    pointHoverRadius: 0,
    fill: false,
    cubicInterpolationMode: "monotone",
  };
  return [base, ...made];
}

function barColours(series: ChartSeries, colours: ChartColours): string[] {
  const marked = series.tone === "main" ? markedPoint(series) : -1;
  const base = series.tone === "main" ? colours.ink : toneOf(series, colours);
  return series.values.map((_, at) => at === marked ? colours.accent : base);
}

function line(series: ChartSeries, values: (number | null)[], colours: ChartColours): Dataset {
  const colour = toneOf(series, colours);
  return {
    type: "line",
    label: series.name,
    data: values,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: 2,
    pointRadius: 0,
    pointHoverRadius: 4,
  };
}

/** Beside bars it is level over each of them, beside a line it is one. */
function comparedLine(
  label: string,
  values: (number | null)[],
  kind: ChartData["kind"],
  colours: ChartColours,
): Dataset {
  return {
    type: "line",
    label,
    data: values,
    order: 0,
    borderColor: colours.accent,
    borderWidth: 2,
    borderDash: [2, 3],
    pointRadius: values.length > 1 ? 0 : 3,
    ...(kind === "line" ? {} : { stepped: "middle" }),
  };
}

function toneOf({ tone }: ChartSeries, colours: ChartColours): string {
  if (tone === "rest") return colours.rule;
  if (typeof tone === "number") return colours.data[tone - 1] ?? colours.ink;
  const step = /^step-(\d)$/.exec(tone)?.[1];
  return step === undefined ? colours.ink : colours.steps[Number(step) - 1] ?? colours.ink;
}
