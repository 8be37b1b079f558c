/** A colour of the poster, by what it is for. */
export type Ink = "paper" | "soft" | "vinyl" | "groove" | "ray" | "peak" | "label";

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
