import type { Plugin } from "chart.js";
import type { ChartColours } from "./colours.ts";
import type { ChartData } from "./data.ts";
import { AXIS } from "./options.ts";
import { streamHeight } from "./stream.ts";

/** The room of the scale beside a stream, in pixels. */
export const SCALE_ROOM = 44;

/** Says how high a round value is beside a stream, which has no axis. */
export function streamScale(
  shown: () => ChartData,
  colours: () => ChartColours,
): Plugin<"bar" | "line"> {
  return {
    id: "stream-scale",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const data = shown();
      const value = roundBelow(streamHeight(data.series) / 2);
      const axis = scales["y"];
      if (data.kind !== "stream" || value === 0 || axis === undefined) return;
      const height = axis.getPixelForValue(0) - axis.getPixelForValue(value);
      const [x, foot] = [chartArea.left - SCALE_ROOM + 6, chartArea.bottom - 8];
      ctx.save();
      ctx.strokeStyle = colours().soft;
      ctx.fillStyle = colours().soft;
      ctx.font = `400 12px ${colours().font}`;
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(x + 5, foot);
      ctx.lineTo(x, foot);
      ctx.lineTo(x, foot - height);
      ctx.lineTo(x + 5, foot - height);
      ctx.stroke();
      ctx.textBaseline = "bottom";
      ctx.fillText(AXIS[data.unit](value), x, foot - height - 4);
      ctx.restore();
    },
  };
}

/**
 * The largest of 1, 2, 5, 10, 20 … that is no more than a value; 0 where there is none.
 *
 * @example
 * ```ts
 * import { roundBelow } from "./stream_scale.ts";
 *
 * console.assert(roundBelow(73) === 50 && roundBelow(0) === 0);
 * ```
 */
export function roundBelow(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([5, 2, 1].find((step) => step * power <= value) ?? 1) * power;
}
