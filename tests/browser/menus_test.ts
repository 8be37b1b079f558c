/** The filter bar's menus in a real browser: by keyboard, by finger, and what they lead to. */
import assert from "node:assert/strict";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindings } from "../support/axe.ts";
import { FOCUSED, IS_KEPT, searchIs } from "../support/browser.ts";
import { makeHistory } from "../support/history.ts";

const history = makeHistory(900);
const first = history.plays[0]?.date ?? "";
const last = history.plays.at(-1)?.date ?? "";
const lastYear = Number(last.slice(0, 4));
const artist = history.plays.find(({ artist_name }) => (artist_name ?? "").length > 4)
  ?.artist_name ?? "";

const site = new BrowsedSite("menus of the filter bar in a browser", history);

site.test("years: a menu by keyboard; every year of the data is there", async () => {
  const { page, close } = await site.openMarked("/");
  await page.locator(".pick-year summary").focus();
  await page.keyboard.press("Enter");
  const years = page.locator(".pick-year li");
  assert.equal(await years.count(), lastYear - Number(first.slice(0, 4)) + 1);
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(FOCUSED), String(lastYear));
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".pick-year").getAttribute("open"), null);
  assert.match(String(await page.evaluate(FOCUSED)), /Years/);
  assert.match(page.url(), /\/$/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/startDate=/);
  assert.equal(await page.locator(".pick-year").getAttribute("open"), null);
  await close();
});

site.test("calendar: any range of the data by keyboard alone", async () => {
  const { page, errors, close } = await site.openMarked("/");
  await page.locator(".pick-days summary").focus();
  await page.keyboard.press("Enter");
  const label = () => page.evaluate("document.activeElement.getAttribute('aria-label')");
  // The focus follows a key once the calendar is drawn anew.
  const focusMoves = (from: string) =>
    page.waitForFunction((from) => {
      const label = document.activeElement?.getAttribute("aria-label") ?? from;
      return label !== from;
    }, from);
  const focusIsOn = (weekday: string) =>
    page.waitForFunction(
      (weekday) => document.activeElement?.getAttribute("aria-label")?.startsWith(weekday),
      weekday,
    );
  const day = (date: string) =>
    new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    }).format(new Date(`${date}T00:00:00Z`)).replace(",", "");
  await page.locator(".calendar [tabindex='0']").waitFor();
  await page.waitForFunction("document.activeElement.closest('.calendar') !== null");
  assert.equal(await label(), day(last));
  await page.keyboard.press("ArrowRight");
  assert.equal(await label(), day(last), "the data ends there");
  await page.keyboard.press("PageUp");
  await focusMoves(day(last));
  await page.keyboard.press("Home");
  await focusIsOn("Mon ");
  const start = String(
    await page.evaluate("document.activeElement.closest('td').querySelector('button').ariaLabel"),
  );
  assert.match(start, /^Mon /);
  await page.keyboard.press("Enter");
  await page.locator(".calendar [role=status]", { hasText: "last day" }).waitFor();
  await page.keyboard.press("End");
  await focusIsOn("Sun ");
  assert.equal(await page.locator(".calendar [aria-selected=true]").count(), 7);
  assert.deepEqual(await axeFindings(page, { include: ".filters" }), []);
  await page.keyboard.press("Enter");
  await page.waitForURL(/startDate=.*endDate=/);
  const { searchParams } = new URL(page.url());
  const days = [searchParams.get("startDate") ?? "", searchParams.get("endDate") ?? ""];
  assert.equal(day(days[0] ?? ""), start);
  assert.equal(Date.parse(days[1] ?? "") - Date.parse(days[0] ?? ""), 6 * 86_400_000);
  assert.match(String(await page.evaluate(FOCUSED)), /Choose days/);
  assert.equal(await page.evaluate(IS_KEPT), true);
  assert.deepEqual(errors, []);
  await close();
});

