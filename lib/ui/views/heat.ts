/** The steps of the heat scale, ground to ink. */
export const HEAT_STEPS = 6;

/**
 * The value that gets the last step: the largest except for the top 2 %, so that a single day does
 * not make all others pale.
 */
export function heatTop(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.98) - 1)] ?? 0;
}

/**
 * The step of a value: 0 for nothing at all, then equal parts up to the top.
 *
 * @example
 * ```ts
 * import { heatStep } from "./heat.ts";
 *
 * console.assert(heatStep(0, 10) === 0 && heatStep(0.1, 10) === 1 && heatStep(12, 10) === 5);
 * ```
 */
export function heatStep(value: number, top: number): number {
  if (value <= 0 || top <= 0) return 0;
  const steps = HEAT_STEPS - 1;
  return Math.min(steps, Math.ceil((value / top) * steps));
}

/** The class that paints a step. */
export function heatClass(value: number, top: number): string {
  return `heat-${heatStep(value, top)}`;
}
