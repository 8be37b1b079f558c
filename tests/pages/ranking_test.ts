/** The ranked pages: what they answer. */
import assert from "node:assert/strict";
import { EMPTY, HOSTILE_ARTISTS, makeHistory } from "../support/history.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

/** Status, content type, body, in this order. */
async function expectPage(path: string, status: number): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  return await response.text();
}

const PAGES = [["artists", "artist"], ["tracks", "track"], ["albums", "album"]] as const;

{
  const test = testsOn("ranked pages", makeHistory(600));
  const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;

  for (const [page, kind] of PAGES) {
    test(`/${page}: numbers and order are those of the API`, async () => {
      const html = await expectPage(`/${page}`, 200);
      const rows = await data(`ranking?kind=${kind}&limit=50`);
      assert.match(readable(html), new RegExp(`${rows[0].matches} ${page},`));
      assert.deepEqual(idsIn(html), rows.map(({ id }: { id: string }) => id));
      assert.deepEqual(
        cellsIn(html, "plays"),
        rows.map(({ plays }: { plays: number }) => plays.toLocaleString("en-GB")),
      );
      assert.doesNotMatch(html, /NaN|Infinity|undefined/);
      assert.doesNotMatch(html, /<[^>]+\sstyle="/);
    });
  }

  test("/tracks: pages join without gap or repeat", async () => {
    const [{ matches }] = await data("ranking?kind=track&limit=1");
    const ids: string[] = [];
    for (let page = 1; page <= Math.ceil(matches / 50); page++) {
      ids.push(...idsIn(await expectPage(`/tracks?page=${page}`, 200)));
    }
    assert.equal(new Set(ids).size, matches);
    assert.match(await expectPage("/tracks?page=99", 200), /This list has no such page/);
  });

  test("a chosen comparison tells what is gone, by the rank it had", async () => {
    const [shown, before] = [["2023-03-01", "2023-03-14"], ["2023-02-01", "2023-02-14"]] as const;
    const range = `startDate=${shown[0]}&endDate=${shown[1]}`;
    const then = await data(`ranking?kind=track&startDate=${before[0]}&endDate=${before[1]}`);
    const now = await data(`ranking?kind=track&limit=100&${range}`);
    const ids = new Set(now.map(({ id }: { id: string }) => id));
    const gone = then.filter(({ id }: { id: string }) => !ids.has(id)).slice(0, 8);
    assert.ok(gone.length > 0 && now.length > 0 && now.length < 100);
    const compared = `compare=${before.join("..")}`;
    const text = readable(await expectPage(`/tracks?${range}&${compared}`, 200));
    const list = text.slice(text.indexOf("Played from 1 to 14 February 2023, not "));
    assert.deepEqual(
      [...list.matchAll(/ was (\d+)/g)].map(([, rank]) => Number(rank)),
      gone.map(({ rank }: { rank: number }) => rank),
    );
    assert.doesNotMatch(
      readable(await expectPage(`/tracks?${range}`, 200)),
      /Played from 1 to 14 February 2023, not/,
    );
  });

  test("/artists: each order and its reverse", async () => {
    for (const order of ["name", "first", "last"]) {
      for (const direction of ["asc", "desc"]) {
        const search = `sort=${order}&direction=${direction}`;
        const rows = await data(`ranking?kind=artist&${search}`);
        const html = await expectPage(`/artists?${search}`, 200);
        assert.deepEqual(idsIn(html), rows.map(({ id }: { id: string }) => id), search);
        assert.match(html, new RegExp(`aria-sort="${direction}ending"`));
      }
    }
  });

  test("/artists: a search finds without accents, and says when nothing is there", async () => {
    const html = await expectPage("/artists?q=angstrom", 200);
    assert.match(readable(html), /1 match for “angstrom”/);
    assert.match(readable(await expectPage("/artists?q=nowhere", 200)), /Nothing in this range/);
  });

  test("/artists: what is ticked is drawn, listed and kept in links", async () => {
    const [a, b] = idsIn(await expectPage("/artists", 200));
    const html = await expectPage(`/artists?pick=${a}&pick=${b}&metric=plays`, 200);
    assert.equal(html.match(/<input[^>]*type="checkbox"[^>]* checked/g)?.length, 2);
    assert.match(html, /class="picked"/);
    assert.match(html, new RegExp(`href="/artists\\?[^"]*sort=name[^"]*pick=${a}%2C${b}`));
    assert.match(html, new RegExp(`/api/interest\\?[^"]*ids=${a},${b}`));
  });

  test("/artists: change of rank against what is compared", async () => {
    const range = "startDate=2023-06-01&endDate=2023-06-30";
    const before = "compare=2023-05-01..2023-05-31";
    const rows = await data(`ranking?kind=artist&limit=50&${range}&${before}`);
    const html = await expectPage(`/artists?${range}&compare=previous`, 200);
    const expected = rows.map(({ rank, compared_rank }: Record<string, number | null>) => {
      if (compared_rank === null) return "new";
      const up = Number(compared_rank) - Number(rank);
      return up === 0 ? "same" : up > 0 ? "up" : "down";
    });
    assert.deepEqual([...html.matchAll(/class="moved (\w+)"/g)].map(([, way]) => way), expected);
    assert.doesNotMatch(await expectPage(`/artists?${range}`, 200), /class="moved/);
  });

  test("what a page does not take is a 400", async () => {
    for (const search of ["sort=x", "page=0", "pick=x", "pick=99999999999999999999", "no=1"]) {
      await expectPage(`/artists?${search}`, 400);
    }
  });

  test("links keep the range; hostile names lead to their pages", async () => {
    const html = await expectPage("/artists?startDate=2023-01-01", 200);
    assert.match(html, /href="\/artist\/AC%2FDC\?startDate=2023-01-01"/);
    for (const name of HOSTILE_ARTISTS) {
      await expectPage(`/artist/${encodeURIComponent(name)}`, 200);
    }
  });

  test("an empty range says so", async () => {
    const html = await expectPage("/albums?startDate=1999-01-01&endDate=1999-01-02", 200);
    assert.match(readable(html), /Nothing was played/);
  });
}

Deno.test("ranked pages: no play, one play", async () => {
  {
    await using _ = await withData(EMPTY);
    for (const [page] of PAGES) {
      assert.match(readable(await expectPage(`/${page}`, 200)), /Not a single play yet/);
    }
  }
  const play = makeHistory(600).plays.find((play) =>
    play.artist_name !== null && play.track_name !== null && play.album_name !== null
  );
  assert.ok(play !== undefined);
  // A play that names nothing counts in totals, but ranks nowhere.
  const nameless = { ...play, artist_name: null, track_name: null, album_name: null };
  {
    await using _ = await withData({ ...EMPTY, plays: [nameless] });
    for (const [page, kind] of PAGES) {
      const html = readable(await expectPage(`/${page}`, 200));
      assert.match(html, new RegExp(`No ${kind} is named`));
      assert.match(html, /One play in this range names no/);
      assert.doesNotMatch(html, /Nothing was played/);
    }
  }
  await using _ = await withData({ ...EMPTY, plays: [play, nameless] });
  for (const [page, kind] of PAGES) {
    const html = await expectPage(`/${page}`, 200);
    assert.match(readable(html), new RegExp(`One ${kind}: `));
    assert.doesNotMatch(html, /NaN|Infinity|undefined/);
  }
});

function idsIn(html: string): string[] {
  return [...html.matchAll(/type="checkbox"[^>]*value="(\d+)"/g)].map(([, id]) => id ?? "");
}

function cellsIn(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(`<td role="cell" class="${name}">([^<]*)<`, "g"))]
    .map(([, text]) => text ?? "");
}
