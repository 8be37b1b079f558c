/** A public site in a real browser: sums only, and no way in that leads nowhere. */
import assert from "node:assert/strict";
import { BrowsedSite } from "../support/browsed_site.ts";
import { chartsDrawn, searchIs } from "../support/browser.ts";
import { fakeRuntime } from "../support/fake_runtime.ts";
import { makeHistory } from "../support/history.ts";
import { pathsOf } from "../support/paths.ts";
import { faultsOf } from "../support/look.ts";
import { siteWith } from "../support/site.ts";

const history = makeHistory(900);
const PUBLIC = { HOST: "0.0.0.0", REQUESTS_PER_MINUTE: "0", TOTAL_REQUESTS_PER_MINUTE: "0" };

const site = new BrowsedSite("public site in a browser", history, {
  handler: () => siteWith(PUBLIC, fakeRuntime()),
});

site.test("every page is whole", async () => {
  const { page, errors, close } = await site.open("/data");
  for (const path of pathsOf(history).filter((path) => path !== "/history")) {
    await page.goto(site.url + path);
    await chartsDrawn(page);
    assert.deepEqual([...await faultsOf(page), ...errors], [], path);
  }
  await close();
});

site.test("days that are chosen lead to their months", async () => {
  const { page, errors, close } = await site.openMarked("/artists");
  await page.locator(".pick-days summary").click();
  await page.locator("input[name=startDate]").fill("2023-05-10");
  await page.locator("input[name=endDate]").fill("2023-06-02");
  await page.locator(".days button[type=submit]").click();
  await searchIs(page, { startDate: "2023-05-01", endDate: "2023-06-30" });
  await page.locator("table.ranking").waitFor();
  assert.deepEqual(errors, []);
  await close();
});
