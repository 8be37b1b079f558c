import { count } from "./format.ts";

/** The console's texts. */
export const sql = {
  title: "SQL",
  hero: "Ask in SQL",
  lead: "One statement that reads, on a copy of your database in memory. Nothing here can change " +
    "your data, read another file or reach the network.",
  label: "Statement",
  run: "Run",
  csv: "As CSV",
  examples: "Examples",
  answer: (rows: number, seconds: string) =>
    `${rows === 1 ? "1 row" : `${count(rows)} rows`} in ${seconds} s`,
  shown: (shown: string) => `The first ${shown} are shown; CSV has all of them.`,
  none: "No rows",
  failed: "That did not work",
  tables: "Tables",
  tooLong: "It took longer than 20 seconds and was stopped.",
  refused: {
    title: "Only on your own machine",
    text: "The console answers when the site reads the DuckDB file and listens on this machine " +
      "alone, at localhost.",
  },
  crossSite: "Another site sent this; it was not run.",
} as const;
