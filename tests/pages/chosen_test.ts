/** Filters on pages are those of the API: each narrows every page, is shown, kept, and told. */
import assert from "node:assert/strict";
import { count } from "../../lib/ui/words/format.ts";
import { makeHistory } from "../support/history.ts";
import { pathsOf } from "../support/paths.ts";
import { ask, readable, withData } from "../support/site.ts";

const history = makeHistory(1200);
const [first] = history.plays;
const artist = "Zebra";
const genre = history.artists.find(({ genres }) => genres !== "")?.genres.split(",")[0] ?? "";
const FILTERS: readonly (readonly [name: string, value: string, said: string])[] = [
  ["artist", artist, `by ${artist}`],
  ["album", first?.album_name ?? "", `on ${first?.album_name}`],
  ["track", first?.track_name ?? "", `called ${first?.track_name}`],
  ["genre", genre, `genre ${genre}`],
  ["platform", "ios", "on iPhone and iPad"],
  ["country", "CA", "in Canada"],
  ["private", "false", "without private sessions"],
];
const data = async (path: string) => (await (await ask(`/api/${path}`)).json()).data;
const page = async (path: string) => await (await ask(path)).text();
const title = (html: string) => readable(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "").trim();

Deno.test("filters on pages", async (test) => {
  await using _ = await withData(history);

  await test.step("each narrows the totals of a page to those of the API, and is named", async () => {
    for (const [name, value, said] of FILTERS) {
      const search = new URLSearchParams([[name, value]]);
      const { total_plays } = await data(`summary?${search}`);
      assert.ok(total_plays > 0, name);
      assert.equal(
        title(await page(`/history?${search}`)),
        `${total_plays === 1 ? "One play" : `${count(total_plays)} plays, one by one`}, ${said}`,
      );
      const overview = await page(`/?metric=plays&${search}`);
      assert.ok(title(overview).startsWith(`${count(total_plays)} play`), title(overview));
      assert.ok(title(overview).endsWith(`, ${said}`), title(overview));
    }
  });

  await test.step("two together narrow as the API does", async () => {
    const search = "platform=ios&country=CA&startDate=2023-01-01&endDate=2023-12-31";
    const { total_plays } = await data(`summary?${search}`);
    const html = await page(`/?metric=plays&${search}`);
    assert.equal(
      title(html),
      `${count(total_plays)} plays in 2023, on iPhone and iPad, in Canada`,
    );
  });

  for (const path of pathsOf(history)) {
    await test.step(`${path}: every filter is shown and can be removed, or has no meaning`, async () => {
      for (const [name, value, said] of FILTERS) {
        const url = new URL(path, "http://localhost");
        if (url.searchParams.has(name)) continue;
        url.searchParams.set(name, value);
        const response = await ask(`${url.pathname}${url.search}`);
        const html = await response.text();
        assert.ok([200, 302].includes(response.status) || isSilentYear(response, path), url.href);
        if (response.status === 302) continue;
        const text = readable(html);
        assert.ok(text.includes(said), `${url.href} says nothing of ${said}`);
        const [, artists = ""] = /href="\/artists\?([^"]*)"/.exec(html) ?? [];
        const kept = new URLSearchParams(artists.replaceAll("&amp;", "&"));
        assert.equal(kept.get(name), value, url.href);
      }
    });
  }

  await test.step("what has no meaning is said in its place", async () => {
    for (
      const path of [
        `/podcasts?artist=${artist}`,
        `/search?q=z&platform=ios`,
        `/data?genre=${encodeURIComponent(genre)}`,
        `/artist/${artist}?genre=${encodeURIComponent(genre)}`,
      ]
    ) {
      assert.match(readable(await page(path)), /doesn’t apply here and is ignored/, path);
    }
    for (const path of [`/podcasts?platform=ios`, `/artist/${artist}?artist=${artist}`]) {
      assert.doesNotMatch(readable(await page(path)), /no meaning/, path);
    }
  });

  await test.step("the page of one counts what is chosen alone", async () => {
    const [{ data: all }, { data: ios }] = await Promise.all(
      ["", "?platform=ios"].map(async (search) =>
        await (await ask(`/api/artist/${artist}${search}`)).json()
      ),
    );
    assert.notEqual(all.totals.plays, ios.totals.plays);
    const text = readable(await page(`/artist/${artist}?platform=ios`));
    assert.ok(text.includes(`${count(ios.totals.plays)} plays`), text);
    assert.ok(text.includes("Only plays on iPhone and iPad count here."), text);
    const never = readable(await page(`/artist/${artist}?country=AQ`));
    assert.ok(never.includes("Never played in Antarctica."), never);
  });

  await test.step("devices and countries are offered alone, and lead back", async () => {
    const html = await page("/habits?metric=plays");
    const hrefs = [...html.matchAll(/href="(\/habits\?[^"]*)"/g)].map(([, href = ""]) => href);
    const country = hrefs.find((href) => href.includes("country=CA"))?.replaceAll("&amp;", "&");
    const device = hrefs.find((href) => href.includes("platform=ios"))?.replaceAll("&amp;", "&");
    assert.deepEqual([country, device], [
      "/habits?country=CA&metric=plays",
      "/habits?platform=ios&metric=plays",
    ]);
    const rows: { part: string; name: string; records: number }[] = await data("habits");
    const records = rows.find((row) => row.part === "country" && row.name === "CA")?.records ?? 0;
    const narrowed = await page(country ?? "");
    assert.ok(readable(narrowed).includes(`${count(records)} tracks started.`));
    assert.match(narrowed, /href="\/habits\?metric=plays"[^>]*aria-current="true"/);
  });

  await test.step("wrong values are refused as the API refuses them", async () => {
    for (const search of ["platform=fridge", "country=CAN", "private=maybe", "artist=a%00b"]) {
      for (
        const path of ["/", "/artists", "/habits", "/taste", `/artist/${artist}`, "/year/2023"]
      ) {
        assert.equal((await ask(`${path}?${search}`)).status, 400, `${path}?${search}`);
      }
    }
  });
});

/** A year in which nothing was played so: there is no review of it. */
function isSilentYear({ status }: Response, path: string): boolean {
  return status === 404 && path.startsWith("/year/");
}
