/** Random exports: ingest agrees with the plain reference in `reference.ts`, and its sums hold. */
import assert from "node:assert/strict";
import fc from "npm:fast-check@4.10.2";
import { answersOf, ingestFolder, type Row } from "../support/ingesting.ts";
import { withFolder, writeTree } from "../support/folders.ts";
import {
  type Event,
  type HistoryFile,
  judge,
  reasonAside,
  type RulesJson,
  type Terms,
} from "../support/reference.ts";

/** Fixed, so that runs are reproducible; change both to explore more cases. */
const SEED = Number(Deno.env.get("INGEST_SEED") ?? 20_230_807);
const RUNS = Number(Deno.env.get("INGEST_RUNS") ?? 20);
const TERMS = { minPlayMs: 30_000, now: Date.parse("2026-01-01T00:00:00Z") };

/** Few values each, so that events meet their twins. */
const minutes = fc.constantFrom("00:00", "00:01", "23:59");
const good = minutes.chain((minute) =>
  fc.constantFrom(
    `2023-03-01T${minute}:00Z`,
    `2023-03-01T${minute}:30Z`,
    `2023-03-01 ${minute}:30 UTC`,
    `2023-03-01T${minute}:30.5Z`,
    `2023-03-01T${minute}:30`,
    Date.parse(`2023-03-01T${minute}:30Z`),
    Date.parse(`2023-03-01T${minute}:30Z`) / 1000,
    `2008-10-06T${minute}:30Z`,
    `2035-03-01T${minute}:30Z`,
  )
);
const badTime = fc.constantFrom(
  null,
  "",
  "yesterday, at noon",
  16_776_288_000,
  20_230_301,
  "1970-01-01T00:00:00Z",
  "2023-02-30T00:00:00Z",
);
const duration = fc.constantFrom(0, 29_999, 30_000, 60_000, "60000", 86_400_001);
const badDuration = fc.constantFrom(null, -1, "", "long", true, 1e15, "1e300");
const text = fc.constantFrom(
  ...["A", "a", " a\u00a0", "\ufeffA", "é", "É", "e\u0301", "straße", "STRASSE", "two  words"],
  ...[
    "Two\tWords",
    "😀",
    "\uffee",
    'it\'s \\ "so"',
    "Unknown Artist",
    "Unknown Track",
    " ",
    "",
    null,
  ],
);
const trackUri = fc.constantFrom(
  "spotify:track:1",
  "spotify:track:2",
  "spotify:local:::1",
  "spotify:episode:1",
  "",
  null,
);
const flag = fc.constantFrom(true, false, null, "True", "false", 1, 0, 1563, "", "perhaps");
const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const mostly = <T, U>(value: fc.Arbitrary<T>, other: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: other });

const extendedRecord = fc.record({
  ts: mostly(good, badTime),
  ms_played: mostly(duration, badDuration),
  platform: fc.constantFrom("ios", "Android OS 12", "", null),
  conn_country: fc.constantFrom("CA", "", null),
  ip_addr: fc.constantFrom("192.0.2.1", null),
  master_metadata_track_name: text,
  master_metadata_album_artist_name: text,
  master_metadata_album_album_name: text,
  spotify_track_uri: trackUri,
  episode_name: rarely(text),
  episode_show_name: rarely(text),
  spotify_episode_uri: rarely(fc.constant("spotify:episode:1")),
  audiobook_title: rarely(text),
  audiobook_chapter_title: rarely(text),
  audiobook_uri: rarely(fc.constant("spotify:show:1")),
  reason_start: fc.constantFrom("trackdone", "", null),
  reason_end: fc.constantFrom("fwdbtn", null),
  shuffle: flag,
  skipped: flag,
  offline: flag,
  incognito_mode: flag,
}, { requiredKeys: [] });

const accountRecord = fc.record({
  endTime: mostly(minutes.map((minute) => `2023-03-01 ${minute}`), badTime),
  msPlayed: mostly(duration, badDuration),
  artistName: text,
  trackName: text,
  podcastName: rarely(text),
  episodeName: rarely(text),
}, { requiredKeys: [] });

