/** A spark line: no axes, no numbers, only the shape. */

/** The size of a spark line's drawing. */
export const SPARK = { width: 120, height: 28 } as const;

/** The outlines of a spark line. */
export interface Spark {
  readonly line: string;
  readonly area: string;
}

/**
 * The outlines of some values, its own largest at the top; each line is read by itself.
 *
 * @example
 * ```ts
 * import { sparkOf } from "./spark.ts";
 *
 * console.assert(sparkOf([0, 1]).line === "M0 27L120 1");
 * ```
 */
export function sparkOf(values: readonly number[]): Spark {
  const { width, height } = SPARK;
  const top = Math.max(...values, 0);
  const low = height - 1;
  const points = (values.length < 2 ? [values[0] ?? 0, values[0] ?? 0] : values).map(
    (value, at, all) => {
      const x = round((at / (all.length - 1)) * width);
      return `${x} ${round(low - (top === 0 ? 0 : value / top) * (height - 2))}`;
    },
  );
  const line = `M${points.join("L")}`;
  return { line, area: `${line}L${width} ${height}L0 ${height}Z` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
