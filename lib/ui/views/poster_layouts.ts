/** The shapes of a poster, and where each of its parts is: places in units of the poster. */

import type { Filters } from "../../queries/filters/params.ts";

/** A shape of a poster. */
export type Shape = NonNullable<Filters["shape"]>;

/** Where the parts of a poster are. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The baseline, the size and the room of the title; longer titles are set smaller. */
  readonly title: { readonly y: number; readonly size: number; readonly width: number };
  /** The baseline and the size of the hours at the right. */
  readonly amount: { readonly y: number; readonly size: number };
  readonly disc: { readonly x: number; readonly y: number; readonly r: number };
  /** The two lists: where each begins. */
  readonly lists: readonly (readonly [x: number, y: number])[];
  readonly listWidth: number;
  readonly names: number;
  readonly nameSize: number;
  readonly rowHeight: number;
}

/** The distance of everything from the edges. */
export const EDGE = 72;

/** Each shape's layout. */
export const LAYOUTS: Readonly<Record<Shape, Layout>> = {
  "4x5": {
    width: 1080,
    height: 1350,
    title: { y: 236, size: 262, width: 560 },
    amount: { y: 142, size: 92 },
    disc: { x: 540, y: 676, r: 384 },
    lists: [[EDGE, 1138], [560, 1138]],
    listWidth: 448,
    names: 5,
    nameSize: 28,
    rowHeight: 33,
  },
  "9x16": {
    width: 1080,
    height: 1920,
    title: { y: 352, size: 262, width: 560 },
    amount: { y: 258, size: 92 },
    disc: { x: 540, y: 870, r: 420 },
    lists: [[EDGE, 1408], [560, 1408]],
    listWidth: 448,
    names: 7,
    nameSize: 34,
    rowHeight: 46,
  },
  "1x1": {
    width: 1080,
    height: 1080,
    title: { y: 196, size: 190, width: 560 },
    amount: { y: 126, size: 80 },
    disc: { x: 372, y: 650, r: 290 },
    lists: [[732, 372], [732, 688]],
    listWidth: 290,
    names: 5,
    nameSize: 28,
    rowHeight: 40,
  },
};
