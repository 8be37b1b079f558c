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

const OUTER = 90;
const LABEL = 29;
const THICKEST = 9;
/** The part of a ring's height that is groove, not land. */
const FILLED = 0.84;
/** The space between two months, the same at every radius. */
const GAP = 0.9;

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
    const path = sector(outer, outer - height * FILLED, month);
    return { period, value, path };
  });
}

/** Where the initial of a month is, outside the rings. */
export function monthSlot(month: number): Point {
  return point(97.5, month * 30 + 15);
}

function ringHeight(years: number): number {
  return Math.min(THICKEST, (OUTER - LABEL - 3) / years);
}

function sector(outer: number, inner: number, month: number): string {
  const [a, b] = ends(outer, month);
  const [d, c] = ends(inner, month);
  return `M${a.x} ${a.y}A${outer.toFixed(2)} ${outer.toFixed(2)} 0 0 1 ${b.x} ${b.y}` +
    `L${c.x} ${c.y}A${inner.toFixed(2)} ${inner.toFixed(2)} 0 0 0 ${d.x} ${d.y}Z`;
}

/** Where a month begins and ends at a radius. */
function ends(radius: number, month: number): [Point, Point] {
  const half = (GAP / 2 / radius) * (180 / Math.PI);
  return [point(radius, month * 30 + half), point(radius, month * 30 + 30 - half)];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point by radius and degrees clockwise from the top. */
function point(radius: number, degrees: number): Point {
  const radians = (degrees * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { x: round(radius * Math.sin(radians)), y: round(-radius * Math.cos(radians)) };
}
