/** The notices of an ingest: each once, with its numbers, and none without a reason. */
import assert from "node:assert/strict";
import { withFolder, writeTree } from "../support/folders.ts";
import { ingestFolder, rowsOf, type Wishes } from "../support/ingesting.ts";
import { extended, history } from "../support/records.ts";

Deno.test("notices: none for an ordinary history with a zone", async () => {
  assert.deepEqual(await noticesOf({ "raw/history.json": history(30) }), []);
});

Deno.test("notices: stored as they are printed, in the same order", async () => {
  await withFolder(async (folder) => {
    await writeTree(folder, {
      "raw/history.json": [...history(3), extended({ ms_played: 90_000_000, new_key: 1 })],
    });
    const { notices } = await ingestFolder(folder, { unsetZone: { used: "UTC", computer: "UTC" } });
    assert.deepEqual(notices.map(({ code }) => code), [
      "zone-not-set",
      "unknown-keys",
      "implausible",
    ]);
    const rows = await rowsOf(folder, "from notices order by notice_id");
    assert.deepEqual(
      rows,
      notices.map(({ code, sentence, numbers }, at) => ({
        notice_id: at + 1,
        code,
        sentence,
        numbers: JSON.stringify(numbers),
      })),
    );
  });
});

Deno.test("notices: no zone is set", async () => {
  const unsetZone = { used: "America/Toronto", computer: "Europe/Berlin" };
  const [notice] = await noticesOf({ "raw/history.json": history(3) }, { unsetZone });
  assert.equal(notice?.code, "zone-not-set");
  assert.match(notice.sentence, /those of America\/Toronto; this computer is in Europe\/Berlin\./);
  assert.deepEqual(notice.numbers, unsetZone);
});

Deno.test("notices: account data alone, and not beside extended history", async () => {
  const account = [{
    endTime: "2023-06-01 14:05",
    artistName: "A",
    trackName: "T",
    msPlayed: 60_000,
  }];
  const [notice, ...others] = await noticesOf({ "raw/StreamingHistory0.json": account });
  assert.equal(notice?.code, "account-data-only");
  assert.match(notice.sentence, /“Extended streaming history”/);
  assert.deepEqual(others, []);
  assert.deepEqual(
    await noticesOf({ "raw/StreamingHistory0.json": account, "raw/history.json": history(3) }),
    [],
  );
});

Deno.test("notices: implausible records, by kind", async () => {
  const [notice] = await noticesOf({
    "raw/history.json": [
      ...history(3),
      extended({ ms_played: 2_160_000_000 }),
      extended({ ts: "2001-01-01T00:00:00Z" }),
      extended({ ts: "2035-01-01T00:00:00Z" }),
      extended({ ts: "2036-01-01T00:00:00Z" }),
    ],
  });
  assert.equal(notice?.code, "implausible");
  assert.match(
    notice.sentence,
    /^4 records cannot be true .*: 1 longer than a day, 1 before Spotify opened, 2 in the future\.$/,
  );
  assert.deepEqual(notice.numbers, {
    records: 4,
    longer_than_a_day: 1,
    before_spotify: 1,
    in_the_future: 2,
    hours: 600.16,
  });
});

Deno.test("notices: plays that overlap, how many, for how long and when", async () => {
  const burst = Array.from({ length: 28 }, (_, at) =>
    extended({
      ts: new Date(Date.parse("2023-05-01T10:00:00Z") + at * 7_000).toISOString().replace(
        ".000",
        "",
      ),
      ms_played: 210_000,
      reason_start: "remote",
      reason_end: "remote",
    }));
  const later = [
    extended({ ts: "2023-05-03T10:00:00Z", ms_played: 200_000 }),
    extended({ ts: "2023-05-03T10:01:00Z", ms_played: 200_001 }),
  ];
  const [notice, ...others] = await noticesOf(
    { "raw/history.json": [...history(20), ...burst, ...later] },
    { timezone: "UTC" },
  );
  assert.equal(notice?.code, "overlapping-plays");
  assert.deepEqual(others, []);
  assert.deepEqual(notice.numbers, {
    plays: 30,
    hours: 1.74,
    overlap_hours: 1.56,
    days: 2,
    first_day: "2023-05-01",
    last_day: "2023-05-03",
    most_on: "2023-05-01",
  });
  assert.equal(
    notice.sentence,
    "30 plays of 1.7 h in all overlap by 1.6 h, on 2 days from 1 May 2023 to 3 May 2023, " +
      "the most on 1 May 2023. They count as Spotify reports them.",
  );
});

Deno.test("notices: crossfades and the minutes of account data do not overlap", async () => {
  const fading = Array.from({ length: 10 }, (_, at) =>
    extended({
      ts: new Date(Date.parse("2023-05-01T10:00:00Z") + at * 180_000).toISOString().replace(
        ".000",
        "",
      ),
      ms_played: 192_000,
    }));
  assert.deepEqual(await noticesOf({ "raw/history.json": fading }), []);
  const minutes = Array.from({ length: 10 }, (_, at) => ({
    endTime: `2023-06-01 14:${String(at + 10).padStart(2, "0")}`,
    artistName: "A",
    trackName: `T${at}`,
    msPlayed: 89_000,
  }));
  const codes = (await noticesOf({ "raw/StreamingHistory0.json": minutes })).map(({ code }) =>
    code
  );
  assert.deepEqual(codes, ["account-data-only"]);
});

Deno.test("notices: music videos", async () => {
  const [notice] = await noticesOf({
    "raw/Streaming_History_Video_2018-2024.json": [extended()],
    "raw/history.json": history(3),
  });
  assert.equal(notice?.code, "music-videos");
  assert.deepEqual(notice.numbers, { records: 1, hours: 0.05 });
});

Deno.test("notices: a file that adds nothing, and the keys of a new format", async () => {
  const [first] = history(3);
  const notices = await noticesOf({
    "raw/new/history.json": history(3),
    "raw/old/part.json": [{ ...first, mood: "good", "b\u0007": 1 }],
  });
  assert.deepEqual(notices.map(({ code }) => code), ["unknown-keys", "nothing-new"]);
  assert.match(notices[0]?.sentence ?? "", /2 fields .*: b\\u0007, mood, in old\/part\.json\./);
  assert.deepEqual(notices[1]?.numbers, { sources: 1, records: 1, paths: ["old/part.json"] });
});

Deno.test("notices: many records without a name", async () => {
  const nameless = history(3, "2024-01-01T00:00:00Z").map((record) => ({
    ...record,
    master_metadata_track_name: null,
    master_metadata_album_artist_name: null,
  }));
  const notices = await noticesOf({ "raw/history.json": [...history(9), ...nameless] });
  assert.deepEqual(notices.map(({ code }) => code), ["many-nameless"]);
  assert.match(notices[0]?.sentence ?? "", /^3 records of 12 in history\.json have neither/);
});

async function noticesOf(tree: Record<string, readonly unknown[]>, wishes: Wishes = {}) {
  return await withFolder(async (folder) => {
    await writeTree(folder, tree);
    return (await ingestFolder(folder, wishes)).notices;
  });
}
