import assert from "node:assert/strict";
import { parseBody, reasonIn, saidBy } from "./body.ts";
import { isoTime, systemClock } from "./clock.ts";
import { joinGenres, splitGenres } from "./genre_list.ts";
import { artistIds, foldName } from "./names.ts";
import { parseProviders } from "./provider_names.ts";
import { plainIsrc } from "./providers/spotify_shapes.ts";
import { releaseDate } from "./release_date.ts";

Deno.test("saidBy: the service's words, on one short line", () => {
  const cases: [body: string, words: string][] = [
    [
      '{"error":"invalid_client","error_description":"Invalid client secret"}',
      "Invalid client secret",
    ],
    ['{"error":{"status":429,"message":"Too many requests"}}', "Too many requests"],
    ['{"error":"Not Found"}', "Not Found"],
    ['{"message":"slow\\ndown\\u001b[31m"}', "slow down [31m"],
    ["Too many requests", "Too many requests"],
    ["<html>no</html>", ""],
    ["", ""],
    ["[]", ""],
    ['{"error":null}', ""],
    ['{"error":{"message":7}}', ""],
  ];
  for (const [body, words] of cases) assert.equal(saidBy(parseBody(body)), words, body);
  assert.equal(saidBy(parseBody("x".repeat(5_000))).length, 201);
  assert.equal(reasonIn(parseBody('{"error":{"reason":"QUOTA_EXCEEDED"}}')), "QUOTA_EXCEEDED");
  assert.equal(reasonIn(parseBody('{"error":"QUOTA_EXCEEDED"}')), "");
});

Deno.test("releaseDate: as precise as it is said to be", () => {
  const cases: [string | null, string | null, string | null, number | null][] = [
    ["2011", "year", "2011", 2011],
    ["2011-05", "month", "2011-05", 2011],
    ["2011-05-30", "day", "2011-05-30", 2011],
    ["1975-01-01", "year", "1975", 1975],
    ["2011-05-30", null, "2011-05-30", 2011],
    ["2011-05-30", "week", "2011-05-30", 2011],
    ["0000", "year", null, null],
    ["0000-01-01", "day", null, null],
    ["", "day", null, null],
    [null, null, null, null],
    ["next year", "day", null, null],
    ["2011-13", "month", null, null],
  ];
  for (const [date, precision, stored, year] of cases) {
    const release = releaseDate(date, precision);
    assert.deepEqual([release.release_date, release.release_year], [stored, year], `${date}`);
  }
  assert.equal(releaseDate("1999", "year").release_decade, "1990s");
});

Deno.test("foldName: case, accents and punctuation make no difference", () => {
  for (
    const [a, b] of [
      ["Beyoncé", "beyonce"],
      ["Florence + The Machine", "florence  the machine"],
      ["Simon & Garfunkel", "Simon and Garfunkel"],
      ["P!nk", "p nk"],
    ] as const
  ) assert.equal(foldName(a), foldName(b));
  assert.notEqual(foldName("!!!"), foldName("???"));
  assert.notEqual(foldName("Song - Live"), foldName("Song"));
  assert.equal(foldName("椎名林檎"), "椎名林檎");
});

Deno.test("artistIds: by name, else the album's artist, who may have been renamed", () => {
  const credits = [{ id: "ye", name: "Ye" }, { id: "x", name: "Someone Else" }];
  const ids = (played: string[], isOnlyByName?: boolean) =>
    artistIds(played, credits, isOnlyByName).map((row) => [row.artist_name, row.spotify_artist_id]);
  assert.deepEqual(ids(["someone else"]), [["someone else", "x"]]);
  assert.deepEqual(ids(["Kanye West"]), [["Kanye West", "ye"]]);
  assert.deepEqual(ids(["Kanye West"], true), []);
  assert.deepEqual(ids(["Ye", "Nobody Else"]), [["Ye", "ye"]]);
  assert.deepEqual(artistIds(["Ye"], []), []);
});

Deno.test("genres: a list and back, commas and repeats aside", () => {
  assert.equal(
    joinGenres([" Hip Hop", "hip hop", "Rock, Pop", "", "new\nwave"]),
    "hip hop, rock pop, new wave",
  );
  assert.deepEqual(splitGenres("a, b,c , "), ["a", "b", "c"]);
  assert.deepEqual(splitGenres(null), []);
});

Deno.test("plainIsrc: twelve characters or none", () => {
  assert.equal(plainIsrc("us-um7-17-03861"), "USUM71703861");
  for (const none of [null, "", "USUM7170386", "123456789012"]) assert.equal(plainIsrc(none), null);
});

Deno.test("parseProviders: names in their order, unknown ones with the list", () => {
  assert.deepEqual(parseProviders(" Wikidata,spotify,,wikidata "), ["wikidata", "spotify"]);
  assert.throws(() => parseProviders("spotify,lastfm"), (error: Error & { fix?: string }) => {
    assert.match(error.message, /"lastfm"/);
    assert.match(String(error.fix), /spotify, listenbrainz, reccobeats, wikidata, musicbrainz/);
    return true;
  });
});

Deno.test("systemClock: sleeping ends when the signal aborts", async () => {
  const stop = new AbortController();
  const sleeping = systemClock.sleep(1e6, stop.signal);
  stop.abort(new Error("enough"));
  await assert.rejects(sleeping, { message: "enough" });
  await assert.rejects(systemClock.sleep(1e6, stop.signal), { message: "enough" });
  await systemClock.sleep(0);
  assert.match(isoTime(systemClock.now()), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});
