/** Forced colours, as Windows High Contrast has them: series apart, choices seen, names kept. */
import assert from "node:assert/strict";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindings, OF_THE_LOOK } from "../support/axe.ts";
import { chartsDrawn } from "../support/browser.ts";
import { makeHistory } from "../support/history.ts";
import { pathsOf } from "../support/paths.ts";

const history = makeHistory(900);
/** The cells of heat maps are hundreds of the same. */
const PART = { exclude: ".cells rect" };
const DESK = { width: 1280, height: 900 };

const site = new BrowsedSite("forced colours", history, {
  pages: {
    viewport: DESK,
    colorScheme: "dark",
    forcedColors: "active",
    reducedMotion: "reduce",
  },
});

site.test("charts keep their series apart, in both schemes", async () => {
  for (const scheme of ["light", "dark"] as const) {
    const { page, close } = await site.open("/taste", { colorScheme: scheme });
    const kinds = await page.locator("canvas").evaluateAll(coloursOf);
    const stacked = kinds.filter(({ series }) => series > 2);
    assert.ok(stacked.length > 0, JSON.stringify(kinds));
    for (const { name, series, colours } of stacked) {
      assert.ok(colours >= Math.min(series, 5), `${name}: ${colours} of ${series}, ${scheme}`);
    }
    await close();
  }
});

site.test("what is chosen has a border that the others have not", async () => {
  const { page, close } = await site.open("/patterns?metric=plays&startDate=2023-02-01");
  const rows = {
    ".nav a": "borderBottomColor",
    ".filters .metric a": "borderBottomColor",
    ".choice a": "borderBottomColor",
    ".theme button": "borderBottomColor",
  };
  for (const [choices, side] of Object.entries(rows)) {
    const seen = await page.locator(choices).evaluateAll((all, side) =>
      all.map((one) => ({
        isChosen: one.matches(
          '[aria-pressed="true"], [aria-current="page"], [aria-current="true"]',
        ),
        colour: String(Reflect.get(getComputedStyle(one), side)),
        width: parseFloat(getComputedStyle(one).borderBottomWidth),
      })), side);
    const chosen = seen.filter(({ isChosen }) => isChosen);
    assert.ok(chosen.length > 0 && chosen.length < seen.length, choices);
    for (const { colour, width } of chosen) {
      assert.ok(width >= 2, choices);
      assert.ok(seen.every((one) => one.isChosen || one.colour !== colour), choices);
    }
  }
  await close();
});

// The other rules ask for what forced colours leave as it is.
site.test("axe finds nothing in these colours", async () => {
  const { page, close } = await site.open("/");
  const alike = ["/tracks", "/albums", "/year", "/taste?race=genres"];
  const paths = pathsOf(history).filter((path) => !alike.includes(path));
  for (const path of [...paths, "/api", "/sql", "/no-such-page"]) {
    await page.goto(site.url + path);
    await chartsDrawn(page);
    assert.deepEqual(await axeFindings(page, PART, OF_THE_LOOK), [], path);
  }
  await close();
});

/** Runs in the page: how many series a chart names, and how many colours cover a part of it. */
function coloursOf(all: Element[]): { name: string; series: number; colours: number }[] {
  return all.map((one) => {
    const name = one.getAttribute("aria-label") ?? "";
    const series = one.closest(".card")?.querySelectorAll(".legend li").length ?? 0;
    if (!(one instanceof HTMLCanvasElement)) return { name, series, colours: 0 };
    const { data } = one.getContext("2d")?.getImageData(0, 0, one.width, one.height) ?? {};
    const pixels = new Uint32Array(data?.buffer ?? new ArrayBuffer());
    const counts = new Map<number, number>();
    for (const pixel of pixels) {
      // What is not painted, and the softened edges of what is, are no colour of a series.
      if (pixel >>> 24 === 255) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
    const colours = [...counts.values()].filter((count) => count > pixels.length / 2000).length;
    return { name, series, colours };
  });
}
