/** Every page on a phone's and a tablet's width: nothing cut, nothing below the bar, all reachable. */
import assert from "node:assert/strict";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindings } from "../support/axe.ts";
import { chartsDrawn } from "../support/browser.ts";
import { misfitsOf, TEXT_SPACING } from "../support/fit.ts";
import { hardNames } from "../support/hard_names.ts";
import { makeHistory } from "../support/history.ts";
import { pathsOf } from "../support/paths.ts";
import { withData } from "../support/site.ts";

const history = makeHistory(900);
const paths = [...pathsOf(history), "/api", "/sql", "/no-such-page"];
const PHONE = { width: 320, height: 700 };

const site = new BrowsedSite("pages fit", history, { pages: { reducedMotion: "reduce" } });

for (const [names, rows] of Object.entries({ plain: history, hard: hardNames(history) })) {
  site.test(`${names} names: no text is cut or over another, at 320 px and spaced`, async () => {
    await using _ = await withData(rows);
    // A person's own style sheet is not the page's to forbid.
    const { page, close } = await site.open("/data", { viewport: PHONE, bypassCSP: true });
    for (const path of [...pathsOf(rows), "/api", "/sql", "/no-such-page"]) {
      await page.setViewportSize(PHONE);
      await page.goto(site.url + path);
      await chartsDrawn(page);
      assert.deepEqual(await misfitsOf(page), [], `${path} at 320 px`);
      await page.addStyleTag({ content: TEXT_SPACING });
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await misfitsOf(page), [], `${path} spaced, at ${width} px`);
      }
    }
    await close();
  });
}

site.test("every page is in sight or behind More, at every width", async () => {
  const { page, close } = await site.open("/", { viewport: PHONE });
  const names = ["Overview", "Artists", "Tracks", "Albums", "Patterns", "Taste", "Habits"];
  for (const width of [768, 900, 1024, 1100, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const name of [...names, "Podcasts", "Year", "Moments", "History", "Data"]) {
      const link = page.locator(".nav").getByRole("link", { name, exact: true });
      const box = await link.boundingBox();
      assert.ok(box !== null && box.x >= 0 && box.x + box.width <= width, `${name}, ${width} px`);
    }
  }
  for (const width of [320, 375, 767]) {
    await page.setViewportSize({ width, height: 800 });
    const entries = page.locator(".bar > ul > li > :is(a, button)");
    const sizes = await entries.evaluateAll((all) =>
      all.map((one) => [one.textContent, one.getBoundingClientRect()] as const).map((
        [name, { width, height, right }],
      ) => [name, width >= 44 && height >= 44 && right <= innerWidth])
    );
    const expected = ["Overview", "Top", "Year", "History", "More"].map((name) => [name, true]);
    assert.deepEqual(sizes, expected, `${width} px`);
  }
  await close();
});

site.test("More opens and closes by keyboard, and leads on, without scripts too", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await site.open("/artists?metric=plays", {
      viewport: PHONE,
      javaScriptEnabled,
    });
    const bar = page.locator(".bar");
    assert.equal(await bar.locator("ul > li > [aria-current=page]").first().innerText(), "Top");
    const more = page.getByRole("button", { name: "More" });
    await more.focus();
    await page.keyboard.press("Enter");
    await bar.getByRole("link", { name: "Taste" }).waitFor();
    if (javaScriptEnabled) assert.deepEqual(await axeFindings(page, { include: ".bar" }), []);
    await page.keyboard.press("Escape");
    await bar.getByRole("link", { name: "Taste" }).waitFor({ state: "hidden" });
    assert.match(page.url(), /artists/);
    await page.keyboard.press("Enter");
    await bar.getByRole("link", { name: "Taste" }).click();
    await page.waitForURL(/\/taste\?metric=plays/);
    assert.equal(await more.getAttribute("aria-current"), "true");
    await close();
  }
});

site.test("the focus is never below the bar", async () => {
  const { page, close } = await site.open("/", { viewport: PHONE });
  for (const path of paths.map((path) => path === "/history" ? "/history?q=zebra" : path)) {
    await page.goto(site.url + path);
    await page.evaluate(noteHidden);
    await page.keyboard.press("Tab");
    for (let tabs = 0; tabs < 400 && !await page.evaluate("isDone"); tabs += 20) {
      for (let tab = 0; tab < 20; tab++) await page.keyboard.press("Tab");
    }
    assert.deepEqual(await page.evaluate("hidden"), [], path);
  }
  await close();
});

site.test("a row of a list leads where its name does", async () => {
  const { page, close } = await site.open("/", { viewport: PHONE });
  const rows = {
    "/": ".ranked li",
    "/artists": ".ranking tbody tr",
    "/history": ".history li",
    "/search?q=o": ".found li",
  };
  for (const [path, row] of Object.entries(rows)) {
    await page.goto(site.url + path);
    assert.deepEqual(await page.locator(row).evaluateAll(missing), [], path);
  }
  await close();
});

/** Runs in the page: keeps what has the focus while the bar lies over it. */
function noteHidden(): void {
  const hidden: string[] = [];
  const bar = document.querySelector(".bar");
  let isFirst = true;
  Object.assign(globalThis, { hidden, isDone: false });
  addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.matches(".skip") && !isFirst) Object.assign(globalThis, { isDone: true });
    isFirst = false;
    requestAnimationFrame(() => {
      const { top = 0 } = bar?.getBoundingClientRect() ?? {};
      const box = target.getBoundingClientRect();
      const isOver = box.bottom > top + 1 && box.height < top && bar?.contains(target) !== true;
      if (isOver && target === document.activeElement) hidden.push(target.outerHTML.slice(0, 90));
    });
  });
}

/** Runs in the page: rows where a press near the end, in the middle or at the name leads elsewhere. */
function missing(rows: Element[]): string[] {
  return rows.filter((row) => row.querySelector("a[href]") !== null).slice(0, 6).filter((row) => {
    row.scrollIntoView({ block: "center" });
    const { left, right, top, height } = row.getBoundingClientRect();
    const link = row.querySelector("a.to, a.title, a.what, a[href]");
    return ![left + 60, (left + right) / 2, right - 6].every((x) =>
      document.elementFromPoint(x, top + height / 2)?.closest("a") === link
    );
  }).map((row) => row.outerHTML.slice(0, 90));
}
