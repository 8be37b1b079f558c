/**
 * A year, a month, an artist or all time as a picture: shapes and texts. The page shows them as SVG,
 * the button paints the same onto a canvas, so that both are one picture.
 */
import { dayAndMonth, hours, longMonth, plainDay } from "../words/format.ts";
import { words } from "../words/mod.ts";
import type { DayRow } from "./calendar.ts";
import { fitted } from "./fitted.ts";
import { type DiscMonth, wedges } from "./disc.ts";
import { heatStep, heatTop } from "./heat.ts";
import { type Ink, sleeveOf } from "./poster_inks.ts";
import { EDGE, type Layout, LAYOUTS, type Shape } from "./poster_layouts.ts";
import { monthSectors, monthStarts, pointAt, type Ray, rays, raysBetween } from "./year_days.ts";

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
  readonly width: number;
  readonly height: number;
  /** The colour of its sleeve; years beside each other differ. */
  readonly sleeve: string;
  readonly marks: readonly Mark[];
}

/** What the record of a poster shows. */
export type PosterRecord =
  /** A ray for each day of a year. */
  | {
    readonly of: "year";
    readonly year: number;
    readonly days: readonly DayRow[];
    /** The day that is marked, and what it is, in place of the one with the most hours. */
    readonly marked?: { readonly date: string; readonly name: string };
  }
  /** A ray for each day of a month, such as `2024-06`. */
  | { readonly of: "month"; readonly month: string; readonly days: readonly DayRow[] }
  /** A ray for each day from one to another. */
  | {
    readonly of: "days";
    readonly start: string;
    readonly end: string;
    readonly days: readonly DayRow[];
  }
  /** A groove for each year, a wedge for each month. */
  | { readonly of: "years"; readonly months: readonly DiscMonth[] };

/** What a poster tells. */
export interface PosterFacts {
  readonly title: string;
  /** Which of the sleeves it has. */
  readonly sleeve: number;
  readonly hours: number;
  readonly plays: number;
  readonly listeningDays: number;
  readonly record: PosterRecord;
  /** Two lists of names, each under its heading. */
  readonly lists: readonly { readonly title: string; readonly names: readonly string[] }[];
}

/** The part of the record that each month of a year has, as paths on the poster. */
export function posterMonths(year: number, shape: Shape = "4x5"): string[] {
  return monthSectors(year).map((path) => moved(path, LAYOUTS[shape].disc));
}

/** Lays a poster out. */
export function posterOf(facts: PosterFacts, shape: Shape = "4x5"): Poster {
  const layout = LAYOUTS[shape];
  return {
    width: layout.width,
    height: layout.height,
    sleeve: sleeveOf(facts.sleeve),
    marks: [...head(facts, layout), ...record(facts.record, layout), ...lists(facts, layout)],
  };
}

type Text = Extract<Mark, { kind: "text" }>;
type Style = Partial<Pick<Text, "ink" | "face" | "weight" | "anchor">> & {
  /** Longer texts are cut to it. */
  readonly width?: number;
};

function text(x: number, y: number, size: number, said: string, given: Style = {}): Text {
  const { width = 1080, ...style } = given;
  const usual = { ink: "paper", face: "text", weight: 500, anchor: "start" } as const;
  return { kind: "text", x, y, text: fitted(said, size, width), size, ...usual, ...style };
}

/** Titles that are longer than a year are set smaller, down to this. */
const LEAST_TITLE = 64;

function head(
  { title, hours: value, plays, listeningDays }: PosterFacts,
  { width, title: place, amount }: Layout,
): Mark[] {
  const { hoursOf, playsOn } = words.year.poster;
  const right = width - EDGE;
  const large = { face: "display", weight: 800 } as const;
  const lines = titleLines(title);
  const letters = Math.max(...lines.map((line) => [...line].length));
  const size = Math.round(
    Math.min(place.size, Math.max(LEAST_TITLE, place.width / (0.52 * letters))),
  );
  return [
    ...lines.map((line, at) => {
      const y = place.y - Math.round((lines.length - 1 - at) * size * 0.95);
      return text(EDGE - Math.round(size / 33), y, size, line, { ...large, width: place.width });
    }),
    text(right, amount.y, amount.size, hoursOf(value), { ...large, anchor: "end", width: 430 }),
    ...playsOn(plays, listeningDays).map((line, at) =>
      text(right, amount.y + 48 + at * 40, 30, line, { anchor: "end", width: 400 })
    ),
  ];
}

/** Titles of more letters come in two lines, where they have a space. */
const LONG_TITLE = 12;

/** A long title is broken at the space that is nearest to its middle. */
function titleLines(title: string): string[] {
  const middle = title.length / 2;
  const spaces = [...title.matchAll(/ /g)].map(({ index }) => index)
    .toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const [at] = spaces;
  return title.length <= LONG_TITLE || at === undefined
    ? [title]
    : [title.slice(0, at), title.slice(at + 1)];
}

