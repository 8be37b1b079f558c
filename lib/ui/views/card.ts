import type { ChartData, MarkLink } from "../charts/data.ts";
import type { PictureView } from "../pictures/picture.ts";

/** What a cell of a table holds: a text, or a text that leads somewhere. */
export type Cell = string | { readonly text: string; readonly href: string };

/** A cell that leads where its mark leads; without a link it is a text. */
export function linked(text: string, link: MarkLink | null): Cell {
  return link === null ? text : { text, href: link.href };
}

/** A row of a list that leads where its mark leads. */
export function leading(link: MarkLink | null): Pick<RankedRow, "href" | "hint"> {
  return link === null ? {} : { href: link.href, hint: link.label };
}

/** The numbers of a card as a table, and where they are as CSV. */
export interface TableView {
  /** What the table lists. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly csv?: string | undefined;
}

/** An area of a page: what it is about, what it found, the quiet lines at its foot, its numbers. */
export interface CardView {
  /** Names the card in the page. */
  readonly id: string;
  readonly topic: string;
  readonly finding: string;
  readonly notes: readonly string[];
  readonly table: TableView | null;
}

/** A card with a chart. */
export interface ChartCardView extends CardView {
  /** The chart's accessible name: what it shows, with its unit. */
  readonly name: string;
  /** Said above the chart. */
  readonly lines: readonly string[];
  /** Null where nothing is known that could be drawn. */
  readonly chart: ChartData | null;
}

/** A card with a ranked list. */
export interface ListCardView extends CardView {
  readonly rows: readonly RankedRow[];
  /** Where all of it is. */
  readonly all?: { readonly text: string; readonly href: string };
}

/** A row of a ranked list. */
export interface RankedRow {
  readonly name: string;
  /** Below the name: an artist, an album. */
  readonly under?: string | undefined;
  readonly href?: string | undefined;
  /** Where the link leads, in place of the name, where that is not plain. */
  readonly hint?: string;
  /** Where the page is narrowed down to it, beside where its name leads. */
  readonly only?: MarkLink | undefined;
  readonly picture?: PictureView | undefined;
  readonly value: string;
  /** Its length against the first row, 0 to 1. */
  readonly share: number;
  /** Whether what the page shows is narrowed to it. */
  readonly isChosen?: boolean;
  /** Ranks up against a compared range, null when it was not ranked there; undefined without one. */
  readonly moved?: number | null | undefined;
}

/** A part of a whole, in words and as a bar. */
export interface ShareRow {
  readonly name: string;
  /** Below the name. */
  readonly under: string;
  readonly value: string;
  /** 0 to 1. */
  readonly share: number;
}

/** A key number with its context. */
export interface FigureView {
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** A choice within a card: its state is in the address. */
export interface ChoiceView {
  readonly label: string;
  readonly links: readonly {
    readonly text: string;
    readonly href: string;
    readonly isChosen: boolean;
  }[];
}
