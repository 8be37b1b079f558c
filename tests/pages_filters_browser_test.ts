/** The filter bar in a real browser: in place, by keyboard, without scripts, when the site fails. */
import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "npm:playwright-core@1.65.1";
import { axeFindings } from "./helpers/axe.ts";
import { launchBrowser, openPage, quietOf } from "./helpers/browser.ts";
import { makeHistory } from "./helpers/history.ts";
import { serveSite } from "./helpers/served.ts";
import { withData } from "./helpers/site.ts";

const history = makeHistory(900);
const first = history.plays[0]?.date ?? "";
const last = history.plays.at(-1)?.date ?? "";
const lastYear = Number(last.slice(0, 4));
const artist = history.plays.find(({ artist_name }) => (artist_name ?? "").length > 4)
  ?.artist_name ?? "";

/** Set once: a page that was loaded anew has lost it. */
const MARK = "document.documentElement.dataset.mark = 'kept'";
const IS_KEPT = "document.documentElement.dataset.mark === 'kept'";
const FOCUSED = "document.activeElement.textContent";

const title = (page: Page) => page.locator("h1").innerText();
const said = (page: Page) => page.locator(".filters [role=status]").first().textContent();

/** Waits for the address to hold exactly these filters. */
const search = (page: Page, expected: Record<string, string>) =>
  page.waitForURL((url) =>
    JSON.stringify([...url.searchParams].sort()) === JSON.stringify(Object.entries(expected).sort())
  );

