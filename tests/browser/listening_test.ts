/** Patterns, taste and habits in a real browser. */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { BrowserContextOptions } from "npm:playwright-core@1.65.1";
import { axeFindings } from "../support/axe.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { makeHistory } from "../support/history.ts";
import { handler, withData } from "../support/site.ts";

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

Deno.test("pages of listening in a browser", async (test) => {
  await using _ = await withData(makeHistory(900));
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, handler);
  const base = `http://127.0.0.1:${server.addr.port}`;
  const browser = await launchBrowser();
  const open = (path: string, options: BrowserContextOptions = {}) =>
    openPage(browser, base + path, { reducedMotion: "reduce", ...options });
  try {
    for (const path of PAGES) {
      for (const [viewport, colorScheme] of [[PHONE, "dark"], [DESK, "light"]] as const) {
        await test.step(`${path} ${viewport.width} px ${colorScheme}: accessible, painted`, async () => {
          const { page, errors, hosts, close } = await open(path, { viewport, colorScheme });
          assert.deepEqual(await axeFindings(page), []);
          assert.equal(await page.evaluate(BAD_CANVASES), 0);
          assert.deepEqual(errors, []);
          assert.deepEqual([...hosts], [new URL(base).host]);
          if (viewport === PHONE) {
            assert.deepEqual(await page.evaluate(SMALL), []);
            assert.equal(await page.evaluate(OVERFLOW), 0);
          }
          await close();
        });
      }
    }

    await test.step("without scripts names, numbers and tables are there, controls are not", async () => {
      for (const path of PAGES) {
        const { page, close } = await open(path, { javaScriptEnabled: false });
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

    await test.step("no more than 100 KB of script", async () => {
      const { scripts, close } = await open("/taste");
      const sizes = await Promise.all(
        [...new Set(scripts)].map(async (path) =>
          gzipSync(await (await fetch(base + path)).bytes()).length
        ),
      );
      assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 100_000, String(sizes));
      await close();
    });

    await test.step("race: by keyboard alone, paused frames are said and in the address", async () => {
      const { page, errors, close } = await open("/taste?month=2023-03");
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

    await test.step("race: plays to its end and stops there, with motion too", async () => {
      const options: BrowserContextOptions = { reducedMotion: "no-preference" };
      const { page, errors, close } = await open("/taste?month=2023-09", options);
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

    await test.step("charts of layers say every layer, top first", async () => {
      const { page, close } = await open("/taste");
      await page.locator("#decades-title").locator("xpath=ancestor::section").locator("canvas")
        .focus();
      await page.keyboard.press("Home");
      const said = await page.locator("section:has(#decades-title) .chart [role=status]")
        .textContent();
      assert.match(said ?? "", /^\w.*: (\d{4}s: [^;]+; )*\d{4}s: /);
      await close();
    });

    await test.step("buckets of the trend are chosen by a link; Back undoes it", async () => {
      const { page, close } = await open("/patterns?startDate=2023-01-01&endDate=2023-12-31");
      await page.locator(".choice").getByRole("link", { name: "Months" }).click();
      await page.waitForURL(/granularity=month/);
      assert.match(page.url(), /startDate=2023-01-01/);
      await page.goBack();
      await page.locator(".choice [aria-current]", { hasText: "Weeks" }).waitFor();
      await close();
    });
  } finally {
    await browser.close();
    await server.shutdown();
  }
});
