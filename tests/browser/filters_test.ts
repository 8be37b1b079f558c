/** A change of filters in a real browser: in place, without scripts, when the site fails. */
import assert from "node:assert/strict";
import type { Page } from "npm:playwright-core@1.65.1";
import { FOCUSED, IS_KEPT, quietOf, searchIs } from "../support/browser.ts";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindings } from "../support/axe.ts";
import { makeHistory } from "../support/history.ts";

const history = makeHistory(3000);
const last = history.plays.at(-1)?.date ?? "";
const lastYear = Number(last.slice(0, 4));

const title = (page: Page) => page.locator("h1").innerText();
const said = (page: Page) => page.locator(".filters [role=status]").first().textContent();

const site = new BrowsedSite("filter bar in a browser", history);

site.test("a preset changes numbers, links and address in place; Back and Forward too", async () => {
  const { page, errors, close } = await site.openMarked("/");
  const before = await title(page);
  await page.getByRole("link", { name: /Latest year/ }).click();
  const year = { startDate: `${lastYear}-01-01`, endDate: `${lastYear}-12-31` };
  await searchIs(page, year);
  const after = await title(page);
  assert.match(after, new RegExp(`in ${lastYear}`));
  for (const link of await page.locator(".nav a").all()) {
    assert.match(await link.getAttribute("href") ?? "", /startDate=/);
  }
  assert.match(await page.locator(".ranked a").first().getAttribute("href") ?? "", /startDate=/);
  await page.goBack();
  await page.locator("h1", { hasText: "since" }).waitFor();
  assert.equal(await title(page), before);
  await page.goForward();
  await page.locator("h1", { hasText: `in ${lastYear}` }).waitFor();
  assert.equal(await page.evaluate(IS_KEPT), true);
  await page.reload();
  assert.equal(await title(page), after);
  assert.deepEqual(errors, []);
  await close();
});

site.test("what a change leaves on the page is what a fresh load of it shows", async () => {
  for (const path of ["/", "/patterns", "/taste", "/artists", "/history", "/podcasts"]) {
    const { page, close } = await site.openMarked(path);
    await page.getByRole("link", { name: "Plays", exact: true }).last().click();
    await page.waitForURL(/metric=plays/);
    await page.getByRole("link", { name: /^(Year before|Last 30 days)/ }).first().click();
    await page.waitForURL(/startDate=/);
    await page.locator(".chips .range").waitFor();
    const shown = await page.locator("main > :not(.slot)").allInnerTexts();
    const quiet = quietOf(page);
    await page.reload();
    await quiet;
    assert.deepEqual(shown, await page.locator("main > :not(.slot)").allInnerTexts(), path);
    await close();
  }
});

site.test("Back shows what was there at once, then what became of it", async () => {
  const { page, errors, close } = await site.openMarked("/");
  const before = await title(page);
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await searchIs(page, { metric: "plays" });
  const held = Promise.withResolvers<void>();
  await page.route(`${site.url}/`, async (route) => {
    await held.promise;
    const answer = await route.fetch();
    const html = await answer.text();
    await route.fulfill({ body: html.replace("<h1>", "<h1>Truly "), response: answer });
  });
  await page.clock.install();
  await page.clock.fastForward(60_000);
  await page.goBack();
  await searchIs(page, {});
  await page.locator("h1", { hasText: "hours since" }).waitFor();
  assert.equal(await title(page), before, "no answer was waited for");
  held.resolve();
  await page.locator("h1", { hasText: "Truly" }).waitFor();
  assert.equal(await page.evaluate(IS_KEPT), true);
  assert.deepEqual(errors, []);
  await close();
});

