/** The hours of a day as a dial: midnight on top, noon at the foot, each hour as long as it is full. */

/** An hour of the day. */
export interface DialHour {
  readonly hour: number;
  readonly value: number;
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
export const DIAL_RINGS = [1, 2, 3].map((third) => INNER + (OUTER - INNER) * third / 3);

/** Where the name of an hour stands: where it begins, outside the rings. */
export function hourPlace(hour: number): { x: number; y: number } {
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
