import assert from "node:assert/strict";
import { LAST_DAY } from "./dates.ts";
import { travelLog } from "./listener.ts";
import { listen } from "./listening.ts";
import { PLAY_MS } from "./session.ts";
import { makeWorld } from "./world.ts";

const SMALL = makeWorld({ seed: 1, years: 10, plays: 2000 });

Deno.test("makeWorld: the same options give the same world", () => {
  assert.deepEqual(makeWorld({ seed: 1, years: 10, plays: 2000 }), SMALL);
});

Deno.test("makeWorld: another seed is another person with other music", () => {
  const other = makeWorld({ seed: 2, years: 10, plays: 2000 });
  const names = new Set(SMALL.catalogue.artists.map(({ name }) => name));
  const shared = other.catalogue.artists.filter(({ name }) => names.has(name));
  assert.ok(shared.length < names.size * 0.2, `${shared.length} of ${names.size} names shared`);
  assert.notEqual(other.listener.home.zone, SMALL.listener.home.zone);
});

Deno.test("makeWorld: no artist's name and no URI twice", () => {
  const { artists, tracks } = makeWorld({ seed: 4, years: 10, plays: 50_000 }).catalogue;
  assert.equal(new Set(artists.map(({ name }) => name.toLowerCase())).size, artists.length);
  assert.equal(new Set(tracks.map(({ uri }) => uri)).size, tracks.length);
  for (const [index, track] of tracks.entries()) assert.equal(track.index, index);
});

Deno.test("makeWorld: URIs look like Spotify's", () => {
  for (const { uri, album } of SMALL.catalogue.tracks) {
    const shape = album.artist.local ? /^spotify:local:[^:]+:[^:]+:[^:]+:\d+$/ : SPOTIFY_TRACK;
    assert.match(uri, shape);
  }
});

const SPOTIFY_TRACK = /^spotify:track:[0-7][0-9A-Za-z]{21}$/;

Deno.test("makeWorld: names have several scripts, marks and lengths", () => {
  const names = makeWorld({ seed: 1, years: 10, plays: 50_000 }).catalogue.artists.map(
    ({ name }) => name,
  );
  const shapes = [/\p{sc=Han}/u, /\p{sc=Cyrl}/u, /\p{sc=Arab}/u, /\p{Emoji_Presentation}/u, /%/];
  for (const shape of [...shapes, /\//, /"/, /.{40}/, /[ø-ž]/]) {
    assert.ok(names.some((name) => shape.test(name)), `${shape}`);
  }
});

Deno.test("makeWorld: the calendar has exactly the plays, up to the last day", () => {
  for (const [years, plays] of [[10, 2000], [1, 1], [18, 3], [3, 500_000]] as const) {
    const { calendar } = makeWorld({ seed: 6, years, plays });
    assert.equal(calendar.reduce((sum, day) => sum + day.plays, 0), plays);
    assert.ok(calendar.every((day) => day.plays >= 0));
    assert.equal(calendar.at(-1)?.day, LAST_DAY);
  }
});

Deno.test("makeWorld: an option out of range is an error that names it", () => {
  const good = { seed: 1, years: 10, plays: 100 };
  for (const [name, value] of [["years", 0], ["years", 19], ["plays", 0], ["seed", 1.5]] as const) {
    assert.throws(() => makeWorld({ ...good, [name]: value }), {
      name: "RangeError",
      message: new RegExp(`${name} is ${value}`),
    });
  }
});

Deno.test("travelLog: local dates in order, none overlapping", () => {
  const log = travelLog(SMALL.listener);
  assert.ok(log.length > 5);
  for (const [i, { from, to, zone }] of log.entries()) {
    assert.match(from, /^\d{4}-\d\d-\d\d$/);
    assert.ok(from <= to && to < (log[i + 1]?.from ?? "9999"));
    assert.doesNotThrow(() => new Intl.DateTimeFormat("en", { timeZone: zone }));
  }
});

Deno.test("listen: nothing is played before it came out", () => {
  for (const { item, endMs } of [...listen(SMALL)].flat()) {
    if (!("kind" in item)) assert.ok(item.album.released <= endMs / 86_400_000, item.title);
  }
});

Deno.test("listen: each record begins after the one before ended, but for bursts", () => {
  const records = [...listen(SMALL)].flat();
  for (const [i, { endMs, msPlayed, setting }] of records.entries()) {
    const before = records[i - 1];
    if (!before || setting.offline) continue;
    assert.ok(endMs - msPlayed >= before.endMs, `record ${i}`);
  }
});

Deno.test("listen: more plays than one person's days hold are several people's, in order", () => {
  const records = [...listen(makeWorld({ seed: 3, years: 1, plays: 60_000 }))].flat();
  const plays = records.filter(({ item, video, msPlayed }) =>
    !("kind" in item) && !video && msPlayed >= PLAY_MS
  );
  assert.equal(plays.length, 60_000);
  for (const [i, { endMs }] of records.entries()) {
    assert.ok(endMs >= (records[i - 1]?.endMs ?? 0) - 1000, `record ${i}`);
  }
});
