/** Every kind of mark in a browser: pointed at, clicked, pressed, opened in a tab. */
import assert from "node:assert/strict";
import type { Page } from "npm:playwright-core@1.65.1";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindings } from "../support/axe.ts";
import { makeHistory } from "../support/history.ts";

const YEAR = "startDate=2023-01-01&endDate=2023-12-31&metric=plays";

const SCREEN = { width: 1280, height: 900 };

const site = new BrowsedSite("mark links in a browser", makeHistory(1500), {
  pages: { viewport: SCREEN },
});

site.test("a point of a chart: pointed at it is a link, a click follows it in place", async () => {
  const { page, errors, close } = await site.open(`/?${YEAR}`);
  const { x, y } = await middleOf(page, "#trend-title");
  await page.mouse.move(x, y);
  const link = page.locator(".card:has(#trend-title) .chart a.point-link");
  await page.waitForFunction(() => document.querySelector(".chart a.point-link[href]") !== null);
  const href = await link.getAttribute("href");
  assert.match(href ?? "", /^\/\?startDate=2023-\d\d-\d\d&endDate=2023-\d\d-\d\d&metric=plays$/);
  assert.equal(await link.evaluate((one) => getComputedStyle(one).cursor), "pointer");
  await page.mouse.click(x, y);
  await page.waitForURL(site.url + href);
  assert.deepEqual(errors, []);
  await close();
});

site.test("a point of a chart: a middle click opens a tab, the page stays", async () => {
  const { page, close } = await site.open(`/?${YEAR}`);
  const { x, y } = await middleOf(page, "#trend-title");
  await page.mouse.move(x, y);
  await page.waitForFunction(() => document.querySelector(".chart a.point-link[href]") !== null);
  const opened = page.context().waitForEvent("page");
  await page.mouse.click(x, y, { button: "middle" });
  const tab = await opened;
  await tab.waitForURL(/startDate=2023-\d\d-\d\d/);
  assert.equal(page.url(), `${site.url}/?${YEAR}`);
  await close();
});

