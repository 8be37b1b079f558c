/**
 * A year as a picture: shapes and texts on a canvas of 1080 by 1350. The page shows them as SVG, the
 * button paints the same onto a canvas, so that both are one picture.
 */
import { dayAndMonth, hours, longMonth } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { DayRow } from "./calendar.ts";
import { fitted } from "./fitted.ts";
import { type Ink, sleeveOf } from "./poster_inks.ts";
import { monthStarts, pointAt, rays } from "./year_days.ts";

/** One shape or text; `size` and places in units of the poster. */
export type Mark =
  | { readonly kind: "path"; readonly d: string; readonly ink: Ink }
  | {
    readonly kind: "circle";
    readonly x: number;
    readonly y: number;
    readonly r: number;
    readonly ink: Ink;
    /** The width of its line; without it the circle is filled. */
    readonly line?: number;
  }
  | {
    readonly kind: "text";
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly size: number;
    readonly ink: Ink;
    readonly face: "display" | "text";
    readonly weight: number;
    readonly anchor: "start" | "middle" | "end";
  };

/** A poster. */
export interface Poster {
  readonly year: number;
  /** The colour of its sleeve; years beside each other differ. */
  readonly sleeve: string;
  readonly marks: readonly Mark[];
}

/** Its size. */
export const [POSTER_WIDTH, POSTER_HEIGHT] = [1080, 1350] as const;

/** What a poster tells. */
export interface PosterFacts {
  readonly year: number;
  readonly hours: number;
  readonly plays: number;
  readonly listeningDays: number;
  readonly days: readonly DayRow[];
  readonly artists: readonly string[];
  readonly tracks: readonly string[];
}

const EDGE = 72;
const [DISC_X, DISC_Y, DISC_R] = [540, 676, 384];
const SCALE = DISC_R / 100;
/** How many names a list has. */
const NAMES = 5;

/** Lays a year out. */
export function posterOf(facts: PosterFacts): Poster {
  return {
    year: facts.year,
    sleeve: sleeveOf(facts.year),
    marks: [...head(facts), ...record(facts), ...lists(facts)],
  };
}

type Text = Extract<Mark, { kind: "text" }>;
type Style = Partial<Pick<Text, "ink" | "face" | "weight" | "anchor">> & {
  /** Longer texts are cut to it. */
  readonly width?: number;
};

function text(x: number, y: number, size: number, said: string, given: Style = {}): Text {
  const { width = POSTER_WIDTH, ...style } = given;
  const usual = { ink: "paper", face: "text", weight: 500, anchor: "start" } as const;
  return { kind: "text", x, y, text: fitted(said, size, width), size, ...usual, ...style };
}

function head({ year, hours: value, plays, listeningDays }: PosterFacts): Mark[] {
  const { hoursOf, playsOn } = words.year.poster;
  const right = POSTER_WIDTH - EDGE;
  const large = { face: "display", weight: 800 } as const;
  return [
    text(EDGE - 8, 236, 262, String(year), large),
    text(right, 142, 92, hoursOf(value), { ...large, anchor: "end", width: 430 }),
    ...playsOn(plays, listeningDays).map((line, at) =>
      text(right, 190 + at * 40, 30, line, { anchor: "end", width: 400 })
    ),
  ];
}

function record({ year, days }: PosterFacts): Mark[] {
  const all = rays(year, days);
  const peak = all.find(({ isPeak }) => isPeak);
  const grooves = [46, 56, 66, 76, 86].map((r): Mark => ({
    ...{ kind: "circle", x: DISC_X, y: DISC_Y, r: r * SCALE, ink: "groove", line: 1.5 },
  }));
  const months = monthStarts(year).map((turn, month) => {
    const { x, y } = placed(104, turn + 1 / 24);
    const name = longMonth(`${year}-${String(month + 1).padStart(2, "0")}`).charAt(0);
    return text(x, y + 8, 24, name, { anchor: "middle", ink: "soft" });
  });
  return [
    { kind: "circle", x: DISC_X, y: DISC_Y, r: DISC_R, ink: "vinyl" },
    ...grooves,
    { kind: "path", d: all.map(({ path }) => moved(path)).join(""), ink: "ray" },
    ...(peak === undefined ? [] : [{ kind: "path", d: moved(peak.path), ink: "peak" } as const]),
    { kind: "circle", x: DISC_X, y: DISC_Y, r: 31 * SCALE, ink: "label" },
    { kind: "circle", x: DISC_X, y: DISC_Y, r: 2.4 * SCALE, ink: "vinyl" },
    ...months,
    ...label(peak),
  ];
}

function label(peak: { date: string; hours: number } | undefined): Text[] {
  const style = { anchor: "middle", ink: "vinyl", width: 210 } as const;
  const bold = { ...style, face: "display", weight: 700 } as const;
  const lines = [text(DISC_X, DISC_Y - 38, 44, words.site, bold)];
  if (peak === undefined) return lines;
  return [
    ...lines,
    text(DISC_X, DISC_Y + 52, 21, words.year.poster.peak, style),
    text(DISC_X, DISC_Y + 84, 28, `${dayAndMonth(peak.date)}: ${hours(peak.hours)}`, bold),
  ];
}

function lists({ artists, tracks }: PosterFacts): Mark[] {
  const { artists: a, tracks: t } = words.year.poster;
  const columns = [{ x: EDGE, title: a, names: artists }, { x: 560, title: t, names: tracks }];
  return columns.flatMap(({ x, title, names }) => [
    text(x, 1138, 24, title, { ink: "soft" }),
    ...names.slice(0, NAMES).map((name, at) =>
      text(x, 1178 + at * 33, at === 0 ? 32 : 28, name, {
        face: "display",
        weight: at === 0 ? 800 : 600,
        width: 448,
      })
    ),
  ]);
}

/** A point of the disc's own square, on the poster. */
function placed(radius: number, turn: number): { x: number; y: number } {
  const { x, y } = pointAt(radius, turn);
  return { x: round(DISC_X + x * SCALE), y: round(DISC_Y + y * SCALE) };
}

/** A path of the disc's own square, on the poster. */
function moved(path: string): string {
  return path.replaceAll(
    /(-?[\d.]+) (-?[\d.]+)/g,
    (_, x, y) => `${round(DISC_X + Number(x) * SCALE)} ${round(DISC_Y + Number(y) * SCALE)}`,
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
