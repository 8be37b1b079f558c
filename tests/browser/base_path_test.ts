/** The site below a path of its host, in a real browser: what comes alive knows where it is. */
import assert from "node:assert/strict";
import { RUNTIME } from "../../lib/server/middleware/runtime.ts";
import { BrowsedSite } from "../support/browsed_site.ts";
import { IS_KEPT } from "../support/browser.ts";
import { makeHistory } from "../support/history.ts";
import { siteWith } from "../support/site.ts";

const site = new BrowsedSite("base path in a browser", makeHistory(900), {
  handler: () => siteWith({ BASE_PATH: "/music" }, RUNTIME),
  basePath: "/music",
});

site.test("filters change the page in place, Back too", async () => {
  const { page, errors, close } = await site.openMarked("/");
  const before = await page.locator("h1").innerText();
  await page.getByRole("link", { name: /Latest year/ }).click();
  await page.waitForURL(/\/music\/\?.*startDate=/);
  await page.locator("h1", { hasText: / in \d{4}/ }).waitFor();
  await page.goBack();
  await page.locator("h1", { hasText: "since" }).waitFor();
  assert.equal(await page.locator("h1").innerText(), before);
  assert.equal(await page.evaluate(IS_KEPT), true);
  assert.deepEqual(errors, []);
  await close();
});

site.test("search finds as one types, and leads to pages below the path", async () => {
  const { page, errors, close } = await site.openMarked("/data");
  await page.keyboard.press("/");
  await page.keyboard.type("ac/dc");
  const found = page.locator(".search li a").first();
  await found.waitFor();
  assert.match(await found.getAttribute("href") ?? "", /^\/music\/artist\/AC%2FDC/);
  await found.click();
  await page.waitForURL(/\/music\/artist\/AC%2FDC/);
  assert.deepEqual(errors, []);
  await close();
});

site.test("the history goes on as one scrolls", async () => {
  const { page, errors, close } = await site.openMarked("/history");
  const rows = page.locator(".plays li, .history li");
  const first = await rows.count();
  await page.keyboard.press("End");
  await page.waitForFunction(
    (count) => document.querySelectorAll(".plays li, .history li").length > count,
    first,
  );
  assert.deepEqual(errors, []);
  await close();
});