const noRecord = fc.constantFrom<unknown>(null, 5, "text", true, [], [1, 2], {});

/** The last value of each file, so that it is recognized as history. */
const EXTENDED_MARK = {
  ts: "2024-01-01T00:00:00Z",
  ms_played: 31_000,
  master_metadata_track_name: "Mark",
};
const ACCOUNT_MARK = { endTime: "2024-01-01 00:00", msPlayed: 31_000, trackName: "Mark" };

/** The end of a file: one short title, minute by minute, which account data has too. */
const endMinutes = ["2023-12-31T23:57", "2023-12-31T23:58", "2023-12-31T23:59", "2024-01-01T00:00"];
const singer = fc.constantFrom("A", "a", "B", null);
const extendedEnd = fc.record({
  ts: fc.tuple(fc.constantFrom(...endMinutes), fc.constantFrom("05", "40")).map(
    ([minute, second]) => `${minute}:${second}Z`,
  ),
  ms_played: fc.constant(31_000),
  master_metadata_track_name: fc.constant("Mark"),
  master_metadata_album_artist_name: singer,
  spotify_track_uri: fc.constantFrom("spotify:track:1", null),
});
const accountEnd = fc.record({
  endTime: fc.constantFrom(...endMinutes, "2024-01-01T00:01", "2024-01-01T00:02").map((minute) =>
    minute.replace("T", " ")
  ),
  msPlayed: fc.constant(31_000),
  trackName: fc.constantFrom("Mark", "mark"),
  artistName: singer,
});

const historyFile = fc.constantFrom<HistoryFile["kind"]>("audio", "audio", "video", "account")
  .chain((kind) => {
    const record = kind === "account" ? accountRecord : extendedRecord;
    const values = fc.array(mostly<unknown, unknown>(record, noRecord), {
      maxLength: 30,
      size: "max",
    });
    const mark = kind === "account" ? ACCOUNT_MARK : EXTENDED_MARK;
    return fc.record({
      kind: fc.constant(kind),
      values: fc.tuple(
        values,
        fc.array<unknown>(kind === "account" ? accountEnd : extendedEnd, { maxLength: 6 }),
      ).map(([list, end]) => [...list, ...end, mark]),
      folder: fc.constantFrom("", "older", "newer"),
    });
  });

/** Some files; the last repeats values of the first where both hold the same kind. */
const someFiles = fc.tuple(
  fc.array(historyFile, { minLength: 1, maxLength: 4, size: "max" }),
  fc.boolean(),
).map(([files, isRepeated]) => {
  const [first] = files;
  return isRepeated && first !== undefined ? [...files, first] : files;
});

/** Names for rules, no two of them alike. */
const NAMES = ["A", "É", "Straße", "two words", "😀", "Nobody", "Mark"];

const leaveOut = fc.oneof(
  fc.record({ artist: fc.constantFrom(...NAMES) }),
  fc.record({ artist: fc.constantFrom(...NAMES), track: fc.constantFrom(...NAMES) }),
  fc.record({ album: fc.constantFrom(...NAMES) }),
  fc.record({ show: fc.constantFrom(...NAMES) }),
  fc.constant({ private: true }),
  fc.record({ from: fc.constant("2023-12-31"), to: fc.constantFrom("2023-12-31", "2024-01-01") }),
  fc.record({ artist: fc.constantFrom(...NAMES), platform: fc.constantFrom("ios", "android") }),
  fc.constantFrom(
    { from_hour: 23, to_hour: 24 },
    { from_hour: 22, to_hour: 1, platform: "ios" },
    { from_hour: 0, to_hour: 1 },
  ),
);
const someRules: fc.Arbitrary<RulesJson> = fc.record({
  leave_out: fc.uniqueArray(leaveOut, { maxLength: 3, selector: (rule) => JSON.stringify(rule) }),
  same_artist: fc.shuffledSubarray(NAMES, { minLength: 2, maxLength: 3 }).map((group) => [group]),
  same_track: fc.uniqueArray(
    fc.record({ artist: fc.constantFrom(...NAMES), track: fc.constantFrom(...NAMES) }),
    { minLength: 2, maxLength: 3, selector: (one) => JSON.stringify(one) },
  ).map((group) => [group]),
}, { requiredKeys: [] });

