/** The pages of one artist, track or album: what they answer. */
import assert from "node:assert/strict";
import { type HistoryRow, HOSTILE_ARTISTS, makeHistory } from "../support/history.ts";
import { ask, readable, testsOn } from "../support/site.ts";

async function expectPage(path: string, status: number): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  return await response.text();
}

const part = encodeURIComponent;
const LONG = "An Unreasonably Long Name ".repeat(5).slice(0, 120);

{
  const history = makeHistory(900);
  const [first] = history.plays;
  assert.ok(first !== undefined);
  const extra = (change: Partial<HistoryRow>): HistoryRow => ({ ...first, ...change });
  const song = { artist_name: "Sleeve", album_name: LONG };
  const test = testsOn("pages of one", {
    ...history,
    plays: [
      extra({ artist_name: null, track_name: "Nobody's", spotify_track_uri: "spotify:track:none" }),
      extra({ ...song, track_name: LONG, spotify_track_uri: "spotify:track:long" }),
      extra({ ...song, track_name: "Song", spotify_track_uri: "spotify:track:a" }),
      extra({ ...song, track_name: "Song", spotify_track_uri: "spotify:track:b" }),
      extra({ ...song, track_name: "Song - Remastered 2011", spotify_track_uri: null }),
      extra({ ...song, track_name: "Song (2009 Remaster)", spotify_track_uri: null }),
      extra({ ...song, track_name: "Song - Live", spotify_track_uri: "spotify:track:live" }),
      extra({ ...song, track_name: "Song - Live - Remastered", spotify_track_uri: null }),
      extra({ artist_name: "Twin", track_name: "Day", spotify_track_uri: "spotify:track:single" }),
      extra({ artist_name: "Twin", track_name: "Tag", spotify_track_uri: "spotify:track:album" }),
      extra({
        artist_name: "Twin",
        track_name: "Day (Live)",
        spotify_track_uri: "spotify:track:tour",
      }),
      extra({ artist_name: "Other", track_name: "Day", spotify_track_uri: "spotify:track:other" }),
      ...history.plays,
    ],
    tracks: [
      ...history.tracks,
      ...["single", "album", "tour", "other"].map((id) => ({
        spotify_track_uri: `spotify:track:${id}`,
        release_year: null,
        popularity: null,
        isrc: "XXTWIN",
      })),
    ],
  });
  const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;

  test("an artist without a name is no filter of the page of a track", async () => {
    const html = await expectPage(`/track/${part("spotify:track:none")}`, 200);
    assert.doesNotMatch(html, /[?&;]artist=(&|"|$)/);
    assert.match(html, /href="\/\?track=Nobody%27s"/);
  });

  test("/artist: the facts are those of the API, whatever the name", async () => {
    for (const name of HOSTILE_ARTISTS) {
      const text = readable(await expectPage(`/artist/${part(name)}`, 200));
      const { totals, rank } = await data(`artist/${part(name)}`);
      assert.ok(text.includes(` in ${totals.plays} play`), name);
      assert.ok(text.includes(`it your number ${rank.by_hours}.`), name);
      assert.ok(text.includes(` ${totals.days} `), name);
    }
  });

  test("/artist: a range and a comparison change the numbers, not the facts", async () => {
    const range = "startDate=2023-06-01&endDate=2023-06-30";
    const { totals } = await data(`artist/${part("100% Wool")}?${range}`);
    const html = await expectPage(`/artist/${part("100% Wool")}?${range}&compare=previous`, 200);
    assert.ok(readable(html).includes(`In June 2023:`));
    assert.ok(readable(html).includes(`in ${totals.plays} plays, number`));
    assert.match(readable(html), /First played \d+ \w+ \d{4}\./);
    assert.match(readable(html), /than in May 2023/);
    assert.match(html, /<text class="year"/);
  });

  test("/track, /album: a comparison is worked out from two answers of the API", async () => {
    const now = "startDate=2023-06-02&endDate=2023-06-30";
    const before = "startDate=2023-05-04&endDate=2023-06-01";
    const play = history.plays.find(({ date, spotify_track_uri, track_name, album_name }) =>
      date.startsWith("2023-06") && spotify_track_uri !== null && track_name !== null &&
      album_name !== null
    );
    assert.ok(play !== undefined);
    for (
      const path of [
        `track/${part(play.spotify_track_uri ?? "")}`,
        `album/${part(play.artist_name ?? "")}/${part(play.album_name ?? "")}`,
      ]
    ) {
      const text = readable(await expectPage(`/${path}?${now}&compare=previous`, 200));
      const plays = (await data(`${path}?${now}`)).totals.plays;
      const earlier = (await data(`${path}?${before}`)).totals.plays;
      const share = Math.round(Math.abs(plays / earlier - 1) * 100);
      const range = "from 4 May to 1 June 2023";
      const change = earlier === 0
        ? `none ${range}`
        : earlier < 20
        ? `${earlier} ${earlier === 1 ? "play" : "plays"} ${range}`
        : share === 0
        ? `as many as ${range}`
        : `${share} % ${plays > earlier ? "more" : "fewer"} than ${range}`;
      assert.ok(text.includes(` ${plays} ${change}`), `${path}: ${plays} ${change}`);
    }
  });

  test("/artist: a range without it says so and still stands", async () => {
    const html = await expectPage("/artist/Zebra?startDate=1999-01-01&endDate=1999-01-02", 200);
    assert.match(readable(html), /Not played from 1 to 2 January 1999/);
    assert.doesNotMatch(html, /NaN|Infinity|undefined/);
  });

  test("/track: by its names and by any of its URIs it is one page", async () => {
    const paths = ["Sleeve/Song", "spotify:track:a", part("spotify:track:b")];
    const texts = await Promise.all(paths.map((path) => expectPage(`/track/${path}`, 200)));
    for (const html of texts) {
      assert.match(readable(html), /in 2 plays/);
      assert.ok(html.includes("spotify:track:a") && html.includes("spotify:track:b"));
    }
  });

  test("/track: remasters are one song, live versions stay apart", async () => {
    const html = await expectPage("/track/Sleeve/Song", 200);
    assert.match(readable(html), /As one song: 4 plays and [^.]* in 3 versions/);
    assert.ok(html.includes(`/track/Sleeve/${part("Song - Remastered 2011")}`));
    assert.ok(!html.includes(`/track/Sleeve/${part("Song - Live")}"><bdi`) || isApart(html));
    const live = await expectPage(`/track/Sleeve/${part("Song - Live")}`, 200);
    assert.match(readable(live), /As one song: 2 plays/);
  });

  test("/track: one ISRC is one song, but live or by someone else it is another", async () => {
    const { song } = await data("track/spotify:track:single");
    assert.deepEqual(
      song.map(({ track_name }: { track_name: string }) => track_name).sort(),
      ["Day", "Tag"],
    );
    assert.match(readable(await expectPage("/track/Twin/Tag", 200)), /As one song: 2 plays/);
    const live = await data("track/spotify:track:tour");
    assert.equal(live.song.length, 1);
  });

  test("ranks by year and versions are there as CSV", async () => {
    for (const path of ["/artist/Zebra", "/track/Twin/Day", `/album/Sleeve/${part(LONG)}`]) {
      const html = await expectPage(path, 200);
      const [, href = ""] = /href="([^"]+section=years)"/.exec(html) ?? [];
      const response = await ask(href.replaceAll("&amp;", "&"));
      assert.match(await response.text(), /^year,hours,plays,rank_by_hours,/, path);
    }
    assert.match(await expectPage("/track/Twin/Day", 200), /section=song"/);
  });

  test("/album: its tracks, and names of 120 characters", async () => {
    const html = await expectPage(`/album/Sleeve/${part(LONG)}`, 200);
    const { tracks } = await data(`album/Sleeve/${part(LONG)}`);
    for (const { track_name } of tracks) assert.ok(readable(html).includes(track_name), track_name);
    assert.match(html, /class="longest"/);
    await expectPage(`/track/Sleeve/${part(LONG)}`, 200);
  });

  test("a slash in a name survives a proxy that decodes it", async () => {
    const play = history.plays.find((play) =>
      play.artist_name === "AC/DC" && play.album_name !== null && play.track_name !== null
    );
    const { album_name, track_name } = play ?? {};
    for (
      const [path, escaped] of [
        ["/artist/AC/DC", "/artist/AC%2FDC"],
        [`/album/AC/DC/${part(album_name ?? "")}`, `/album/AC%2FDC/${part(album_name ?? "")}`],
        [`/track/AC/DC/${part(track_name ?? "")}`, `/track/AC%2FDC/${part(track_name ?? "")}`],
      ] as const
    ) {
      const heading = async (path: string) =>
        /<h1.*?<\/h1>/s.exec(await expectPage(path, 200))?.[0];
      assert.equal(await heading(path), await heading(escaped), path);
    }
    for (const path of ["/artist", "/artist/", "/album/AC", "/track/a/b/c/d", "/album/a/b/c"]) {
      await expectPage(path, 404);
    }
  });

  test("what was never played is a 404", async () => {
    for (const path of ["artist/nobody", "track/spotify:track:x", "track/a/b", "album/a/b"]) {
      assert.match(await expectPage(`/${path}`, 404), /There is no such page/);
    }
    await expectPage("/artist/Zebra?nonsense=1", 400);
  });

  test("nothing known: the one command that brings it", async () => {
    assert.match(await expectPage("/track/Sleeve/Song", 200), /deno task enrich/);
  });

  test("no inline style, no empty number", async () => {
    for (const path of ["artist/AC%2FDC", "track/Sleeve/Song", `album/Sleeve/${part(LONG)}`]) {
      const html = await expectPage(`/${path}`, 200);
      assert.doesNotMatch(html, /<[^>]+\sstyle="/, path);
      assert.doesNotMatch(html, /NaN|Infinity|undefined/, path);
    }
  });

  test("/: names lead to their pages and keep the range", async () => {
    const html = await expectPage("/?startDate=2023-01-01", 200);
    assert.match(html, /href="\/artist\/[^"]+\?startDate=2023-01-01"/);
    assert.match(html, /href="\/track\/[^"]+\?startDate=2023-01-01"/);
    assert.match(html, /href="\/album\/[^"]+\?startDate=2023-01-01"/);
  });
}

/** The live version may stand among what is heard together, not among the versions. */
function isApart(html: string): boolean {
  const card = /aria-labelledby="versions-title[^"]*".*?<\/section>/s.exec(html)?.[0] ?? "";
  return !card.includes("Song - Live");
}
