/**
 * Filters mean what they say: an answer under filters is the answer without them of a history that
 * holds nothing but the plays they ask for.
 */
import assert from "node:assert/strict";
import { parse, withoutMeaning } from "../../lib/queries/filters/codec.ts";
import { FILTERS, type Filters } from "../../lib/queries/filters/params.ts";
import type { Question } from "../../lib/queries/question.ts";
import { type QuestionName, QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { type History, type HistoryRow, makeHistory, writeHistory } from "../support/history.ts";

const ASKED: readonly string[] = [
  "startDate=2023-02-11&endDate=2023-09-17",
  "artist=AC/DC",
  "album=Second / Third",
  "track=One",
  "genre=indie rock",
  "genre=pop",
  "genre=rock",
  "platform=ios",
  "country=DE",
  "private=true",
  "private=false",
  "artist=AC/DC&platform=ios",
  "genre=rock&private=false",
  "platform=ios&country=DE",
  "platform=ios&private=true",
  "track=One&startDate=2023-03-01",
  "album=First&country=CA&endDate=2023-12-31",
];

/** What each question is asked with, and the columns that say something of the whole data. */
const COMPARED: Partial<Record<QuestionName, { with?: string[]; but?: string[] }>> = {
  summary: { but: ["min_date", "max_date"] },
  trends: { with: ["", "granularity=day", "granularity=week", "granularity=year"] },
  "top-artists": { with: ["limit=100", "limit=3&page=2&metric=plays"] },
  "top-tracks": { with: ["limit=100", "limit=3&page=2&metric=plays"] },
  "top-albums": { with: ["limit=100", "limit=3&page=2&metric=plays"] },
  ranking: { with: ["", "kind=track&sort=last", "kind=album&metric=plays", "q=a"] },
  dow: { but: ["days"] },
  hour: {},
  heatmap: {},
  calendar: {},
  streaks: { with: ["limit=100"], but: ["is_current"] },
  genres: {},
  "genres-broad": { with: ["metric=plays"] },
  "release-years": { with: ["", "groupBy=decade"] },
  popularity: {},
  concentration: {},
  coverage: {},
  plays: { with: ["limit=20", "q=o"] },
  "artist-evolution": { with: ["since=range"] },
  "genre-evolution": { with: ["since=range", "groupBy=broad&since=range"] },
  "decade-evolution": {},
  habits: { but: ["skipped", "skip_known", "skip_share"] },
  podcasts: { with: ["", "groupBy=episode"] },
  "podcast-summary": { but: ["min_date", "max_date"] },
  "set-aside": {},
};

Deno.test("filters: an answer under them is that of a history of those plays alone", async (test) => {
  const folder = await Deno.makeTempDir();
  const history = withOneUri(makeHistory(1500));
  const all = await storeOf(`${folder}/all`, history);
  for (const [at, search] of ASKED.entries()) {
    await test.step(search, async () => {
      const filters = parse({ params: FILTERS }, new URLSearchParams(search));
      const alone = await storeOf(`${folder}/${at}`, only(history, filters));
      let count = 0;
      for (const [name, { with: more = [""], but = [] }] of Object.entries(COMPARED)) {
        const question: Question = QUESTIONS[name as QuestionName];
        if (withoutMeaning(question, filters).length > 0) continue;
        for (const each of more) {
          const [found, expected] = await Promise.all([
            rowsOf(all, question, `${search}&${each}`, but),
            rowsOf(alone, question, each, but),
          ]);
          const until = name.endsWith("-evolution") ? lastMonth(expected) : "";
          const shown = until === "" ? found : found.filter((row) => monthOf(row) <= until);
          assert.deepEqual(shown, expected, `${name}?${search}&${each}`);
          count += expected.length;
        }
      }
      assert.ok(count > 100, `${count} rows were compared`);
      await alone.close();
    });
  }
  await all.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("filters: an evolution of many names over years is that of those plays alone", async () => {
  const folder = await Deno.makeTempDir();
  const history = withManyArtists(makeHistory(6000));
  const all = await storeOf(`${folder}/all`, history);
  for (const [at, search] of ["platform=android", "private=true", "country=CA"].entries()) {
    const filters = parse({ params: FILTERS }, new URLSearchParams(search));
    const alone = await storeOf(`${folder}/${at}`, only(history, filters));
    for (
      const [name, more] of [
        ["artist-evolution", ""],
        ["artist-evolution", "startDate=2024-03-01&endDate=2025-02-28"],
        ["genre-evolution", ""],
        ["genre-evolution", "groupBy=broad"],
      ] as const
    ) {
      const question = QUESTIONS[name];
      const [found, expected] = await Promise.all([
        rowsOf(all, question, `${search}&${more}`, []),
        rowsOf(alone, question, more, []),
      ]);
      assert.ok(new Set(expected.map((row) => row["name"])).size > 15 || more !== "", name);
      const shown = found.filter((row) => monthOf(row) <= lastMonth(expected));
      assert.deepEqual(shown, expected, `${name}?${search}&${more}`);
    }
    await alone.close();
  }
  await all.close();
  await Deno.remove(folder, { recursive: true });
});

/** A history in which ever more artists, of many genres, are heard; the early ones fade. */
function withManyArtists(history: History): History {
  const { plays } = history;
  const name = (row: HistoryRow, at: number) => {
    const luck = row.ms_played % 997 / 997;
    const newest = 20 + 160 * at / plays.length;
    return `Artist ${Math.floor(newest * (at % 3 === 0 ? luck : 1 - luck ** 3))}`;
  };
  const named = plays.map((row, at) => ({ ...row, artist_name: name(row, at) }));
  const genre = (number: number) => `genre ${number % 40}`;
  return {
    ...history,
    plays: named,
    artists: Array.from({ length: 180 }, (_, at) => ({
      artist_name: `Artist ${at}`,
      genres: Array.from({ length: at % 5 }, (_, nth) => genre(at * 7 + nth * 11)).join(),
    })),
    broad: new Map(Array.from({ length: 40 }, (_, at) => [genre(at), `broad ${at % 18}`])),
  };
}

async function storeOf(folder: string, history: History): Promise<Store> {
  await Deno.mkdir(folder);
  await writeHistory(`${folder}/spotify.duckdb`, history);
  return await openStore({ dataDir: folder, postgresUrl: "" });
}

/** The rows of an answer without some columns. */
async function rowsOf(
  store: Store,
  question: Question,
  search: string,
  but: readonly string[],
): Promise<Record<string, unknown>[]> {
  const { data } = await store.query(question, parse(question, new URLSearchParams(search)));
  return [data].flat().map((row) =>
    Object.fromEntries(Object.entries(Object(row)).filter(([name]) => !but.includes(name)))
  );
}

/** An evolution goes on to the last month of the data, whatever was played last. */
function lastMonth(rows: readonly Record<string, unknown>[]): string {
  return rows.map(monthOf).sort().at(-1) ?? "";
}

function monthOf(row: Record<string, unknown>): string {
  return String(row["year_month"]);
}

/** What is known of a track depends on its most played URI: here each has one. */
function withOneUri(history: History): History {
  const uris = new Map<string, string | null>();
  const one = <R extends HistoryRow>(row: R): R => {
    const key = `${row.artist_name}|${row.track_name}`;
    return { ...row, spotify_track_uri: uris.getOrInsert(key, row.spotify_track_uri) };
  };
  return { ...history, plays: history.plays.map(one), setAside: history.setAside.map(one) };
}

/** A history of nothing but the records that filters ask for. */
function only(history: History, filters: Filters): History {
  const { startDate = "", endDate = "9999", artist, album, track, platform, country } = filters;
  const genres = new Map(
    history.artists.map(({ artist_name, genres }) => {
      const names = genres.split(",").map((name) => name.trim());
      return [artist_name, [...names, ...names.map((name) => history.broad.get(name) ?? "Other")]];
    }),
  );
  const fits = (row: HistoryRow) =>
    row.date >= startDate && row.date <= endDate &&
    [row.artist_name, undefined].includes(artist) &&
    [row.album_name, undefined].includes(album) &&
    [row.track_name, undefined].includes(track) &&
    [row.platform, undefined].includes(platform) &&
    [row.country, undefined].includes(country) &&
    [row.incognito === true, undefined].includes(filters.private) &&
    (filters.genre === undefined ||
      genres.get(row.artist_name ?? "")?.includes(filters.genre) === true);
  return {
    ...history,
    plays: history.plays.filter(fits),
    setAside: history.setAside.filter(fits),
  };
}
