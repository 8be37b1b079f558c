/** The page of a genre, the ways to it, and of how much genres are known, from whom. */
import assert from "node:assert/strict";
import { makeHistory } from "../support/history.ts";
import { ask, readable, withData } from "../support/site.ts";

async function expectPage(path: string, status = 200): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  return await response.text();
}
const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;
const part = encodeURIComponent;

Deno.test("/genre", async (test) => {
  const made = makeHistory(900);
  const providers = ["spotify", "spotify,wikidata", "listenbrainz,reccobeats"];
  await using _ = await withData({
    ...made,
    artists: made.artists.map((artist, at) => ({
      ...artist,
      provider: providers[at % providers.length] ?? "",
    })),
  });

  await test.step("a genre as services name it: its plays, artists, tracks and decades", async () => {
    for (const genre of ["rock", "indie rock", "شرقي", "art pop"]) {
      const path = `/genre/${part(genre)}`;
      const html = await expectPage(path);
      const summary = await data(`summary?genre=${part(genre)}`);
      const text = readable(html);
      assert.ok(text.includes(`in ${summary.total_plays} plays of`), genre);
      const artists = await data(`top-artists?genre=${part(genre)}&limit=1`);
      const link = `href="/artist/${part(artists[0].artist_name)}`.replaceAll("'", "&#39;");
      assert.ok(html.includes(link) || html.includes(link.replaceAll("&#39;", "'")), link);
      for (const topic of ["Top artists", "Top tracks", "Decades", "Week and hour"]) {
        assert.ok(text.includes(topic), `${genre}: ${topic}`);
      }
      assert.doesNotMatch(html, /NaN|Infinity|undefined/);
    }
  });

  await test.step("a broad genre has a page too, and says that it is one", async () => {
    const html = await expectPage("/genre/pop");
    const { total_plays } = await data("summary?genre=pop");
    assert.ok(readable(html).includes(`in ${total_plays} plays of`));
    assert.match(html, /<p class="kind">Broad genre<\/p>/);
    assert.match(await expectPage("/genre/art%20pop"), /<p class="kind">Genre<\/p>/);
  });

  await test.step("it says of how much genres are known, and from whom", async () => {
    const text = readable(await expectPage("/genre/rock"));
    assert.match(text, /Genres are known for \d+ % of your hours, from [^.]*Spotify[^.]*\./);
    assert.match(text, /Wikidata/);
    assert.match(text, /ListenBrainz/);
    assert.doesNotMatch(text, /reccobeats/i);
    for (const path of ["/taste", "/year/2023"]) {
      assert.match(
        readable(await expectPage(path)),
        /Genres are known for .*, from .*Spotify/,
        path,
      );
    }
  });

  await test.step("ranges and filters hold, another genre in the address does not", async () => {
    const range = "startDate=2023-03-01&endDate=2023-08-31&platform=ios";
    const { total_plays } = await data(`summary?genre=rock&${range}`);
    const html = await expectPage(`/genre/rock?${range}&genre=jazz`);
    assert.ok(readable(html).includes(`in ${total_plays} play`));
    assert.match(
      readable(await expectPage("/genre/rock?startDate=1999-01-01&endDate=1999-01-02")),
      /Nothing/,
    );
  });

  await test.step("an artist's genres, a year's and those beside it lead there", async () => {
    const artist = made.artists.find(({ genres }) => genres.includes("rock"))?.artist_name ?? "";
    const html = await expectPage(`/artist/${part(artist)}?startDate=2023-01-01`);
    assert.match(html, /href="\/genre\/[^"]*rock\?startDate=2023-01-01"/);
    assert.match(await expectPage("/year/2023"), /href="\/genre\/[^"]+\?startDate=2023-01-01/);
    assert.match(await expectPage("/genre/rock"), /href="\/genre\/[^"]+"/);
  });

  await test.step("a genre that nobody plays is a 404", async () => {
    await expectPage("/genre/polka", 404);
    await expectPage("/genre", 404);
    await expectPage("/genre/rock?nonsense=1", 400);
  });
});
