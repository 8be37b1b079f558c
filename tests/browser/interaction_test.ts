/** The receipt, the year, podcasts, history, search and the console in a browser. */
import assert from "node:assert/strict";
import type { Locator, Page } from "npm:playwright-core@1.65.1";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindsNothing } from "../support/axe.ts";
import { makeHistory } from "../support/history.ts";
import { withLongNames } from "../support/names.ts";

const history = withLongNames(makeHistory(900));
const year = history.plays[0]?.year ?? 0;
const PATHS = [
  "/data",
  `/year/${year}`,
  "/history?q=o",
  "/search?q=o",
  "/podcasts",
  "/sql",
  "/api",
];
const WIDTHS = [1280, 375, 320];

const site = new BrowsedSite("pages in a browser", history);

for (const path of PATHS) {
  site.test(`${path}: accessible, quiet, alone, within its width`, async () => {
    const { page, errors, hosts, close } = await site.open(path);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      // A canvas takes its new width a moment after the window has it.
      await page.waitForFunction(
        (width) => document.documentElement.scrollWidth <= width,
        width,
        { timeout: 5000 },
      ).catch(() => assert.fail(`${path} ${width}: wider than the window`));
    }
    await axeFindsNothing(page, path);
    assert.deepEqual(errors, []);
    assert.deepEqual([...hosts], [new URL(site.url).host]);
    await close();
  });
}

site.test("without scripts numbers, tables and search are there", async () => {
  const options = { javaScriptEnabled: false };
  const data = await site.open("/data", options);
  assert.match(await data.page.locator(".receipt tfoot").innerText(), /[\d,]+/);
  await data.page.locator("[name=q]").fill("zebra");
  await data.page.locator("[name=q]").press("Enter");
  assert.match(await data.page.locator("h1").innerText(), /Matches for .*zebra/);
  await data.page.goto(`${site.url}/history`);
  await data.page.getByRole("link", { name: "Earlier plays" }).click();
  assert.match(data.page.url(), /cursor=/);
  assert.ok(await data.page.locator(".history li").count() > 0);
  await data.close();
});

site.test("search by keyboard: slash, words, arrows, Enter; Escape closes", async () => {
  const { page, close } = await site.open("/data");
  await page.keyboard.press("/");
  await page.keyboard.type("bjork");
  const found = page.locator(".search li a");
  await found.first().waitFor();
  assert.match(await found.first().innerText(), /Björk/);
  await page.keyboard.press("ArrowDown");
  const href = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.match(href ?? "", /^\/artist\//);
  await page.keyboard.press("Escape");
  await found.first().waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "q");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?q=bjork");
  await close();
});

site.test("the history goes on to its first play, and repeats none", async () => {
  const { page, errors, close } = await site.open("/history");
  const end = page.getByText("No earlier plays in this range.");
  const earlier = page.getByRole("link", { name: "Earlier plays" });
  const chunks = page.locator(".history .slot > div");
  for (let pages = 1; await end.count() === 0; pages++) {
    assert.ok(pages < 40, "the history does not end");
    const before = await chunks.count();
    // Three pages come by themselves, then one is asked for: so Tab reaches the page's end.
    if (before === 3) assert.ok((await stopsAfter(page, earlier)).includes("Dark"));
    if (before % 4 === 3) await earlier.click();
    else await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await Promise.race([
      end.waitFor(),
      page.waitForFunction(
        (before) => document.querySelectorAll(".history .slot > div").length > before,
        before,
      ),
    ]);
  }
  const days = await page.locator(".history h2 time").evaluateAll((all) =>
    all.map((time) => time.getAttribute("datetime") ?? "")
  );
  assert.equal(new Set(days).size, days.length);
  assert.deepEqual(days, days.toSorted().toReversed());
  assert.ok(await page.locator(".history li").count() < history.plays.length, "all are drawn");
  assert.equal(days.at(-1), history.plays[0]?.date);
  assert.deepEqual(errors, []);
  await close();
});

site.test("Back to the history: its plays and its position are there", async () => {
  const { page, errors, close } = await site.open("/history");
  const chunks = page.locator(".history .slot > div");
  for (let count = 1; count <= 3; count++) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await chunks.nth(count - 1).waitFor({ state: "attached" });
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight - 2500));
  const leave: Record<string, () => Promise<unknown>> = {
    "to another page": () => page.locator(".history a.what").evaluateAll(pressSeen),
    // Pressed from afar: a pointer would bring the window to it first.
    "to other filters": () =>
      page.evaluate(() =>
        document.querySelector<HTMLElement>(".metric a:not([aria-current])")?.click()
      ),
  };
  for (const [how, go] of Object.entries(leave)) {
    const [top, height, address] = await page.evaluate(() =>
      [scrollY, document.documentElement.scrollHeight, location.href] as const
    );
    await go();
    await page.waitForURL((url) => url.href !== address);
    await page.goBack();
    await page.waitForURL(address);
    await page.waitForFunction(
      ([top, height]) =>
        scrollY === top && document.documentElement.scrollHeight === height &&
        document.querySelectorAll(".history .slot > div").length === 3,
      [top, height] as const,
    ).catch(async (error) => {
      const now = await page.evaluate("[scrollY, document.documentElement.scrollHeight]");
      throw new Error(`${how}: ${now}, not ${[top, height]}`, { cause: error });
    });
  }
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  await page.waitForURL(/\/$/);
  await page.getByRole("link", { name: "History" }).click();
  await page.waitForURL(/\/history$/);
  assert.equal(await page.evaluate(() => scrollY), 0, "a link begins at the top");
  assert.deepEqual(errors, []);
  await close();
});

site.test("a year is saved as a picture of its sleeve", async () => {
  const { page, errors, close } = await site.open(`/year/${year}`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a picture" }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), `tonearm-${year}.png`);
  const png = await Deno.readFile(await file.path());
  const view = new DataView(png.buffer);
  assert.deepEqual([...png.slice(1, 4)], [0x50, 0x4e, 0x47]);
  assert.deepEqual([view.getUint32(16), view.getUint32(20)], [2160, 2700]);
  assert.deepEqual(errors, []);
  await close();
});

site.test("the console answers its own form", async () => {
  const { page, close } = await site.open("/sql");
  await page.locator("#sql").fill("select 40 + 2 as answer");
  await page.getByRole("button", { name: "Run" }).click();
  // The test's site has no file of its own to ask: what matters is that the form is let in.
  assert.match(await page.locator("#answer-title").innerText(), /did not work|1 row/);
  await close();
});

/** The next places that Tab leads to. */
async function stopsAfter(page: Page, from: Locator): Promise<string[]> {
  await from.focus();
  const stops: string[] = [];
  while (stops.length < 8) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement?.textContent?.trim() ?? ""));
  }
  return stops;
}

/** Runs in the page: presses the first of some links that is in the window. */
function pressSeen(links: Element[]): void {
  const seen = links.find((link) => {
    const { top, bottom } = link.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });
  if (seen instanceof HTMLElement) seen.click();
}
