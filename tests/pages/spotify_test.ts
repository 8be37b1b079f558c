/** “Open in Spotify”: where there is an id, an ordinary link; where there is none, nothing. */
import assert from "node:assert/strict";
import { type HistoryRow, makeHistory } from "../support/history.ts";
import { ask, withData } from "../support/site.ts";

const id = (of: string) => of.padEnd(22, "0");
const LINK = /<a class="spotify[^>]*>/g;

async function linksOf(path: string): Promise<string[]> {
  const response = await ask(path);
  assert.equal(response.status, 200, path);
  const html = await response.text();
  return [...html.matchAll(LINK)].map(([tag]) => {
    assert.match(tag, / rel="noopener"/, path);
    assert.doesNotMatch(tag, / target=/, path);
    return /href="([^"]*)"/.exec(tag)?.[1] ?? "";
  });
}

Deno.test("open in Spotify", async (test) => {
  const { plays: [first], setAside: [aside] } = makeHistory(200);
  assert.ok(first !== undefined && aside !== undefined);
  const play = (change: Partial<HistoryRow>): HistoryRow => ({
    ...first,
    artist_name: "Band",
    album_name: "Album",
    ...change,
  });
  const uri = `spotify:track:${id("song")}`;
  const local = "spotify:local:Band:Album:Tape:210";
  await using _ = await withData({
    plays: [
      play({ track_name: "Song", spotify_track_uri: uri }),
      play({ track_name: "Song", spotify_track_uri: uri }),
      play({ track_name: "Song", spotify_track_uri: `spotify:track:${id("single")}` }),
      play({ track_name: "Tape", spotify_track_uri: local }),
      play({ track_name: "Nameless", spotify_track_uri: null, artist_name: "Unknown" }),
    ],
    setAside: [
      { ...aside, reason: "podcast", spotify_track_uri: `spotify:episode:${id("talk")}` },
      { ...aside, reason: "podcast", track_name: "Old", spotify_track_uri: null },
    ],
    artists: [{ artist_name: "Band", genres: "", spotify_artist_id: id("band") }],
    tracks: [
      { spotify_track_uri: uri, release_year: 2001, popularity: null, album_id: id("album") },
      {
        spotify_track_uri: `spotify:track:${id("single")}`,
        release_year: 2001,
        popularity: null,
        album_id: id("aaa"),
      },
      { spotify_track_uri: local, release_year: null, popularity: null, album_id: "no id" },
    ],
    broad: new Map(),
  });
  const at = (kind: string, of: string) => `https://open.spotify.com/${kind}/${id(of)}`;

  await test.step("an artist, an album: by the ids that services told", async () => {
    assert.deepEqual(await linksOf("/artist/Band"), [at("artist", "band")]);
    assert.deepEqual(await linksOf("/album/Band/Album"), [at("album", "album")]);
    assert.deepEqual(await linksOf("/artist/Unknown"), []);
  });

  await test.step("a track: the most played URI, then each release", async () => {
    assert.deepEqual(await linksOf("/track/Band/Song"), [
      at("track", "song"),
      at("track", "song"),
      at("track", "single"),
    ]);
  });

  await test.step("a local file and a play without a URI lead nowhere", async () => {
    assert.deepEqual(await linksOf("/track/Band/Tape"), []);
    assert.deepEqual(await linksOf("/track/Unknown/Nameless"), []);
  });

  await test.step("each line of the history and each episode that has an id", async () => {
    assert.deepEqual((await linksOf("/history")).toSorted(), [
      at("track", "single"),
      at("track", "song"),
      at("track", "song"),
    ]);
    assert.deepEqual(await linksOf("/podcasts"), [at("episode", "talk")]);
  });
});
