/** Patterns, taste and habits in a real browser. */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { BrowserContextOptions } from "npm:playwright-core@1.65.1";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindings } from "../support/axe.ts";
import { makeHistory } from "../support/history.ts";

const PAGES = ["/patterns", "/taste", "/habits"];
const PHONE = { width: 320, height: 720 };
const DESK = { width: 1280, height: 900 };
const OVERFLOW = "document.documentElement.scrollWidth - innerWidth";

/** Canvases that show one colour only, or have no name or no table in their card. */
const BAD_CANVASES = `[...document.querySelectorAll("canvas")].filter((canvas) => {
  // What is not shown waits for data that the page does not have.
  if (!canvas.checkVisibility()) return false;
  const { width, height } = canvas;
  const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer;
  return new Set(new Uint32Array(pixels)).size < 3 || !canvas.getAttribute("aria-label") ||
    !canvas.closest(".card")?.querySelector("table");
}).length`;

/**
 * Links and buttons of a page's own parts that are smaller than a finger. A mark of a picture is as
 * large as what it stands for: a year of days has no room for fingers.
 */
const SMALL =
  `[...document.querySelectorAll("main a:not(svg a), main button, main summary, .nav a")]
  .filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && (height < 43.5 || width < 20);
  }).map((element) => element.outerHTML)`;

const site = new BrowsedSite("pages of listening in a browser", makeHistory(900), {
  pages: { reducedMotion: "reduce" },
});

for (const path of PAGES) {
  for (const [viewport, colorScheme] of [[PHONE, "dark"], [DESK, "light"]] as const) {
    site.test(`${path} ${viewport.width} px ${colorScheme}: accessible, painted`, async () => {
      const { page, errors, hosts, close } = await site.open(path, { viewport, colorScheme });
      assert.deepEqual(await axeFindings(page), []);
      assert.equal(await page.evaluate(BAD_CANVASES), 0);
      assert.deepEqual(errors, []);
      assert.deepEqual([...hosts], [new URL(site.url).host]);
      if (viewport === PHONE) {
        assert.deepEqual(await page.evaluate(SMALL), []);
        assert.equal(await page.evaluate(OVERFLOW), 0);
      }
      await close();
    });
  }
}

site.test("without scripts names, numbers and tables are there, controls are not", async () => {
  for (const path of PAGES) {
    const { page, close } = await site.open(path, { javaScriptEnabled: false });
    assert.ok(await page.locator("table").count() > 3, path);
    assert.equal(await page.locator(".chart:visible").count(), 0);
    await page.locator("summary", { hasText: "Table" }).first().click();
    assert.ok(await page.locator("td:visible").count() > 5, path);
    if (path === "/taste") {
      assert.equal(await page.locator(".race-bars li:visible").count(), 10);
      assert.equal(await page.locator(".race-controls:visible").count(), 0);
    }
    await close();
  }
});

site.test("no more than 100 KB of script", async () => {
  const { scripts, close } = await site.open("/taste");
  const sizes = await Promise.all(
    [...new Set(scripts)].map(async (path) =>
      gzipSync(await (await fetch(site.url + path)).bytes()).length
    ),
  );
  assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 100_000, String(sizes));
  await close();
});

site.test("race: by keyboard alone, paused frames are said and in the address", async () => {
  const { page, errors, close } = await site.open("/taste?month=2023-03");
  const said = page.locator(".race [role=status]");
  const slider = page.getByRole("slider");
  assert.match(await said.textContent() ?? "", /^March 2023: 1\. /);
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  assert.match(await said.textContent() ?? "", /^April 2023: 1\. /);
  assert.equal(await slider.getAttribute("aria-valuetext"), "April 2023");
  await page.waitForURL(/month=2023-04/);
  await page.keyboard.press("Home");
  assert.match(await said.textContent() ?? "", /^December 2022: /);
  await page.keyboard.press("End");
  await page.waitForURL((url) => !url.searchParams.has("month"));
  await page.getByRole("button", { name: "Back one month" }).press("Enter");
  await page.waitForURL(/month=/);
  assert.deepEqual(errors, []);
  await close();
});

site.test("race: plays to its end and stops there, with motion too", async () => {
  const options: BrowserContextOptions = { reducedMotion: "no-preference" };
  const { page, errors, close } = await site.open("/taste?month=2023-09", options);
  await page.getByRole("button", { name: "4×" }).click();
  await page.getByRole("slider").press(" ");
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await page.getByRole("button", { name: "Play" }).waitFor();
  const slider = page.getByRole("slider");
  assert.equal(await slider.inputValue(), await slider.getAttribute("max"));
  assert.equal(await page.locator(".race-bars li").count(), 10);
  assert.deepEqual(errors, []);
  await close();
});

site.test("charts of layers say every layer, top first", async () => {
  const { page, close } = await site.open("/taste");
  await page.locator("#decades-title").locator("xpath=ancestor::section").locator("canvas")
    .focus();
  await page.keyboard.press("Home");
  const said = await page.locator("section:has(#decades-title) .chart [role=status]")
    .textContent();
  assert.match(said ?? "", /^\w.*: (\d{4}s: [^;]+; )*\d{4}s: /);
  await close();
});

site.test("buckets of the trend are chosen by a link; Back undoes it", async () => {
  const { page, close } = await site.open("/patterns?startDate=2023-01-01&endDate=2023-12-31");
  await page.locator(".choice").getByRole("link", { name: "Months" }).click();
  await page.waitForURL(/granularity=month/);
  assert.match(page.url(), /startDate=2023-01-01/);
  await page.goBack();
  await page.locator(".choice [aria-current]", { hasText: "Weeks" }).waitFor();
  await close();
});
