import { counted } from "./quantities.ts";

/** The console's texts. */
export const sql = {
  title: "SQL",
  hero: "Ask in SQL",
  lead: "One read-only statement, on a copy of your database in memory. Nothing here can change " +
    "your data, read another file or reach the network.",
  label: "Statement",
  run: "Run",
  csv: "As CSV",
  examples: "Examples",
  answer: (rows: number, isWhole: boolean, seconds: string) =>
    `${isWhole ? "" : "The first "}${counted(rows, "row")} in ${seconds} s`,
  more: "There are more rows than are shown; CSV has all of them.",
  none: "No rows",
  failed: "That did not work",
  tables: "Tables",
  busy: "Two statements are already running. Wait until one of them ends, or stop it.",
  ended: "It was stopped before it could answer, usually because it needed too much memory.",
  tooWide:
    "The answer is too wide for a page. Ask for fewer columns or shorter texts, or take CSV.",
  refused: {
    title: "Only on your own machine",
    text: "The console answers when the site reads the DuckDB file and listens on this machine " +
      "alone, at localhost.",
  },
  crossSite: "Another site sent this; it was not run.",
};