Deno.test("filter bar in a browser", async (test) => {
  await using _ = await withData(history);
  await using site = serveSite();
  const browser = await launchBrowser();
  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const opened = await openPage(browser, site.url + path, {
      reducedMotion: "reduce",
      ...options,
    });
    await opened.page.evaluate(MARK);
    return opened;
  };

  await test.step("a preset changes numbers, links and address in place; Back and Forward too", async () => {
    const { page, errors, close } = await open("/");
    const before = await title(page);
    await page.getByRole("link", { name: /This year/ }).click();
    const year = { startDate: `${lastYear}-01-01`, endDate: `${lastYear}-12-31` };
    await search(page, year);
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

  await test.step("what a change leaves on the page is what a fresh load of it shows", async () => {
    for (const path of ["/", "/patterns", "/taste", "/artists", "/history", "/podcasts"]) {
      const { page, close } = await open(path);
      await page.getByRole("link", { name: "Plays", exact: true }).last().click();
      await page.waitForURL(/metric=plays/);
      await page.getByRole("link", { name: /^Last year/ }).click();
      await page.waitForURL(/startDate=/);
      await page.locator(".chips .range").waitFor();
      const shown = await page.locator("main > :not(.live)").allInnerTexts();
      const quiet = quietOf(page);
      await page.reload();
      await quiet;
      assert.deepEqual(shown, await page.locator("main > :not(.live)").allInnerTexts(), path);
      await close();
    }
  });

  await test.step("Back shows what was there at once, then what became of it", async () => {
    const { page, errors, close } = await open("/");
    const before = await title(page);
    await page.getByRole("link", { name: "Plays", exact: true }).click();
    await search(page, { metric: "plays" });
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
    await search(page, {});
    await page.locator("h1", { hasText: "hours since" }).waitFor();
    assert.equal(await title(page), before, "no answer was waited for");
    held.resolve();
    await page.locator("h1", { hasText: "Truly" }).waitFor();
    assert.equal(await page.evaluate(IS_KEPT), true);
    assert.deepEqual(errors, []);
    await close();
  });

  await test.step("a year's review goes from year to year in place, its picture with it", async () => {
    const { page, errors, close } = await open(`/year/${lastYear}`);
    await page.getByRole("link", { name: "Plays", exact: true }).click();
    await search(page, { metric: "plays" });
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
    await page.keyboard.press("Escape");
    await page.waitForURL(`**/year/${lastYear}`);
    assert.equal(await page.evaluate(IS_KEPT), true);
    assert.deepEqual(errors, []);
    await close();
  });

  await test.step("to a page with more on it: scroll and focus are where they were", async () => {
    const { page, close } = await open("/?startDate=1990-01-01&endDate=1990-12-31", {
      viewport: { width: 1280, height: 300 },
    });
    await page.evaluate("scrollTo(0, 40)");
    const year = page.getByRole("link", { name: /^This year/ });
    await year.focus();
    await page.keyboard.press("Enter");
    await page.locator("canvas").first().waitFor();
    await page.waitForFunction("document.activeElement.textContent.startsWith('This year')");
    assert.equal(await page.evaluate("scrollY"), 40);
    assert.equal(await page.evaluate(IS_KEPT), false);
    await page.goBack();
    await page.getByRole("heading", { name: "Nothing was played then" }).waitFor();
    await close();
  });

  await test.step("a comparison stands beside the numbers and in the trends", async () => {
    const year = `startDate=${lastYear}-01-01&endDate=${lastYear}-12-31&compare=previous`;
    for (const path of ["/", "/patterns", "/habits", "/taste", "/podcasts"]) {
      const { page, close } = await open(`${path}?${year}`);
      const said = new RegExp(`in ${lastYear - 1}`);
      const where = path === "/podcasts" ? ".lead" : ".figures .note";
      await page.locator(where, { hasText: said }).first().waitFor();
      if (["/", "/patterns", "/taste"].includes(path)) {
        await page.locator("footer", { hasText: `dotted: in ${lastYear - 1}` }).first().waitFor();
        assert.ok(
          (await page.locator("[data-live] > script").allTextContents())
            .some((data) => data.includes('"tone":"compared"')),
          path,
        );
      }
      await close();
    }
  });

  await test.step("a change keeps scroll and focus, and is told to screen readers", async () => {
    const { page, close } = await open("/", { viewport: { width: 1280, height: 500 } });
    await page.evaluate("scrollTo(0, 60)");
    const plays = page.getByRole("link", { name: "Plays", exact: true });
    assert.equal(await said(page), "");
    await plays.focus();
    await page.keyboard.press("Enter");
    await search(page, { metric: "plays" });
    await page.locator(".filters [role=status]", { hasText: "Plays" }).waitFor();
    assert.equal(await page.evaluate("scrollY"), 60);
    assert.equal(await page.evaluate(FOCUSED), "Plays");
    assert.equal(await plays.getAttribute("aria-current"), "true");
    await close();
  });

  await test.step("a chart takes the new numbers", async () => {
    const { page, close } = await open("/");
    const name = await page.locator("canvas").getAttribute("aria-label");
    await page.getByRole("link", { name: "Plays", exact: true }).click();
    await page.locator('canvas[aria-label^="Plays"]').waitFor();
    assert.notEqual(await page.locator("canvas").getAttribute("aria-label"), name);
    await page.locator("canvas").focus();
    await page.keyboard.press("End");
    await page.locator(".chart [role=status]", { hasText: /: \d+ plays?|: \d+$/ }).waitFor();
    await close();
  });

  await test.step("years: a menu by keyboard; every year of the data is there", async () => {
    const { page, close } = await open("/");
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

  await test.step("calendar: any range of the data by keyboard alone", async () => {
    const { page, errors, close } = await open("/");
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

  await test.step("calendar: days without data cannot be chosen; typed days can", async () => {
    const { page, close } = await open("/");
    await page.locator(".pick-days summary").click();
    const calendar = page.locator(".calendar");
    await calendar.getByLabel("Year", { exact: true }).selectOption(first.slice(0, 4));
    const off = calendar.locator("td button:disabled");
    if (!first.endsWith("-01")) {
      await calendar.getByLabel("Month", { exact: true }).selectOption(first.slice(5, 7));
      assert.equal(await off.count(), Number(first.slice(8)) - 1);
    }
    assert.ok(await calendar.getByRole("button", { name: "A month back" }).isDisabled());
    await page.getByLabel("From", { exact: true }).fill(last);
    await page.getByLabel("To", { exact: true }).fill(first);
    await page.getByRole("button", { name: "Show" }).click();
    await page.locator(".pick-days:not([open])").waitFor();
    await search(page, {});
    await close();
  });

  await test.step("chips: each removable, Escape clears all, the focus stays in the bar", async () => {
    const year = `startDate=${lastYear}-01-01&endDate=${lastYear}-12-31`;
    const path = `/history?${year}&metric=plays&artist=${encodeURIComponent(artist)}`;
    const { page, close } = await open(path);
    assert.equal(await page.locator(".chips a[aria-label^=Remove]").count(), 3);
    const plays = page.getByRole("link", { name: "Remove: Plays" });
    await plays.focus();
    await page.keyboard.press("Enter");
    await plays.waitFor({ state: "detached" });
    assert.equal(await page.evaluate("document.activeElement.closest('.filters') !== null"), true);
    assert.equal(new URL(page.url()).searchParams.get("artist"), artist);
    await page.keyboard.press("Escape");
    await search(page, {});
    await page.locator(".chips").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(IS_KEPT), true);
    await close();
  });

  await test.step("? tells the keys; / goes to search; keys that are typed are typed", async () => {
    const { page, close } = await open("/?metric=plays");
    await page.keyboard.press("?");
    const dialog = page.getByRole("dialog", { name: "By keyboard" });
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

  await test.step("what search finds keeps the filters", async () => {
    const { page, close } = await open("/");
    await page.getByRole("link", { name: "Plays", exact: true }).click();
    await search(page, { metric: "plays" });
    await page.keyboard.press("/");
    await page.keyboard.type(artist.slice(0, 4));
    const found = page.locator(".search li a").first();
    await found.waitFor();
    assert.match(await found.getAttribute("href") ?? "", /metric=plays/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\?metric=plays&q=/);
    await close();
  });

  await test.step("a failure is told with a retry, and leaves page and address as they were", async () => {
    const { page, close } = await open("/");
    const before = await title(page);
    await page.route("**/?metric=plays", (route) => route.fulfill({ status: 503, body: "" }));
    await page.getByRole("link", { name: "Plays", exact: true }).click();
    await page.locator(".filters [role=alert]").waitFor();
    assert.equal(await title(page), before);
    assert.match(page.url(), /\/$/);
    await page.unroute("**/?metric=plays");
    await page.getByRole("button", { name: "Try again" }).click();
    await search(page, { metric: "plays" });
    assert.match(await title(page), /plays since/);
    assert.equal(await page.locator(".filters [role=alert]").count(), 0);
    await close();
  });

  await test.step("a slow answer is waited for quietly; the latest wish counts", async () => {
    const { page, close } = await open("/");
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

  await test.step("without scripts: links, menus and the form do the same", async () => {
    const { page, close } = await openPage(browser, site.url, { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Plays", exact: true }).click();
    await search(page, { metric: "plays" });
    await page.locator(".pick-days summary").click();
    await page.getByLabel("From", { exact: true }).fill(last);
    await page.getByLabel("To", { exact: true }).fill(last);
    await page.getByRole("button", { name: "Show" }).click();
    await search(page, { startDate: last, endDate: last, metric: "plays" });
    await page.getByRole("link", { name: "Clear all" }).click();
    await search(page, {});
    await close();
  });

  await test.step("targets are as large as a finger, from 320 px, in both themes", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const path = `/?startDate=${first}&endDate=${first}&metric=plays&compare=year`;
      const { page, close } = await open(path, {
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

  await browser.close();
});
