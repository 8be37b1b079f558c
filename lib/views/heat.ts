/** The steps of the heat scale, ground to ink. */
export const HEAT_STEPS = 6;

/**
 * The step of a value between 0 and the largest one: 0 for nothing at all, then in equal parts of
 * the square root, so that a single extreme day does not turn all others pale.
 *
 * @example
 * ```ts
 * import { heatStep } from "./heat.ts";
 *
 * console.assert(heatStep(0, 10) === 0 && heatStep(0.1, 10) === 1 && heatStep(10, 10) === 5);
 * ```
 */
export function heatStep(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  const steps = HEAT_STEPS - 1;
  return Math.min(steps, 1 + Math.floor(Math.sqrt(value / most) * steps));
}

/** The class that paints a step. */
export function heatClass(value: number, most: number): string {
  return `heat-${heatStep(value, most)}`;
}
