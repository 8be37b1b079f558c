import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from "chart.js";
import { onThemeChange, pageColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { type Dataset, datasetsOf } from "./datasets.ts";
import { optionsOf } from "./options.ts";
import { endLabels } from "./end_labels.ts";
import { peakLabel } from "./peak_label.ts";
import { basesOf } from "./stream.ts";
import { streamScale } from "./stream_scale.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** How other numbers come: quickly, in milliseconds. */
const MOTION = { duration: 200 };

/** A chart that stands on its canvas. */
export interface DrawnChart {
  /** Draws other numbers in place of those it has; what moved is seen to move. */
  show(data: ChartData): void;
  /** Marks a point and shows what it holds; null marks none. */
  point(at: number | null): void;
  /** The point below a pointer; null beside the chart. */
  under(event: MouseEvent): number | null;
  destroy(): void;
}

/** Draws a chart and keeps it in the colours of the theme. */
export function drawChart(canvas: HTMLCanvasElement, first: ChartData): DrawnChart {
  let data = first;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let colours = pageColours();
  const chart = new Chart(canvas, {
    type: rootType(data),
    data: { labels: [...data.titles], datasets: datasetsOf(data, colours) },
    options: optionsOf(data, colours),
    plugins: [peakLabel, endLabels, streamScale].map((plugin) => plugin(() => data, () => colours)),
  });
  const repaint = () => {
    colours = pageColours();
    chart.data.datasets = datasetsOf(data, colours);
    chart.options = optionsOf(data, colours);
    chart.update("none");
  };
  const forget = onThemeChange(repaint);
  // A face that arrives late changes every width on the canvas.
  void document.fonts.ready.then(() => chart.canvas === null || chart.update("none"));
  return {
    show(next) {
      data = next;
      chart.data.labels = [...data.titles];
      chart.data.datasets = datasetsOf(data, colours).map((dataset, at) => {
        const known = chart.data.datasets[at];
        return known !== undefined && areAlike(known, dataset)
          ? Object.assign(known, dataset)
          : dataset;
      });
      chart.options = { ...optionsOf(data, colours), animation: still ? false : MOTION };
      chart.update();
    },
    point: (at) => {
      const active = at === null ? [] : data.series.map((_, series) => ({
        datasetIndex: series + basesOf(data),
        index: at,
      }));
      chart.setActiveElements(active);
      chart.tooltip?.setActiveElements(active, { x: 0, y: 0 });
      chart.update("none");
    },
    under: (event) => {
      const found = chart.getElementsAtEventForMode(event, "index", { intersect: false }, false);
      return found[0]?.index ?? null;
    },
    destroy: () => {
      forget();
      chart.destroy();
    },
  };
}

function rootType({ kind }: ChartData): "bar" | "line" {
  return kind === "bar" || kind === "stack" ? "bar" : "line";
}

/** Whether one dataset can take another's numbers and keep what is drawn. */
function areAlike(a: Dataset, b: Dataset): boolean {
  return a.type === b.type && ("borderDash" in a) === ("borderDash" in b);
}
