/** Every play, and search: status, content type, body. */
import assert from "node:assert/strict";
import { EMPTY, HOSTILE_ARTISTS, makeHistory } from "../support/history.ts";
import { LONG_NAME, withLongNames } from "../support/names.ts";
import { ask, readable, testsOn, withData } from "../support/site.ts";

async function expectPage(path: string, status: number): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, status, path);
  assert.match(response.headers.get("content-type") ?? "", /^text\/html/);
  return await response.text();
}

{
  const history = makeHistory(600);
  const test = testsOn("/history", history);
  const plain = (html: string) => html.replaceAll("&amp;", "&");
  const timesOf = (html: string) =>
    [...html.matchAll(/<li><time dateTime="([^"]+)"/gi)].map(([, at]) => at);

  test("its pages hold every play once, the latest first", async () => {
    const found: (string | undefined)[] = [];
    let path: string | undefined = "/history";
    while (path !== undefined) {
      const html: string = await expectPage(path, 200);
      found.push(...timesOf(html));
      path = plain(/<a class="button" href="([^"]+cursor[^"]+)"/.exec(html)?.[1] ?? "") ||
        undefined;
    }
    const all: { played_at: string }[] = [];
    let cursor = "";
    do {
      const { data, next_cursor }: { data: { played_at: string }[]; next_cursor: string | null } =
        await (await ask(`/api/plays?limit=100${cursor}`)).json();
      all.push(...data);
      cursor = next_cursor === null ? "" : `&cursor=${next_cursor}`;
    } while (cursor !== "");
    assert.equal(found.length, history.plays.length);
    assert.deepEqual(found, all.map(({ played_at }) => played_at));
  });

  test("is narrowed by what stands in the address, and says how to undo it", async () => {
    const artist = "AC/DC";
    const html = await expectPage(
      `/history?artist=${encodeURIComponent(artist)}&metric=plays`,
      200,
    );
    const count = history.plays.filter(({ artist_name }) => artist_name === artist).length;
    assert.ok(readable(html).includes(`${count} plays, one by one`));
    assert.match(html, /aria-label="Remove: by [^"]*AC\/DC/);
    assert.match(html, /href="\/history\?metric=plays" aria-label="Remove: by/);
  });

  test("searches titles and artists, accents and case ignored", async () => {
    const html = await expectPage("/history?q=BJORK", 200);
    assert.match(readable(html), /🎸 Björk & Ünïcode/);
    assert.match(readable(await expectPage("/history?q=nobody", 200)), /No play matches/);
  });

  test("what it does not take is a 400", async () => {
    for (const search of ["cursor=x", "platform=toaster", "limit=5", "metric=x"]) {
      await expectPage(`/history?${search}`, 400);
    }
  });
}

{
  const test = testsOn("/search", withLongNames(makeHistory(600)));

  test("finds every name as the API does, however hostile", async () => {
    for (const name of [...HOSTILE_ARTISTS.slice(1), LONG_NAME]) {
      const q = new URLSearchParams({ q: name });
      const html = await expectPage(`/search?${q}`, 200);
      const { data } = await (await ask(`/api/search?${q}&limit=100`)).json();
      assert.ok(data.length > 0, name);
      assert.ok(readable(html).includes(`${data.length} match`), name);
      assert.match(html, /href="\/artist\//, name);
    }
  });

  test("what was asked for is text, never markup", async () => {
    const html = await expectPage("/search?q=%3Cscript%3Ealert(1)%3C/script%3E", 200);
    assert.doesNotMatch(html, /<script>alert/);
    assert.match(readable(html), /Nothing matches/);
  });

  test("without words it says what it looks for; too many are a 400", async () => {
    assert.match(readable(await expectPage("/search", 200)), /What are you looking for/);
    await expectPage("/search?q=%20", 200);
    await expectPage(`/search?q=${"x".repeat(201)}`, 400);
  });
}

Deno.test("/search: the whole name comes first, then where a word begins so", async () => {
  const [play] = makeHistory(600).plays;
  assert.ok(play !== undefined);
  const names = ["Noct", "The Nocturnals", "The Nocturnals", "Nocturne"];
  const plays = [...names, ...Array<string>(5).fill("Equinoct")].map((artist_name) => ({
    ...play,
    artist_name,
  }));
  await using _ = await withData({ ...EMPTY, plays });
  const { data } = await (await ask("/api/search?q=noct")).json();
  assert.deepEqual(
    data.flatMap(({ kind, name }: { kind: string; name: string }) =>
      kind === "artist" ? [name] : []
    ),
    ["Noct", "The Nocturnals", "Nocturne", "Equinoct"],
  );
});