const PREFIXES = {
  audio: "Streaming_History_Audio_",
  video: "Streaming_History_Video_",
  account: "StreamingHistory",
} as const;

Deno.test("ingest: agrees with the reference on random exports, in any order", async () => {
  const property = fc.asyncProperty(someFiles, async (files) => await agrees(files, TERMS));
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
});

Deno.test("ingest: agrees with the reference under random rules", async () => {
  const property = fc.asyncProperty(
    someFiles,
    someRules,
    async (files, rules) => await agrees(files, { ...TERMS, rules }),
  );
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
});

async function agrees(files: readonly HistoryFile[], terms: Terms): Promise<void> {
  await withFolder(async (folder) => {
    const verdict = judge(files, terms);
    const forward = await ingested(`${folder}/forward`, files, terms);
    assert.deepEqual(forward.counts, countsOf(verdict, terms));
    assert.deepEqual(forward.plays, verdict.plays.map(rowOf));
    assert.deepEqual(forward.aside, verdict.aside.map(rowOf));
    assert.deepEqual(forward.unbalanced, []);
    const backward = await ingested(
      `${folder}/backward`,
      files.toReversed().map(reversed),
      terms,
    );
    assert.deepEqual(backward.version, forward.version);
  });
}

async function ingested(folder: string, files: readonly HistoryFile[], { rules }: Terms) {
  if (rules !== undefined) await writeTree(folder, { "raw/rules.json": { ...rules } });
  await writeTree(
    `${folder}/raw`,
    Object.fromEntries(
      files.map(({ kind, values, folder }, at) => [
        `${folder === "" ? "" : `${folder}/`}${PREFIXES[kind]}${at}.json`,
        values,
      ]),
    ),
  );
  const { records, plays: _, set_aside, duplicates, rejected } = await ingestFolder(folder, {
    timezone: "UTC",
    minPlayDurationMs: TERMS.minPlayMs,
    now: TERMS.now,
  });
  const columns = "played_at_utc, ms_played, track_name, artist_name, album_name, " +
    "spotify_track_uri, platform, country, reason_start, reason_end, shuffle, skipped, offline, " +
    "incognito";
  const [plays, aside, unbalanced, version] = await answersOf(folder, [
    `select ${columns} from plays order by play_id`,
    `select ${columns} from set_aside order by set_aside_id`,
    "from sources where records <> plays + set_aside + duplicates + rejected",
    "select value from meta where key = 'data_version'",
  ]);
  return {
    counts: { records, set_aside, duplicates, rejected },
    plays,
    aside,
    unbalanced,
    version,
  };
}

function reversed({ values, ...file }: HistoryFile): HistoryFile {
  return { ...file, values: values.toReversed() };
}

function countsOf(
  { records, aside, duplicates, rejected }: ReturnType<typeof judge>,
  terms: Terms,
) {
  const set_aside: Record<string, number> = {};
  for (const event of aside) {
    const reason = reasonAside(event, terms) ?? "a play";
    set_aside[reason] = (set_aside[reason] ?? 0) + 1;
  }
  return { records, set_aside, duplicates, rejected };
}

function rowOf(event: Event): Row {
  const [shuffle, skipped, offline, incognito] = event.flags;
  return {
    played_at_utc: new Date(event.utc).toISOString().slice(0, 19),
    ms_played: event.ms,
    track_name: event.track,
    artist_name: event.artist,
    album_name: event.album,
    spotify_track_uri: event.uri,
    platform: event.platform === "Android OS 12" ? "android" : event.platform || null,
    country: event.country,
    reason_start: event.start,
    reason_end: event.end,
    shuffle,
    skipped,
    offline,
    incognito,
  };
}
