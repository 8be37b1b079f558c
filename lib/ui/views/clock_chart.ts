/** The hours of a day around a clock of 24: midnight at the top, noon at the bottom. */

import type { MarkLink } from "../charts/data.ts";

/** The hours of a day on a record. */
export interface ClockView {
  readonly name: string;
  /** On the label in the middle: the busiest hour; empty where none is. */
  readonly label: string;
  readonly sub: string;
  readonly hours: readonly {
    readonly hour: number;
    readonly value: number;
    readonly title: string;
    readonly link: MarkLink | null;
  }[];
}

const INNER = 30;
const OUTER = 90;
const DEGREES = 360 / 24;
/** The space between two hours, the same at every radius. */
const GAP = 1.1;

/** The outline of an hour whose value is `share` of the largest; empty for nothing. */
export function hourPath(hour: number, share: number): string {
  if (share <= 0) return "";
  const outer = INNER + (OUTER - INNER) * Math.max(0.02, Math.min(1, share));
  const [a, b] = ends(outer, hour);
  const [d, c] = ends(INNER, hour);
  const round = outer.toFixed(2);
  return `M${a}A${round} ${round} 0 0 1 ${b}L${c}A${INNER} ${INNER} 0 0 0 ${d}Z`;
}

/** Radii of the rings at a third, two thirds and all of the largest value. */
export const CLOCK_RINGS = [1, 2, 3].map((third) => INNER + (OUTER - INNER) * third / 3);

/** Where the name of an hour is: where the hour begins, outside the rings. */
export function hourSlot(hour: number): { x: number; y: number } {
  return point(99, hour * DEGREES);
}

/** Where an hour begins and ends at a radius, as SVG has it. */
function ends(radius: number, hour: number): [string, string] {
  const half = (GAP / 2 / radius) * (180 / Math.PI);
  const text = ({ x, y }: { x: number; y: number }) => `${x} ${y}`;
  return [
    text(point(radius, hour * DEGREES + half)),
    text(point(radius, (hour + 1) * DEGREES - half)),
  ];
}

function point(radius: number, degrees: number): { x: number; y: number } {
  const radians = (degrees * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(radius * Math.sin(radians)), y: round(-radius * Math.cos(radians)) };
}
