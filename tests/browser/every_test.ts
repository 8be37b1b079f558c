/** Every page in a real browser, on data of every kind: nothing, little, and what is hard. */
import assert from "node:assert/strict";
import type { Page } from "npm:playwright-core@1.65.1";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindsNothing } from "../support/axe.ts";
import { chartsDrawn } from "../support/browser.ts";
import { hardNames } from "../support/hard_names.ts";
import { type History, makeHistory } from "../support/history.ts";
import { faultsOf } from "../support/look.ts";
import { pathsOf } from "../support/paths.ts";
import { withData } from "../support/site.ts";

const all = makeHistory(900);
const EMPTY: History = { plays: [], setAside: [], artists: [], tracks: [], broad: new Map() };

const hard = hardNames(all);
const PHONE = { viewport: { width: 320, height: 700 }, reducedMotion: "reduce" } as const;

const HISTORIES: Record<string, History> = {
  "no play": EMPTY,
  "one play": { ...EMPTY, plays: all.plays.slice(0, 1) },
  "three plays": { ...all, plays: all.plays.slice(0, 3), setAside: [] },
  "a single year": { ...all, plays: all.plays.filter(({ year }) => year === 2023), setAside: [] },
  "no metadata": { ...EMPTY, plays: all.plays, setAside: all.setAside },
  "hard names": hard,
};

const paths = pathsOf(hard);
const site = new BrowsedSite("every page in a browser", hard);

for (const [name, history] of Object.entries(HISTORIES)) {
  site.test(`${name}: painted, named, within 320 px, quiet and alone`, async () => {
    await using _ = await withData(history);
    const { page, errors, hosts, close } = await site.open("/data", PHONE);
    for (const path of pathsOf(history)) {
      await page.goto(site.url + path);
      await chartsDrawn(page);
      assert.deepEqual(await faultsOf(page), [], path);
      assert.deepEqual(errors, [], path);
    }
    assert.deepEqual([...hosts], [new URL(site.url).host]);
    await close();
  });
}

// The other pages are looked at by the tests of their own.
const alike = ["/moments", "/tracks", "/albums", "/taste?race=genres", "/artist/", "/album/", "/?"];

site.test("axe finds nothing, in every look", async () => {
  const { page, close } = await site.open("/data");
  for (const path of paths.filter((path) => alike.some((part) => path.startsWith(part)))) {
    await page.goto(site.url + path);
    await chartsDrawn(page);
    // The cells of heat maps are hundreds of the same.
    await axeFindsNothing(page, path, { exclude: ".cells rect" });
  }
  await close();
});

site.test("by keyboard alone: from the first link to the last button, always seen", async () => {
  const { page, close } = await site.open("", {
    viewport: { width: 1280, height: 800 },
  });
  // The whole history has no end to walk to.
  for (const path of paths.map((path) => path === "/history" ? "/history?q=zebra" : path)) {
    await page.goto(site.url + path);
    const stops = await walk(page);
    assert.equal(stops[0], "Skip to the content", path);
    assert.ok(stops.includes("search field"), path);
    assert.equal(stops.at(-1), "Dark", path);
    assert.deepEqual(stops.filter((stop) => stop.startsWith("unseen")), [], path);
  }
  await close();
});

site.test("without scripts every page has its title and its numbers", async () => {
  const { page, close } = await site.open("", { javaScriptEnabled: false });
  for (const path of paths) {
    await page.goto(site.url + path);
    const main = await page.locator("main").innerText();
    assert.ok((await page.locator("h1").innerText()).length > 2, path);
    assert.match(main, /\d/, path);
    assert.ok(await page.locator("main :is(table, ol, dl, ul)").count() > 0, path);
    assert.equal(await page.locator("canvas:visible").count(), 0, path);
  }
  await close();
});

/** How many times Tab is pressed before anybody looks where it led. */
const TABS = 20;

/** Where Tab leads, from the page's begin until it leaves the page. */
async function walk(page: Page): Promise<string[]> {
  await page.evaluate(noteStops);
  for (let tabs = 0; tabs < 600; tabs += TABS) {
    await Promise.all(Array.from({ length: TABS }, () => page.keyboard.press("Tab")));
    const stops = await page.evaluate<string[]>("stops");
    // Behind the last stop the browser goes on to the first.
    const end = stops.indexOf(stops[0] ?? "", 1);
    if (end > 0) return stops.slice(0, end);
  }
  const stops = await page.evaluate<string[]>("stops");
  throw new Error(`Tab never leaves ${page.url()}: ${stops.slice(0, 12)} … ${stops.slice(-40)}`);
}

/** Runs in the page: keeps the name of each place that the focus comes to, and whether it is seen. */
function noteStops(): void {
  const stops: string[] = [];
  addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
    const { width, height } = target.getBoundingClientRect();
    // A date's own parts are marked by the browser, inside the field.
    const isMarked = target.getAttribute("type") === "date" ||
      getComputedStyle(target).outlineStyle !== "none";
    const isSeen = width > 0 && height > 0 && isMarked;
    const isSearch = target.getAttribute("name") === "q" &&
      target.closest("[role=search]") !== null;
    const name = isSearch ? "search field" : target.textContent?.trim() ?? "";
    stops.push(isSeen ? name : `unseen: ${target.outerHTML.slice(0, 80)}`);
  });
  Object.assign(globalThis, { stops });
}