function record(of: PosterRecord, { disc }: Layout): Mark[] {
  const { x, y, r } = disc;
  const scale = r / 100;
  const place = (radius: number, turn: number) => {
    const point = pointAt(radius, turn);
    return { x: round(x + point.x * scale), y: round(y + point.y * scale) };
  };
  const move = (path: string) => moved(path, disc);
  const circle = (radius: number, ink: Ink, line?: number): Mark => ({
    ...{ kind: "circle", x, y, r: radius * scale, ink },
    ...(line === undefined ? {} : { line }),
  });
  const size = Math.round(24 * r / 384);
  const around = namesAround(of).map(({ name, turn }) => {
    const at = place(104, turn);
    return text(at.x, at.y + size / 3, size, name, { anchor: "middle", ink: "soft" });
  });
  const all = raysOf(of);
  const peak = all.find(({ isPeak }) => isPeak);
  return [
    circle(100, "vinyl"),
    ...(of.of === "years"
      ? []
      : [46, 56, 66, 76, 86].map((radius) => circle(radius, "groove", 1.5))),
    ...(of.of === "years" ? grooves(of.months, move) : [
      { kind: "path", d: all.map(({ path }) => move(path)).join(""), ink: "ray" } as const,
    ]),
    ...(peak === undefined ? [] : [{ kind: "path", d: move(peak.path), ink: "peak" } as const]),
    circle(of.of === "years" ? 27 : 31, "label"),
    circle(2.4, "vinyl"),
    ...around,
    ...label(peak, of.of === "year" ? of.marked?.name : undefined, disc),
  ];
}

/** The wedges of months by how much was heard in them. */
function grooves(months: readonly DiscMonth[], move: (path: string) => string): Mark[] {
  const top = heatTop(months.map(({ value }) => value));
  const byLevel = Map.groupBy(wedges(months), ({ value }) => heatStep(value, top));
  return HEATS.flatMap((ink, level) => {
    const paths = (byLevel.get(level) ?? []).map(({ path }) => move(path));
    return paths.length === 0 ? [] : [{ kind: "path", d: paths.join(""), ink } as const];
  });
}

const HEATS = ["heat0", "heat1", "heat2", "heat3", "heat4", "heat5"] as const satisfies Ink[];

function raysOf(of: PosterRecord): Ray[] {
  if (of.of === "years") return [];
  if (of.of === "year") return rays(of.year, of.days, of.marked?.date);
  const { first, end } = of.of === "month"
    ? monthEnds(of.month)
    : { first: Date.parse(of.start), end: Date.parse(of.end) + 86_400_000 };
  return raysBetween(first, end, of.days);
}

/** What stands around the record: the months of a year, every fifth day of a month, nothing else. */
function namesAround(of: PosterRecord): { name: string; turn: number }[] {
  if (of.of === "days") return [];
  if (of.of === "month") {
    const { first, end } = monthEnds(of.month);
    const days = Math.round((end - first) / 86_400_000);
    return [1, 5, 10, 15, 20, 25].map((day) => ({ name: String(day), turn: (day - 0.5) / days }));
  }
  const year = of.of === "year" ? of.year : 2023;
  return monthStarts(year).map((turn, month) => ({
    name: longMonth(`${year}-${String(month + 1).padStart(2, "0")}`).charAt(0),
    turn: turn + 1 / 24,
  }));
}

function monthEnds(month: string): { first: number; end: number } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return { first: Date.UTC(year, number - 1, 1), end: Date.UTC(year, number, 1) };
}

/** @param name what the marked day is; else it is the one with the most hours */
function label(
  peak: { date: string; hours: number } | undefined,
  name: string | undefined,
  { x, y, r }: Layout["disc"],
): Text[] {
  const scale = r / 384;
  const style = { anchor: "middle", ink: "vinyl", width: 210 * scale } as const;
  const bold = { ...style, face: "display", weight: 700 } as const;
  const at = (dy: number) => Math.round(y + dy * scale);
  const size = (of: number) => Math.round(of * scale);
  const lines = [text(x, at(peak === undefined ? -28 : -38), size(44), words.site, bold)];
  if (peak === undefined) return lines;
  return [
    ...lines,
    text(x, at(52), size(21), name ?? words.year.poster.peak, style),
    text(x, at(84), size(28), name === undefined ? mostOn(peak) : plainDay(peak.date), bold),
  ];
}

function mostOn({ date, hours: value }: { date: string; hours: number }): string {
  return `${dayAndMonth(date)}: ${hours(value)}`;
}

function lists(
  { lists: told }: PosterFacts,
  { lists: places, listWidth, names: most, nameSize, rowHeight }: Layout,
): Mark[] {
  return told.slice(0, places.length).flatMap(({ title, names }, list) => {
    const [x = EDGE, y = 0] = places[list] ?? [];
    return [
      text(x, y, 24, title, { ink: "soft" }),
      ...names.slice(0, most).map((name, at) =>
        text(x, y + rowHeight + 7 + at * rowHeight, at === 0 ? nameSize + 4 : nameSize, name, {
          face: "display",
          weight: at === 0 ? 800 : 600,
          width: listWidth,
        })
      ),
    ];
  });
}

/** A path of the disc's own square, on the poster; the radii of its arcs grow with it. */
function moved(path: string, { x, y, r }: Layout["disc"]): string {
  const scale = r / 100;
  const point = (a: string, b: string) =>
    `${round(x + Number(a) * scale)} ${round(y + Number(b) * scale)}`;
  return path.replaceAll(
    /([ML])(-?[\d.]+) (-?[\d.]+)|A([\d.]+) [\d.]+ (0 0 [01]) (-?[\d.]+) (-?[\d.]+)/g,
    (_, letter, lineX, lineY, radius, flags, arcX, arcY) => {
      if (letter !== undefined) return `${letter}${point(lineX, lineY)}`;
      const grown = round(Number(radius) * scale);
      return `A${grown} ${grown} ${flags} ${point(arcX, arcY)}`;
    },
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