site.test("a year's review goes from year to year in place, its picture with it", async () => {
  const { page, errors, close } = await site.openMarked(`/year/${lastYear}`);
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await searchIs(page, { metric: "plays" });
  await page.locator(".filters").getByRole("link", { name: String(lastYear - 1) }).click();
  await page.waitForURL(`**/year/${lastYear - 1}?metric=plays`);
  await page.locator("h1", { hasText: String(lastYear - 1) }).waitFor();
  assert.match(
    await page.locator("#poster").getAttribute("aria-label") ?? "",
    new RegExp(`^${lastYear - 1}`),
  );
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a picture" }).click();
  assert.match((await saved).suggestedFilename(), new RegExp(String(lastYear - 1)));
  await page.locator(".steps [rel=next]").click();
  await page.waitForURL(`**/year/${lastYear}?metric=plays`);
  await page.getByRole("link", { name: "Remove: Plays" }).click();
  await page.waitForURL(`**/year/${lastYear}`);
  assert.equal(await page.evaluate(IS_KEPT), true);
  assert.deepEqual(errors, []);
  await close();
});

site.test("to a page with more on it: scroll and focus are where they were", async () => {
  const { page, close } = await site.openMarked("/?startDate=1990-01-01&endDate=1990-12-31", {
    viewport: { width: 1280, height: 300 },
  });
  await page.evaluate("scrollTo(0, 40)");
  const year = page.getByRole("link", { name: /^Latest year/ });
  await year.focus();
  await page.keyboard.press("Enter");
  await page.locator("canvas").first().waitFor();
  await page.waitForFunction("document.activeElement.textContent.startsWith('Latest year')");
  assert.equal(await page.evaluate("scrollY"), 40);
  assert.equal(await page.evaluate(IS_KEPT), false);
  await page.goBack();
  await page.getByRole("heading", { name: "Nothing was played" }).waitFor();
  await close();
});

site.test("/habits: from a year to all of them and back, charts come and go in place", async () => {
  const year = `startDate=${lastYear}-01-01&endDate=${lastYear}-12-31`;
  const { page, errors, close } = await site.openMarked(`/habits?${year}`);
  const drawn = () => page.locator("canvas[style]").filter({ visible: true });
  assert.equal(await drawn().count(), 1);
  for (let round = 0; round < 2; round++) {
    await page.getByRole("link", { name: "All time" }).click();
    await page.getByText("Devices over the years").waitFor();
    await drawn().nth(4).waitFor();
    assert.equal(await drawn().count(), 5);
    await page.goBack();
    await page.getByText("Devices over the years").waitFor({ state: "detached" });
    assert.equal(await drawn().count(), 1);
  }
  assert.equal(await page.evaluate(IS_KEPT), true);
  assert.deepEqual(errors, []);
  await close();
});

site.test("a comparison stands beside the numbers and in the trends", async () => {
  const june = "startDate=2023-06-01&endDate=2023-06-30&compare=previous";
  for (const path of ["/", "/patterns", "/habits", "/taste", "/podcasts"]) {
    const { page, close } = await site.openMarked(`${path}?${june}`);
    const said = /in May.2023/;
    const where = path === "/podcasts" ? ".lead" : ".figures .note";
    await page.locator(where, { hasText: said }).first().waitFor();
    if (["/", "/patterns", "/taste"].includes(path)) {
      await page.locator("footer", { hasText: /dotted: in May.2023/ }).first().waitFor();
      assert.ok(
        (await page.locator("[data-slot] > script").allTextContents())
          .some((data) => data.includes('"tone":"compared"')),
        path,
      );
    }
    await close();
  }
});

site.test("any two years or ranges are compared, with and without scripts", async () => {
  const [year, before] = [lastYear, lastYear - 1];
  const asked = {
    startDate: `${year}-05-01`,
    endDate: `${year}-06-30`,
    compare: `${year}-02-01..${year}-03-31`,
  };
  for (const javaScriptEnabled of [true, false]) {
    const { page, errors, close } = javaScriptEnabled
      ? await site.openMarked("/")
      : await site.open("", { javaScriptEnabled });
    await page.locator(".pick-compare summary").click();
    const form = page.getByRole("form", { name: "Any two ranges" });
    const shown = form.getByRole("group", { name: "Show" });
    const other = form.getByRole("group", { name: "Compare with" });
    await shown.getByLabel("From").fill(asked.startDate);
    await shown.getByLabel("To").fill(asked.endDate);
    await other.getByLabel("From").fill(`${year}-02-01`);
    await other.getByLabel("To").fill(`${year}-03-31`);
    await form.getByRole("button", { name: "Compare" }).click();
    if (javaScriptEnabled) await searchIs(page, asked);
    await page.locator(".chips a", { hasText: `compared with 1 February – 31 March ${year}` })
      .waitFor();
    assert.ok(await page.locator(".ranked .moved").count() > 0, "ranks say how they moved");
    assert.deepEqual(errors, []);
    await close();
  }
  const { page, close } = await site.openMarked("/");
  await page.locator(".pick-compare summary").click();
  await page.locator(".pick-compare").getByRole("link", { name: String(before) }).click();
  await searchIs(page, {
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
    compare: `${before}-01-01..${before}-12-31`,
  });
  assert.deepEqual(await axeFindings(page, { include: ".filters" }), []);
  await close();
});

