/** The record that a listening history makes: a ring for each year, a wedge for each month. */

/** A month of listening. */
export interface DiscMonth {
  /** `2024-03` */
  readonly period: string;
  readonly value: number;
}

/** A wedge with its outline, in a square of 200 around 0, 0. */
export interface Wedge extends DiscMonth {
  readonly path: string;
}

const OUTER = 92;
const LABEL = 30;
const THICKEST = 9;
/** The part of a ring's height that is groove, not land. */
const FILLED = 0.84;
/** Degrees between two months. */
const GAP = 1.1;

/** Radii of plain grooves where few years leave vinyl empty. */
export function emptyGrooves(years: number): number[] {
  const inner = OUTER - years * ringHeight(years);
  return Array.from({ length: 12 }, (_, i) => LABEL + 4 + i * 4).filter((r) => r < inner - 2);
}

/**
 * The wedges of some months, the first year outermost, as a record plays from its edge inwards;
 * January is at the top, the year runs clockwise.
 */
export function wedges(months: readonly DiscMonth[]): Wedge[] {
  const years = months.map(({ period }) => Number(period.slice(0, 4)));
  const first = Math.min(...years);
  const height = ringHeight(Math.max(...years) - first + 1);
  return months.map(({ period, value }) => {
    const ring = Number(period.slice(0, 4)) - first;
    const month = Number(period.slice(5, 7)) - 1;
    const outer = OUTER - ring * height;
    const path = sector(outer, outer - height * FILLED, month * 30 + GAP / 2, 30 - GAP);
    return { period, value, path };
  });
}

/** Where a month's initial stands, outside the rings. */
export function monthPlace(month: number): { x: number; y: number } {
  return point(OUTER + 4.5, month * 30 + 15);
}

function ringHeight(years: number): number {
  return Math.min(THICKEST, (OUTER - LABEL - 3) / years);
}

function sector(outer: number, inner: number, from: number, sweep: number): string {
  const [a, b] = [point(outer, from), point(outer, from + sweep)];
  const [c, d] = [point(inner, from + sweep), point(inner, from)];
  return `M${a.x} ${a.y}A${outer.toFixed(2)} ${outer.toFixed(2)} 0 0 1 ${b.x} ${b.y}` +
    `L${c.x} ${c.y}A${inner.toFixed(2)} ${inner.toFixed(2)} 0 0 0 ${d.x} ${d.y}Z`;
}

/** A point by radius and degrees clockwise from the top. */
function point(radius: number, degrees: number): { x: number; y: number } {
  const radians = (degrees * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(radius * Math.sin(radians)), y: round(-radius * Math.cos(radians)) };
}
