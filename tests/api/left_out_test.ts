/**
 * What a person leaves out is nowhere in any answer, on DuckDB and on Postgres: every question answers
 * as if those records had never been.
 */
import assert from "node:assert/strict";
import { RequestError } from "../../lib/core/request_error.ts";
import { parse } from "../../lib/queries/filters/codec.ts";
import type { Question } from "../../lib/queries/question.ts";
import { QUESTIONS } from "../../lib/queries/questions.ts";
import { openStore, type Store } from "../../lib/queries/store.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import { ingestFolder } from "../support/ingesting.ts";
import { loadPostgres } from "../support/load_postgres.ts";
import { patientStore } from "../support/patient_store.ts";
import { startPostgres } from "../support/postgres_server.ts";
import { extended } from "../support/records.ts";

/** In every name of what is left out. */
const MARK = "Unheard";

const RULES = {
  leave_out: [
    { artist: `${MARK} Artist` },
    { artist: "Kept Artist 1", track: `${MARK} Track` },
    { artist: "Kept Artist 2", album: `${MARK} Album` },
    { album: `${MARK} Sampler` },
    { show: `${MARK} Show` },
    { show: `${MARK} Book` },
    { private: true },
    { from: "2023-02-10", to: "2023-02-12" },
    { platform: "cast", from_hour: 22, to_hour: 6 },
  ],
};

/** What tells of the files, and of what was set aside, not of what was listened to. */
const OF_THE_RUN = ["meta", "sources", "set-aside", "notices"];

interface Made {
  readonly record: Record<string, unknown>;
  readonly isLeftOut: boolean;
}

/** A year of listening in UTC, in which each rule has something to leave out. */
function makeRecords(seed: number): Made[] {
  let state = seed;
  const draw = (below: number) => {
    state = state + 0x6d2b79f5 | 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) % below;
  };
  let at = Date.parse("2023-01-01T00:00:00Z");
  return Array.from({ length: 700 }, (): Made => {
    at += (60 + draw(40_000)) * 1000;
    const ts = new Date(at).toISOString().replace(".000Z", "Z");
    const kind = draw(14);
    const hour = new Date(at).getUTCHours();
    const day = ts.slice(0, 10);
    const onCast = draw(6) === 0;
    const isPrivate = kind === 0;
    const inDays = day >= "2023-02-10" && day <= "2023-02-12";
    const isLeftOut = kind < 7 || inDays || onCast && (hour >= 22 || hour < 6);
    const mark = isLeftOut ? `${MARK} ` : "";
    const artist = kind === 1
      ? `${MARK} Artist`
      : isPrivate || inDays
      ? `${mark}Someone`
      : `Kept Artist ${kind === 2 ? 1 : kind === 3 ? 2 : draw(5)}`;
    const track = kind === 2 ? `${MARK} Track` : `${mark}Song ${draw(9)}`;
    const album = kind === 3
      ? `${MARK} Album`
      : kind === 4
      ? `${MARK} Sampler`
      : `${mark}Album ${draw(3)}`;
    const show = kind === 5 ? `${MARK} Show` : kind === 8 ? `${mark}Kept Show` : null;
    const book = kind === 6 ? `${MARK} Book` : null;
    const isMusic = show === null && book === null;
    const uri = (text: string) =>
      [...new TextEncoder().encode(text)].map((byte) => byte.toString(36)).join("");
    return {
      isLeftOut,
      record: extended({
        ts,
        ms_played: draw(4) === 0 ? draw(29_999) : 30_000 + draw(200_000),
        platform: onCast ? "Google_Home" : "ios",
        conn_country: isLeftOut ? "IS" : "CA",
        master_metadata_track_name: isMusic ? track : null,
        master_metadata_album_artist_name: isMusic ? artist : null,
        master_metadata_album_album_name: isMusic ? album : null,
        spotify_track_uri: isMusic ? `spotify:track:${uri(`${artist}${track}${album}`)}` : null,
        episode_name: show === null ? null : `${mark}Episode ${draw(3)}`,
        episode_show_name: show,
        spotify_episode_uri: show === null
          ? null
          : `spotify:episode:${uri(show)}${draw(999)}x${at}`,
        audiobook_title: book,
        audiobook_chapter_title: book === null ? null : `${MARK} Chapter`,
        audiobook_chapter_uri: book === null ? null : `spotify:episode:b${at}`,
        skipped: draw(3) === 0,
        incognito_mode: isPrivate,
      }),
    };
  });
}

