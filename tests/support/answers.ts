/** A history, a store on it, and plain computations over its plays, to hold answers against. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Filters } from "../../lib/queries/filters/params.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { type HistoryRow, makeHistory, writeHistory } from "./history.ts";

/** The history that answers are about. */
export const history = makeHistory();

/** Opens a store on the history for the tests of a file, and closes it after the last of them. */
export function storeOfFile(): () => Store {
  let store: Store | undefined;
  let folder = "";
  Deno.test.beforeAll(async () => {
    folder = await Deno.makeTempDir();
    await writeHistory(`${folder}/spotify.duckdb`, history);
    store = await openStore({ dataDir: folder, postgresUrl: "" });
  });
  Deno.test.afterAll(async () => {
    await store?.close();
    await Deno.remove(folder, { recursive: true });
  });
  return () => {
    if (store === undefined) throw new Error("the store is open while tests run");
    return store;
  };
}

/** What has no title is no track, what has no artist's name is no artist's. */
export const trackOf = ({ artist_name, track_name }: HistoryRow) =>
  track_name === null ? undefined : `${artist_name ?? ""}\u0001${track_name}`;
export const artistOf = ({ artist_name }: HistoryRow) => artist_name ?? undefined;
export type Named = (play: HistoryRow) => string | undefined;
export const hours = (plays: readonly HistoryRow[]) =>
  Math.round(plays.reduce((sum, play) => sum + play.ms_played, 0) / 360) / 10_000;
export const namesOf = (plays: readonly HistoryRow[], of: Named) =>
  new Set(plays.map(of).filter((name) => name !== undefined));
export const distinct = (plays: readonly HistoryRow[], of: Named) => namesOf(plays, of).size;
export const groups = (plays: readonly HistoryRow[], of: Named): [string, HistoryRow[]][] =>
  [...Map.groupBy(plays, of)].flatMap(([name, plays]): [string, HistoryRow[]][] =>
    name === undefined ? [] : [[name, plays]]
  ).sort(([a], [b]) => compare(a, b));
export const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Filters that questions are asked with. */
export const RANGES: Filters[] = [
  {},
  { startDate: "2023-02-11", endDate: "2023-09-17" },
  { startDate: "2023-03-12", endDate: "2023-03-12" },
  { startDate: "1999-01-01", endDate: "1999-12-31" },
  { platform: "ios" },
  { platform: "android", startDate: "2023-02-11", endDate: "2023-09-17" },
  { country: "DE", startDate: "2023-03-08" },
  { country: "CA", platform: "desktop", startDate: "2023-02-11" },
  { artist: "AC/DC", startDate: "2023-02-11" },
  { country: "CA", track: "One", endDate: "2023-10-03" },
  { album: "50% _ more" },
];

/** The plays that filters select. */
export const select = (filters: Filters) =>
  history.plays.filter((play) =>
    (filters.startDate === undefined || play.date >= filters.startDate) &&
    (filters.endDate === undefined || play.date <= filters.endDate) &&
    (filters.artist === undefined || play.artist_name === filters.artist) &&
    (filters.album === undefined || play.album_name === filters.album) &&
    (filters.track === undefined || play.track_name === filters.track) &&
    (filters.platform === undefined || play.platform === filters.platform) &&
    (filters.country === undefined || play.country === filters.country)
  );

/** The genres of an artist. */
export const genresOf = (artist: string | null) =>
  (history.artists.find(({ artist_name }) => artist_name === artist)?.genres ?? "")
    .split(",").map((genre) => genre.trim()).filter((genre) => genre !== "");

export function ranked(groups: [string, HistoryRow[]][], metric: "hours" | "plays") {
  const ms = (plays: readonly HistoryRow[]) => plays.reduce((sum, play) => sum + play.ms_played, 0);
  return groups.toSorted(([nameA, a], [nameB, b]) => {
    const byMs = ms(b) - ms(a);
    const byPlays = b.length - a.length;
    const [artistA, trackA] = nameA.split("\u0001");
    const [artistB, trackB] = nameB.split("\u0001");
    return (metric === "hours" ? byMs || byPlays : byPlays || byMs) ||
      compare(trackA ?? "", trackB ?? "") || compare(artistA ?? "", artistB ?? "");
  });
}

export function periodOf({ date, year_month, year }: HistoryRow, granularity: string): string {
  if (granularity === "month") return year_month;
  if (granularity === "year") return String(year);
  if (granularity === "day") return date;
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

export function utc({ played_at_utc }: HistoryRow): number {
  return Date.parse(`${played_at_utc}Z`);
}

export function near(found: number, expected: number, within: number): void {
  assert.ok(Math.abs(found - expected) <= within, `${found}, expected ${expected}`);
}
