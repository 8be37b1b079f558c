import type { History, HistoryRow } from "./history.ts";

/** A name of 120 characters without a place to break. */
export const LONG_NAME = "Ünbr€akable".repeat(11).slice(0, 120);

/** The same history, its most played names as long and as hostile as names get. */
export function withLongNames(history: History): History {
  const renamed = <Row extends HistoryRow>(row: Row): Row =>
    row.artist_name === "100% Wool"
      ? { ...row, artist_name: LONG_NAME, track_name: `${LONG_NAME} <b>&amp;</b>` }
      : row;
  return {
    ...history,
    plays: history.plays.map(renamed),
    setAside: history.setAside.map((row) =>
      row.reason === "podcast" ? { ...row, artist_name: LONG_NAME, track_name: LONG_NAME } : row
    ),
  };
}