const CHOICES = {
  metric: ["hours", "plays"],
  kind: ["artist", "track", "album"],
  groupBy: ["year", "decade", "genre", "broad", "show", "episode"],
  granularity: ["day", "month"],
};

const GIVEN: Readonly<Record<string, readonly Record<string, string>[]>> = {
  "artist/{artist}": [{ artist: "Kept Artist 1" }, { artist: `${MARK} Artist` }],
  "album/{artist}/{album}": [
    { artist: "Kept Artist 2", album: "Album 1" },
    { artist: "Kept Artist 2", album: `${MARK} Album` },
  ],
  "track/{uri}": [],
  "interest": [],
  "year/{year}": [{ year: "2023" }],
  "search": [{ q: MARK.toLowerCase() }, { q: "kept" }],
  "on-this-day": [{ date: "2024-02-11" }, { date: "2024-03-05" }],
  "neighbours": [{ artist: "Kept Artist 1" }],
};

/** Every question, with what it must be given and each of its choices. */
function* asked(): Generator<[Question, URLSearchParams]> {
  for (const question of Object.values<Question>(QUESTIONS)) {
    for (const base of GIVEN[question.path] ?? [{}]) {
      yield [question, new URLSearchParams(base)];
      for (const [name, values] of Object.entries(CHOICES)) {
        if (!question.params.some((param) => param === name)) continue;
        const allowed = Object.entries(question.choices ?? {}).find(([one]) => one === name)?.[1];
        for (const value of values.filter((one) => allowed?.includes(one) ?? true)) {
          yield [question, new URLSearchParams({ ...base, [name]: value })];
        }
      }
      for (const filter of [{ country: "IS" }, { platform: "cast" }, { private: "true" }]) {
        const isTaken = Object.keys(filter).every((name) =>
          question.params.some((param) => param === name)
        );
        if (isTaken) yield [question, new URLSearchParams({ ...base, ...filter })];
      }
    }
  }
}

async function ask(store: Store, question: Question, search: URLSearchParams): Promise<unknown> {
  try {
    return (await store.query(question, parse(question, search))).data;
  } catch (error) {
    if (error instanceof RequestError && error.status === 404) return "not found";
    throw new Error(`${question.path}?${search}`, { cause: error });
  }
}

Deno.test("answers: what is left out is nowhere, on DuckDB and on Postgres", async (test) => {
  await using server = await startPostgres();
  for (const seed of [1, 2]) {
    await withFolder(async (folder) => {
      const made = makeRecords(seed);
      await writeTree(folder, {
        "ruled/raw/history.json": made.map(({ record }) => record),
        "ruled/raw/rules.json": RULES,
        "without/raw/history.json": made.filter(({ isLeftOut }) => !isLeftOut)
          .map(({ record }) => record),
      });
      const ruled = await ingestFolder(`${folder}/ruled`, { timezone: "UTC" });
      const without = await ingestFolder(`${folder}/without`, { timezone: "UTC" });
      assert.deepEqual(ruled.notices, [], "every rule leaves something out");
      assert.equal(ruled.set_aside["left out"], ruled.records - without.records);
      const url = await server.freshDatabase();
      await loadPostgres(url, `${folder}/ruled/data/spotify.duckdb`);
      const expected = patientStore(`${folder}/without/data`);
      const stores = {
        DuckDB: patientStore(`${folder}/ruled/data`),
        Postgres: await openStore({ dataDir: folder, postgresUrl: url }),
      };
      try {
        for (const [engine, store] of Object.entries(stores)) {
          await test.step(`${engine}, seed ${seed}`, async () => {
            for (const [question, search] of asked()) {
              const found = await ask(store, question, search);
              const where = `${question.path}?${search}`;
              assert.ok(!JSON.stringify(found).includes(MARK), where);
              if (OF_THE_RUN.includes(question.path)) continue;
              assert.deepEqual(found, await ask(expected, question, search), where);
            }
          });
        }
      } finally {
        for (const store of [expected, ...Object.values(stores)]) await store.close();
      }
    });
  }
});
