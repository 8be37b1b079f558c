import type { Range } from "../../queries/filters/comparison.ts";
import { counted, inRange } from "./quantities.ts";

/** The texts of the history. */
export const history = {
  title: "History",
  hero: (plays: number) => plays === 1 ? "One play" : `${counted(plays, "play")}, one by one`,
  heroFound: "Plays that match",
  lead: (range: Range) => `The latest first, ${inRange(range)}.`,
  filters: "Filters",
  q: "Title or artist",
  until: "Up to",
  show: "Show",
  unknown: { track: "No title", artist: "Unknown artist" },
  skipped: "skipped",
  earlier: "Earlier plays",
  loading: "Fetching earlier plays …",
  failed: "Earlier plays could not be fetched.",
  retry: "Try again",
  end: "No earlier plays in this range.",
  csv: "CSV of this page",
  nothing: {
    title: "No play matches",
    text: "No play in this range matches all of these filters. Remove one of them.",
  },
};
