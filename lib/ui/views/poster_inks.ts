/** A colour of the poster, by what it is for. */
export type Ink =
  | "paper"
  | "soft"
  | "vinyl"
  | "groove"
  | "ray"
  | "peak"
  | "label"
  | "heat0"
  | "heat1"
  | "heat2"
  | "heat3"
  | "heat4"
  | "heat5";

/**
 * The colours of a poster. They do not follow the theme: the picture is the same wherever it is
 * shared.
 */
export const INKS: Readonly<Record<Ink, string>> = {
  paper: "#f7f3ea",
  soft: "#e6ddcd",
  vinyl: "#0f0d0b",
  groove: "#2b2520",
  ray: "#f7f3ea",
  peak: "#ff7d4a",
  label: "#ff7d4a",
  heat0: "#241f1a",
  heat1: "#432519",
  heat2: "#6f341d",
  heat3: "#a64822",
  heat4: "#e66a36",
  heat5: "#ffbd96",
};

/** Sleeves: paper reads on each of them with 5:1 or more. */
const SLEEVES = [
  "#b83508",
  "#0d6156",
  "#6d1f4c",
  "#1d4e9e",
  "#8a4b00",
  "#2d5a27",
  "#54308c",
  "#0b5a78",
] as const;

/** The colour of a year's sleeve. */
export function sleeveOf(year: number): string {
  return SLEEVES[year % SLEEVES.length] ?? SLEEVES[0];
}
