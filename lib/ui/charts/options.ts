import type { ChartOptions } from "chart.js";
import { hours, shortCount } from "../words/format.ts";
import type { ChartColours } from "./colours.ts";
import type { ChartData, ChartUnit } from "./data.ts";
import { endRoom } from "./end_labels.ts";
import { BESIDE } from "./tooltip_place.ts";
import { seriesOf, streamHeight } from "./stream.ts";
import { SCALE_ROOM } from "./stream_scale.ts";

/** How wide an axis text is at least, in pixels, with the room around it. */
const TICK_WIDTH = 40;

/** A value as the axis says it. */
export const AXIS: Record<ChartUnit, (value: number) => string> = {
  hours: (value) => value > 0 && value < 1 ? hours(value) : `${shortCount(value)}\u00a0h`,
  minutes: (value) => `${shortCount(value)}\u00a0min`,
  plays: shortCount,
  number: shortCount,
  share: (value) => `${shortCount(value * 100)}\u202f%`,
};

/** How a chart looks and moves. */
export function optionsOf(
  data: ChartData,
  colours: ChartColours,
): ChartOptions<"bar" | "line"> {
  const { kind, ticks, titles, unit, links } = data;
  const isStacked = kind === "stack" || kind === "area" || kind === "stream";
  const font = { family: colours.font, size: 12 };
  const said = ticks.flatMap((text, at) => text === "" ? [] : [at]);
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "index", intersect: false },
    layout: {
      padding: ({ chart }) => ({
        top: 26,
        right: endRoom(data, chart, colours),
        left: kind === "stream" ? SCALE_ROOM : 0,
      }),
    },
    scales: {
      x: {
        stacked: isStacked,
        grid: { display: false },
        border: { color: colours.ink },
        ticks: {
          autoSkip: false,
          maxRotation: 0,
          font,
          color: colours.soft,
          callback(_, at) {
            const place = said.indexOf(at);
            const every = Math.max(1, Math.ceil((said.length * TICK_WIDTH) / this.width));
            return place >= 0 && place % every === 0 ? ticks[at] : null;
          },
        },
      },
      y: {
        stacked: isStacked,
        display: kind !== "stream",
        beginAtZero: true,
        ...(kind === "stream" ? { max: streamHeight(data.series) } : {}),
        grid: { color: colours.rule },
        border: { display: false },
        ticks: {
          maxTicksLimit: 5,
          padding: 8,
          font,
          color: colours.soft,
          callback: (value) => AXIS[unit](Number(value)),
        },
      },
    },
    plugins: {
      tooltip: {
        position: BESIDE,
        displayColors: false,
        backgroundColor: colours.ink,
        titleColor: colours.ground,
        bodyColor: colours.ground,
        titleFont: { ...font, size: 13, weight: 600 },
        bodyFont: { ...font, size: 13 },
        footerColor: colours.ground,
        footerFont: { ...font, weight: 400 },
        cornerRadius: 0,
        padding: 10,
        caretSize: 0,
        // What is on top of a stack is told first, what is not there not at all.
        itemSort: (a, b) => (isStacked ? -1 : 1) * (a.datasetIndex - b.datasetIndex),
        filter: ({ datasetIndex, dataIndex }) =>
          (seriesOf(data, datasetIndex)?.texts[dataIndex] ?? "") !== "",
        callbacks: {
          title: ([item]) => titles[item?.dataIndex ?? -1] ?? "",
          label: ({ datasetIndex, dataIndex }) =>
            seriesOf(data, datasetIndex)?.texts[dataIndex] ?? "",
          footer: ([item]) => links?.[item?.dataIndex ?? -1]?.label ?? "",
        },
      },
    },
  };
}
