import type { Chart, Plugin } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { seriesOf } from "./stream.ts";

/** The height of a line of text, and the room around a name, in pixels. */
const [LINE, ROOM] = [14, 8];
/** The widest name, in pixels; a narrow chart has this part of its width for names, and cuts none. */
const [WIDEST, NARROW, PART] = [120, 560, 0.22];

/** How much room the names at the ends of lines and bands need, in pixels; 0 where there is none. */
export function endRoom(data: ChartData, chart: Chart, colours: ChartColours): number {
  if (!hasEnds(data)) return 0;
  const { ctx } = chart;
  ctx.save();
  ctx.font = fontOf(colours);
  const widths = data.series.map(({ name }) => name).filter((name) => hasRoom(chart, name))
    .map((name) => ctx.measureText(name).width);
  ctx.restore();
  return widths.length === 0 ? 0 : Math.min(WIDEST, Math.max(...widths)) + ROOM;
}

/** Whether a name can stand beside a chart: on a narrow one only as a whole. */
function hasRoom({ ctx, width }: Chart, name: string): boolean {
  return width >= NARROW || ctx.measureText(name).width <= width * PART;
}

/** Writes the names of lines and bands where they end; the legend names those without room there. */
export function endLabels(
  shown: () => ChartData,
  colours: () => ChartColours,
): Plugin<"bar" | "line"> {
  return {
    id: "end-labels",
    afterDatasetsDraw(chart) {
      const data = shown();
      if (endRoom(data, chart, colours()) === 0) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.font = fontOf(colours());
      ctx.fillStyle = colours().ink;
      ctx.textBaseline = "middle";
      const ends = endsOf(chart, data).filter(({ name }) => hasRoom(chart, name));
      for (const { name, y } of placed(ends)) {
        ctx.fillText(fitted(ctx, name), chartArea.right + ROOM, y);
      }
      ctx.restore();
    },
  };
}

/** Where a name belongs, and how much room it has there. */
export interface End {
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

/**
 * The names that have room, from the top: a band names itself where it is as high as a line, and a
 * name that would lie on the one above it is left to the legend.
 *
 * @example
 * ```ts
 * import { placed } from "./end_labels.ts";
 *
 * const ends = [{ name: "jazz", y: 40, height: 30 }, { name: "folk", y: 60, height: 4 }];
 * console.assert(placed(ends).map(({ name }) => name).join() === "jazz");
 * ```
 */
export function placed(ends: readonly End[]): End[] {
  const kept: End[] = [];
  for (const end of ends.toSorted((a, b) => a.y - b.y)) {
    const above = kept.at(-1);
    const isFree = above === undefined || end.y - above.y >= LINE;
    if (end.height >= LINE && isFree) kept.push(end);
  }
  return kept;
}

/** Whether a chart has several lines or bands. */
function hasEnds({ kind, series }: ChartData): boolean {
  return series.length > 1 && (kind === "area" || kind === "stream" || kind === "line") &&
    series.every(({ tone }) => tone !== "main" && tone !== "compared");
}

function endsOf(chart: Chart, data: ChartData): End[] {
  return chart.data.datasets.flatMap((_, at): End[] => {
    const series = seriesOf(data, at);
    const points = chart.getDatasetMeta(at).data;
    const last = points.at(-1);
    if (series === undefined || last === undefined || Number.isNaN(last.y)) return [];
    if (data.kind === "line") return [{ name: series.name, y: last.y, height: LINE }];
    const foot = at === 0 ? chart.chartArea.bottom : chart.getDatasetMeta(at - 1).data.at(-1)?.y;
    const below = foot ?? chart.chartArea.bottom;
    return [{ name: series.name, y: (last.y + below) / 2, height: below - last.y }];
  });
}

function fitted(ctx: CanvasRenderingContext2D, name: string): string {
  if (ctx.measureText(name).width <= WIDEST) return name;
  const letters = [...name];
  while (letters.length > 1 && ctx.measureText(`${letters.join("")}…`).width > WIDEST) {
    letters.pop();
  }
  return `${letters.join("")}…`;
}

function fontOf({ font }: ChartColours): string {
  return `500 12px ${font}`;
}
