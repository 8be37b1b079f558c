import type { Range } from "../../queries/filters/comparison.ts";
import { counted, inRange } from "./quantities.ts";

/** The texts of the history. */
export const history = {
  title: "History",
  hero: (plays: number) => plays === 1 ? "One play" : `${counted(plays, "play")}, one by one`,
  heroFound: "Plays that match",
  lead: (range: Range) => `The latest first, ${inRange(range)}.`,
  filters: "Narrow down",
  q: "Title or artist",
  until: "Begin at",
  show: "Show",
  unknown: { track: "No title", artist: "Unknown artist" },
  skipped: "skipped",
  earlier: "Earlier plays",
  loading: "Fetching earlier plays …",
  failed: "Earlier plays could not be fetched.",
  retry: "Try again",
  end: "That is where it began.",
  csv: "CSV of this page",
  nothing: {
    title: "No play matches",
    text: "Nothing in this range fits all of what you asked for. Remove a part of it.",
  },
};