site.test("calendar: days without data cannot be chosen; typed days can", async () => {
  const { page, close } = await site.openMarked("/");
  await page.locator(".pick-days summary").click();
  const calendar = page.locator(".calendar");
  await calendar.getByLabel("Year", { exact: true }).selectOption(first.slice(0, 4));
  const off = calendar.locator("td button:disabled");
  if (!first.endsWith("-01")) {
    await calendar.getByLabel("Month", { exact: true }).selectOption(first.slice(5, 7));
    assert.equal(await off.count(), Number(first.slice(8)) - 1);
  }
  assert.ok(await calendar.getByRole("button", { name: "A month back" }).isDisabled());
  await page.locator(".pick-days").getByLabel("From").fill(last);
  await page.locator(".pick-days").getByLabel("To").fill(first);
  await page.getByRole("button", { name: "Show" }).click();
  await page.locator(".pick-days:not([open])").waitFor();
  await searchIs(page, {});
  await close();
});

site.test("chips: each removable, all at once, Escape removes none; the focus stays", async () => {
  const year = `startDate=${lastYear}-01-01&endDate=${lastYear}-12-31`;
  const path = `/history?${year}&metric=plays&artist=${encodeURIComponent(artist)}`;
  const { page, close } = await site.openMarked(path);
  assert.equal(await page.locator(".chips a[aria-label^=Remove]").count(), 3);
  const plays = page.getByRole("link", { name: "Remove: Plays" });
  await plays.focus();
  await page.keyboard.press("Enter");
  await plays.waitFor({ state: "detached" });
  assert.equal(await page.evaluate("document.activeElement.closest('.filters') !== null"), true);
  assert.equal(new URL(page.url()).searchParams.get("artist"), artist);
  const address = page.url();
  await page.locator(".pick-year summary").click();
  await page.keyboard.press("Escape");
  await page.locator(".pick-year:not([open])").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(page.url(), address, "Escape closes what is open and does nothing else");
  assert.equal(await page.locator(".chips a[aria-label^=Remove]").count(), 2);
  await page.getByRole("link", { name: "Clear all" }).click();
  await searchIs(page, {});
  await page.locator(".chips").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(IS_KEPT), true);
  await close();
});

site.test("? tells the keys; / goes to search; keys that are typed are typed", async () => {
  const { page, close } = await site.openMarked("/?metric=plays");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.waitFor();
  assert.deepEqual(await axeFindings(page, { include: "dialog" }), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.match(page.url(), /metric=plays/);
  await page.keyboard.press("/");
  await page.keyboard.type("?/");
  assert.equal(await page.locator("[name=q]").inputValue(), "?/");
  assert.equal(await dialog.isVisible(), false);
  await page.keyboard.press("Escape");
  assert.match(page.url(), /metric=plays/, "Escape in a field is the field's");
  await close();
});

site.test("what search finds keeps the filters", async () => {
  const { page, close } = await site.openMarked("/");
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await searchIs(page, { metric: "plays" });
  await page.keyboard.press("/");
  await page.keyboard.type(artist.slice(0, 4));
  const found = page.locator(".search li a").first();
  await found.waitFor();
  assert.match(await found.getAttribute("href") ?? "", /metric=plays/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\?metric=plays&q=/);
  await close();
});

site.test("targets are as large as a finger, from 320 px, in both themes", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    const path = `/?startDate=${first}&endDate=${first}&metric=plays&compare=year`;
    const { page, close } = await site.openMarked(path, {
      colorScheme,
      viewport: { width: 320, height: 800 },
    });
    for (const menu of ["pick-days", "pick-year", "pick-compare"]) {
      if (await page.locator(`.${menu}`).count() === 0) continue;
      await page.locator(`.${menu} summary`).click();
      if (menu === "pick-days") await page.locator(".calendar").waitFor();
      const small = await page.locator(".filters :is(a, button, summary, select, input)")
        .evaluateAll((all) =>
          all.filter((one) => {
            const { width, height } = one.getBoundingClientRect();
            return one.checkVisibility() && (height < 43.5 || width < 28);
          }).map((one) => one.outerHTML)
        );
      assert.deepEqual(small, []);
      assert.deepEqual(await axeFindings(page, { include: ".filters" }), [], menu);
      await page.keyboard.press("Escape");
    }
    assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= 320);
    await close();
  }
});
