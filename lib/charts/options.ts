import type { ChartOptions } from "chart.js";
import { shortCount } from "../words/format.ts";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";

/** How wide an axis text is at least, in pixels, with the room around it. */
const TICK_WIDTH = 40;

const SUFFIX = { hours: "\u00a0h", minutes: "\u00a0min", plays: "" };

/** How a chart looks and moves. */
export function optionsOf(
  { ticks, titles, series, unit }: ChartData,
  colours: ChartColours,
  isStill: boolean,
): ChartOptions<"bar" | "line"> {
  const font = { family: colours.font, size: 12 };
  const said = ticks.flatMap((text, at) => text === "" ? [] : [at]);
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: isStill ? false : { duration: 200 },
    interaction: { mode: "index", intersect: false },
    layout: { padding: { top: 26 } },
    scales: {
      x: {
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
        beginAtZero: true,
        grid: { color: colours.rule },
        border: { display: false },
        ticks: {
          maxTicksLimit: 5,
          padding: 8,
          font,
          color: colours.soft,
          callback: (value) => `${shortCount(Number(value))}${SUFFIX[unit]}`,
        },
      },
    },
    plugins: {
      tooltip: {
        displayColors: false,
        backgroundColor: colours.ink,
        titleColor: colours.ground,
        bodyColor: colours.ground,
        titleFont: { ...font, size: 13, weight: 600 },
        bodyFont: { ...font, size: 13 },
        cornerRadius: 0,
        padding: 10,
        caretSize: 0,
        callbacks: {
          title: ([item]) => titles[item?.dataIndex ?? -1] ?? "",
          label: ({ datasetIndex, dataIndex }) => series[datasetIndex]?.texts[dataIndex] ?? "",
        },
      },
    },
  };
}
