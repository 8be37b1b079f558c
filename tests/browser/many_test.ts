/** Every page in a real browser on as much data as anyone has: 500,000 plays. */
import assert from "node:assert/strict";
import { makePlays } from "../../bench/plays.ts";
import { Database } from "../../lib/db/duckdb.ts";
import { BrowsedSite } from "../support/browsed_site.ts";
import { chartsDrawn } from "../support/browser.ts";
import { faultsOf } from "../support/look.ts";
import { FIXED_PATHS } from "../support/paths.ts";

const PLAYS = 500_000;
/** The history's lines that are in the document at once, at most. */
const LINES = 400;

const site = new BrowsedSite("every page in a browser, 500,000 plays", async (path) => {
  const database = await Database.openUnlocked(path);
  await makePlays(database, PLAYS);
  database.close();
}, { pages: { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" } });

site.test("painted, named, within the screen, quiet", async () => {
  const { page, errors, close } = await site.open("/data");
  const artist = "An%20Artist%20Called%200";
  for (const path of [...FIXED_PATHS, `/artist/${artist}`, "/year/2019"]) {
    await page.goto(site.url + path);
    await chartsDrawn(page);
    assert.deepEqual(await faultsOf(page), [], path);
  }
  assert.deepEqual(errors, []);
  await close();
});

site.test("the overview counts them all", async () => {
  const { page, close } = await site.open("/");
  assert.match(await page.locator("main").innerText(), /500,000/);
  await close();
});

site.test("a ranked page goes through thousands of rows", async () => {
  const { page, close } = await site.open("/tracks");
  assert.equal(await page.locator("tbody tr").count(), 50);
  assert.match(await page.locator("main").innerText(), /[0-9]{2},[0-9]{3} tracks/);
  await close();
});

site.test("the history keeps but a window of its lines in the document", async () => {
  const { page, close } = await site.open("/history");
  const lines = () => page.locator("main li").count();
  const first = await lines();
  await page.evaluate("scrollTo(0, document.body.scrollHeight)");
  await page.waitForFunction(
    (first) => document.querySelectorAll("main li").length > first,
    first,
  );
  assert.ok(await lines() <= LINES, `${await lines()} lines`);
  await close();
});
