/** Where the tooltip of a chart is: beside the point that it tells of, never over it. */
import { type ChartType, Tooltip, type TooltipPositionerFunction } from "chart.js";

declare module "chart.js" {
  interface TooltipPositionerMap {
    beside: TooltipPositionerFunction<ChartType>;
  }
}

/** The name of the place. */
export const BESIDE = "beside";

/** The room between a point and its tooltip, in pixels. */
const GAP = 10;

Tooltip.positioners.beside = function (elements) {
  const [first] = elements;
  if (first === undefined) return false;
  const { left, right } = this.chart.chartArea;
  const spots = elements.map(({ element }) => {
    const { width = 0 } = element.getProps(["width"], true);
    return { x: element.x, half: Number(width) / 2 };
  });
  return besidePoint(spots, { left, right });
};

/**
 * Where a tooltip is anchored: at the edge of the widest mark, on the side with more room, at the top
 * of the chart.
 *
 * @param spots the middle and half the width of each mark at a point, in pixels
 *
 * @example
 * ```ts
 * import { besidePoint } from "./tooltip_place.ts";
 *
 * const place = besidePoint([{ x: 20, half: 5 }], { left: 0, right: 100 });
 * console.assert(place.x === 35 && place.xAlign === "left");
 * ```
 */
export function besidePoint(
  spots: readonly { readonly x: number; readonly half: number }[],
  { left, right }: { readonly left: number; readonly right: number },
) {
  const from = Math.min(...spots.map(({ x, half }) => x - half));
  const to = Math.max(...spots.map(({ x, half }) => x + half));
  const isRight = right - to >= from - left;
  return {
    x: isRight ? to + GAP : from - GAP,
    y: 0,
    xAlign: isRight ? "left" as const : "right" as const,
    yAlign: "center" as const,
  };
}
