/** Artists, tracks and albums in a real browser. */
import assert from "node:assert/strict";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindsNothing } from "../support/axe.ts";
import { type HistoryRow, makeHistory } from "../support/history.ts";

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 900 };
const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ".repeat(3).slice(0, 120);

/** The cells of heat maps: hundreds of the same. */
const HEAT = ".cells rect";
const OVERFLOW = "document.documentElement.scrollWidth - innerWidth";
/** Drawings without a name; a chart that waits for data is hidden, and has none yet. */
const UNNAMED = `[...document.querySelectorAll("canvas, svg[role=img]")].filter((drawn) =>
  drawn.closest("[hidden]") === null && !drawn.getAttribute("aria-label")).length`;
/** Controls of a phone's page that are smaller than a finger. */
const SMALL =
  `[...document.querySelectorAll("main button, .ranking label, a.only, .pager a, .picked button")]
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, { width, height }]) =>
    height > 0 && (height < 44 || one.matches(".only") && width < 44)).length`;

const history = makeHistory(600);
const [first] = history.plays;
assert.ok(first !== undefined);
const long: HistoryRow = { ...first, artist_name: LONG, track_name: LONG, album_name: LONG };
const part = encodeURIComponent(LONG);
const paths = [
  "/artists",
  "/tracks",
  "/albums",
  "/artist/AC%2FDC",
  `/artist/${part}`,
  `/track/${part}/${part}`,
  `/album/${part}/${part}`,
];
const site = new BrowsedSite("ranked pages and pages of one in a browser", {
  ...history,
  plays: [long, ...history.plays],
});

site.test("what is ticked is drawn at once, up to five, and kept in the address", async () => {
  const { page, errors, hosts, close } = await site.open("/artists", { viewport: DESK });
  const boxes = page.locator(".ranking input[type=checkbox]");
  for (const at of [0, 1, 2, 3, 4]) {
    await boxes.nth(at).check();
    await page.locator(".picked bdi").nth(at).waitFor();
  }
  assert.equal(new URL(page.url()).searchParams.get("pick")?.split(",").length, 5);
  assert.ok(await boxes.nth(5).isDisabled());
  await page.waitForFunction((least) => {
    const canvas = document.querySelector("canvas");
    const painted = canvas?.getContext("2d")?.getImageData(0, 0, 600, 200).data.buffer;
    return new Set(new Uint32Array(painted ?? new ArrayBuffer())).size > least;
  }, 4);
  await page.getByRole("link", { name: "Plays", exact: true }).last().click();
  await page.waitForURL(/metric=plays/);
  assert.equal(await page.locator(".picked bdi").count(), 5);
  await page.locator(".picked button").first().click();
  await page.waitForURL((url) => url.searchParams.get("pick")?.split(",").length === 4);
  await page.waitForFunction(() =>
    document.querySelectorAll(".ranking input:checked").length === 4
  );
  assert.deepEqual(errors, []);
  assert.deepEqual([...hosts], [new URL(site.url).host]);
  await close();
});

site.test("the drawn numbers are those of the API", async () => {
  const rows = (await (await fetch(`${site.url}/api/ranking?kind=artist&limit=2`)).json()).data;
  const ids = rows.map(({ id }: { id: string }) => id).join();
  const { page, close } = await site.open(`/artists?metric=plays&pick=${ids}`, { viewport: DESK });
  await page.locator(".together summary").click();
  const cells = await page.locator(".together tbody tr td:first-of-type").allInnerTexts();
  const sum = cells.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0);
  assert.equal(sum, rows[0].plays);
  await close();
});

site.test("a failed fetch is told in its place and can be tried again", async () => {
  const { page, close } = await site.open("/artists", { viewport: DESK });
  await page.route("**/api/interest**", (route) => route.abort());
  await page.locator(".ranking input").first().check();
  await page.getByRole("alert").waitFor();
  await page.unroute("**/api/interest**");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator(".together canvas").waitFor();
  await close();
});

site.test("ticking and sorting work by keyboard", async () => {
  const { page, close } = await site.open("/tracks", { viewport: DESK });
  await page.locator(".ranking input").first().focus();
  await page.keyboard.press("Space");
  await page.locator(".picked bdi").waitFor();
  await page.locator(".ranking thead .name a").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/sort=name/);
  assert.equal(await page.locator("th.name").first().getAttribute("aria-sort"), "ascending");
  assert.match(page.url(), /pick=\d+/);
  await close();
});

site.test("with scripts off ticks are sent by a button, numbers are there", async () => {
  const { page, errors, close } = await site.open("/artists", { javaScriptEnabled: false });
  await page.locator(".ranking input").first().check();
  await page.locator(".ranking input").nth(1).check();
  await page.getByRole("button", { name: "Draw them together" }).click();
  assert.equal(await page.locator(".picked bdi").count(), 2);
  await page.locator(".together summary").click();
  assert.ok(await page.locator(".together table").isVisible());
  await page.goto(`${site.url}/artist/AC%2FDC`);
  assert.match(await page.locator(".lead").innerText(), /First played/);
  await page.locator(".card summary").first().click();
  assert.ok(await page.locator(".card table").first().isVisible());
  assert.deepEqual(errors, []);
  await close();
});

site.test("no error, no other host, all named, nothing wider than 320 px", async () => {
  for (const path of [...paths, "/artists?startDate=2023-01-02&endDate=2023-02-09"]) {
    const { page, errors, hosts, close } = await site.open(path, { viewport: PHONE });
    assert.equal(await page.evaluate(UNNAMED), 0, path);
    assert.equal(await page.evaluate(SMALL), 0, path);
    for (const width of [320, 768, 1024, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(Number(await page.evaluate(OVERFLOW)) <= 0, `${path} at ${width}`);
    }
    assert.deepEqual(errors, [], path);
    assert.deepEqual([...hosts], [new URL(site.url).host], path);
    await close();
  }
});

site.test("axe finds nothing, in every look", async () => {
  const rows = (await (await fetch(`${site.url}/api/ranking?kind=artist&limit=5`)).json()).data;
  const ids = rows.map(({ id }: { id: string }) => id).join();
  for (const path of [`/artists?pick=${ids}`, paths[5] ?? ""]) {
    const { page, close } = await site.open(path);
    await axeFindsNothing(page, path, { exclude: HEAT });
    await close();
  }
});
