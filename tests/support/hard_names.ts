import type { History, HistoryRow } from "./history.ts";

/** The names that are hardest to set, on the three most played artists. */
const NAMES: Record<string, string> = {
  "100% Wool": "Donaudampfschifffahrtsgesellschaftskapitänsmütze".repeat(3).slice(0, 120),
  "AC/DC": "👩‍👩‍👧‍👦🎸 𝕯𝖎𝖊 ﷽ 東京事変と椎名林檎の長い長い名前",
  "aaa": "فرقة الموسيقى العربية ذات الاسم الطويل جدًا",
};

/** A history whose most played artists, their tracks and albums have names that are hard to set. */
export function hardNames(history: History): History {
  const { plays, setAside } = history;
  return { ...history, plays: plays.map(renamed), setAside: setAside.map(renamed) };
}

function renamed<Row extends HistoryRow>(row: Row): Row {
  const name = NAMES[row.artist_name ?? ""];
  if (name === undefined) return row;
  return {
    ...row,
    artist_name: name,
    track_name: `${name} ${row.track_name ?? ""}`,
    album_name: name,
  };
}