site.test("a change keeps scroll and focus, and is told to screen readers", async () => {
  const { page, close } = await site.openMarked("/", { viewport: { width: 1280, height: 500 } });
  await page.evaluate("scrollTo(0, 60)");
  const plays = page.getByRole("link", { name: "Plays", exact: true });
  assert.equal(await said(page), "");
  await plays.focus();
  await page.keyboard.press("Enter");
  await searchIs(page, { metric: "plays" });
  await page.locator(".filters [role=status]", { hasText: "Plays" }).waitFor();
  assert.equal(await page.evaluate("scrollY"), 60);
  assert.equal(await page.evaluate(FOCUSED), "Plays");
  assert.equal(await plays.getAttribute("aria-current"), "true");
  await close();
});

site.test("a chart takes the new numbers", async () => {
  const { page, close } = await site.openMarked("/");
  const name = await page.locator("canvas").getAttribute("aria-label");
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await page.locator('canvas[aria-label^="Plays"]').waitFor();
  assert.notEqual(await page.locator("canvas").getAttribute("aria-label"), name);
  await page.locator("canvas").focus();
  await page.keyboard.press("End");
  await page.locator(".chart [role=status]", { hasText: /: \d+( plays?)?(\.|$)/ }).waitFor();
  await close();
});

site.test("a failure is told with a retry, and leaves page and address as they were", async () => {
  const { page, close } = await site.openMarked("/");
  const before = await title(page);
  await page.route("**/?metric=plays", (route) => route.fulfill({ status: 503, body: "" }));
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await page.locator(".filters [role=alert]").waitFor();
  assert.equal(await title(page), before);
  assert.match(page.url(), /\/$/);
  await page.unroute("**/?metric=plays");
  await page.getByRole("button", { name: "Try again" }).click();
  await searchIs(page, { metric: "plays" });
  assert.match(await title(page), /plays since/);
  assert.equal(await page.locator(".filters [role=alert]").count(), 0);
  await close();
});

site.test("a slow answer is waited for quietly; the latest wish counts", async () => {
  const { page, close } = await site.openMarked("/");
  const height = await page.locator("main").evaluate((main) => main.scrollHeight);
  const held = Promise.withResolvers<void>();
  await page.route("**/?metric=plays", async (route) => {
    await held.promise;
    await route.continue().catch(() => {});
  });
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await page.locator("main[data-waiting]").waitFor();
  assert.equal(await page.locator("main").evaluate((main) => main.scrollHeight), height);
  await page.getByRole("link", { name: "Last 30 days" }).click();
  await page.waitForURL(/startDate=/);
  await page.locator("main:not([data-waiting])").waitFor();
  held.resolve();
  await page.unrouteAll({ behavior: "wait" });
  assert.doesNotMatch(page.url(), /metric/);
  await close();
});

site.test("without scripts: links, menus and the form do the same", async () => {
  const { page, close } = await site.open("", { javaScriptEnabled: false });
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await searchIs(page, { metric: "plays" });
  await page.locator(".pick-days summary").click();
  await page.locator(".pick-days").getByLabel("From").fill(last);
  await page.locator(".pick-days").getByLabel("To").fill(last);
  await page.getByRole("button", { name: "Show" }).click();
  await searchIs(page, { startDate: last, endDate: last, metric: "plays" });
  await page.getByRole("link", { name: "Clear all" }).click();
  await searchIs(page, {});
  await close();
});