site.test("a point of a chart: arrow keys say where it leads, Enter goes there", async () => {
  const { page, close } = await site.open(`/patterns?${YEAR}`);
  const card = page.locator(".card:has(#weekdays-title)");
  await card.locator("canvas").focus();
  await page.keyboard.press("Home");
  const said = card.locator(".chart [role=status]");
  assert.match(await said.innerText(), /^Monday: .*Show the plays of Mondays$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/history?*dow=1*");
  assert.match(await page.locator(".chips").innerText(), /on Mondays/);
  await close();
});

site.test("a day of the calendar: arrow keys go from day to day, Enter shows its plays", async () => {
  const { page, errors, close } = await site.open(`/?${YEAR}`);
  const days = page.locator(".card:has(#calendar-title) a.mark");
  assert.equal(await days.locator("xpath=self::*[@tabindex='0']").count(), 1);
  await days.last().focus();
  const dayOf = () =>
    page.evaluate(() =>
      new URL(document.activeElement?.getAttribute("href") ?? "", location.href)
        .searchParams.get("startDate") ?? ""
    );
  const before = await dayOf();
  await page.keyboard.press("ArrowLeft");
  const day = await dayOf();
  assert.ok(day < before, `${day} is before ${before}`);
  assert.equal(new Date(day).getUTCDay(), new Date(before).getUTCDay());
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/history?startDate=${day}&endDate=${day}*`);
  assert.deepEqual(errors, []);
  await close();
});

site.test("an hour of the week, a wedge, an hour of the day, by pointer", async () => {
  const { page, close } = await site.open(`/?${YEAR}`);
  await page.locator(".card:has(#week-title) a.mark").first().click();
  await page.waitForURL(/\/history\?.*dow=\d&hour=\d+/);
  await page.goBack();
  await page.locator(".disc a.mark").first().click();
  await page.waitForURL(/\/\?startDate=20\d\d-\d\d-01&endDate=/);
  await page.goto(`${site.url}/patterns?${YEAR}`);
  await page.locator(".disc a.mark[data-at='12']").click();
  await page.waitForURL(/\/history\?.*hour=12/);
  await close();
});

site.test("a genre, a decade, a reason, a device, a year of ranks, who races", async () => {
  for (
    const [path, mark, to] of [
      ["/taste", ".card:has(#genres-title) .legend a", /\/taste\?genre=/],
      ["/taste", ".card:has(#decades-title) .legend a", /\/history\?released=\d{3}0s/],
      ["/taste", ".race-bars a", /\/artist\//],
      ["/habits", ".card:has(#ends-title) .ranked a", /\/history\?reasonEnd=/],
      ["/habits", ".card:has(#countries-title) .ranked a", /\/habits\?country=/],
      ["/artist/Zebra", ".ladder a.mark", /\/artist\/Zebra\?startDate=/],
      ["/moments", ".card:has(#milestones-title) a.name", /\/track\//],
      ["/moments", ".card:has(#milestones-title) a.value", /\/history\?startDate=/],
      ["/moments", ".card:has(#streaks-title) .ranked a", /\/moments\?startDate=/],
      ["/moments", ".card:has(#songs-title) a.name", /\/track\//],
      ["/moments", ".card:has(#songs-title) a.month", /\/\?startDate=20\d\d-\d\d-01&endDate=/],
      ["/moments", ".hero .share-link", /\/share\/moment\/1000$/],
      ["/", ".card:has(#moments-title) a.all", /\/moments$/],
      ["/", ".card:has(#artists-title) a.only", /\/\?artist=/],
      ["/", ".card:has(#tracks-title) a.only", /\/\?artist=[^&]+&track=/],
      ["/year/2023", ".card:has(#albums-title) a.only", /\/year\/2023\?artist=[^&]+&album=/],
      ["/artists?platform=ios", ".ranking a.only", /\/artists\?artist=[^&]+&platform=ios$/],
      ["/tracks", ".ranking a.only", /\/tracks\?artist=[^&]+&track=/],
      ["/albums", ".ranking a.only", /\/albums\?artist=[^&]+&album=/],
      ["/genre/pop", ".card:has(#tracks-title) a.only", /\/genre\/pop\?artist=[^&]+&track=/],
      ["/year/2023", ".card:has(#genres-title) a.only", /\/year\/2023\?genre=/],
      ["/year/2023", ".sleeve a.mark", /\/\?startDate=2023-\d\d-01&endDate=2023-\d\d-\d\d/],
      ["/taste", ".card:has(#concentration-title) a[href^='/artists']", /\/artists$/],
    ] as const
  ) {
    const { page, errors, close } = await site.open(path);
    await page.locator(mark).first().click();
    await page.waitForURL(to);
    assert.deepEqual(errors, [], path);
    await close();
  }
});

site.test("what is drawn together leads to its days, and stays drawn", async () => {
  const { page, errors, close } = await site.open(`/artists?${YEAR}`);
  await page.locator("input[name=pick]").first().check();
  const canvas = page.locator(".together canvas");
  await canvas.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/artists\?startDate=2023-\d\d-\d\d&endDate=2023-\d\d-\d\d.*&pick=/);
  assert.deepEqual(errors, []);
  await close();
});

site.test("without scripts the table of a chart has the links", async () => {
  const { page, close } = await site.open(`/?${YEAR}`, {
    javaScriptEnabled: false,
  });
  const card = page.locator(".card:has(#trend-title)");
  await card.locator("summary").click();
  await card.locator(".numbers a").first().click();
  await page.waitForURL(/startDate=2023-\d\d-\d\d&endDate=2023/);
  await close();
});

// What differs with colours and width is looked at by the tests of each page.
site.test("marks are accessible links", async () => {
  for (const path of [`/?${YEAR}`, "/patterns", "/taste", "/habits", "/artist/Zebra"]) {
    const { page, close } = await site.open(path);
    assert.deepEqual(await axeFindings(page), [], path);
    await close();
  }
});

/** A place in the middle of the chart of a card. */
async function middleOf(page: Page, title: string): Promise<{ x: number; y: number }> {
  const canvas = page.locator(`.card:has(${title}) canvas`);
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  assert.ok(box !== null);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
