/** The site in a real browser. */
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { BrowsedSite } from "../support/browsed_site.ts";
import { axeFindsNothing } from "../support/axe.ts";
import { makeHistory } from "../support/history.ts";

const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 900 };

/** How many different colours a canvas shows: more than one when something is painted. */
const PAINTED = `new Set(new Uint32Array(document.querySelector("canvas").getContext("2d")
  .getImageData(0, 0, 600, 300).data.buffer)).size`;

/** Canvases without a name, or without a table of the same numbers in their card. */
const UNNAMED = `[...document.querySelectorAll("canvas")].filter((canvas) =>
  !canvas.getAttribute("aria-label") || !canvas.closest(".card")?.querySelector("table")).length`;

/** The sum of all layout shifts so far. */
const SHIFT = `new Promise((resolve) => new PerformanceObserver((list) => resolve(
  list.getEntries().reduce((sum, { value }) => sum + value, 0)
)).observe({ type: "layout-shift", buffered: true }) ?? setTimeout(() => resolve(0), 300))`;

const OVERFLOW = "document.documentElement.scrollWidth - innerWidth";

const site = new BrowsedSite("site in a browser", makeHistory(600));

site.test("the chart hydrates and paints, with no error and no other host", async () => {
  const { page, errors, hosts, close } = await site.open("/", { viewport: DESK });
  assert.ok(Number(await page.evaluate(PAINTED)) > 2);
  assert.deepEqual(errors, []);
  assert.deepEqual([...hosts], [new URL(site.url).host]);
  await close();
});

site.test("every canvas has a name and a table", async () => {
  const { page, close } = await site.open("/");
  assert.ok(await page.locator("canvas").count() > 0);
  assert.equal(await page.evaluate(UNNAMED), 0);
  await close();
});

site.test("every file of the data has a bar that is painted", async () => {
  const { page, close } = await site.open("/data");
  const bars = page.locator(".times .file");
  assert.ok(await bars.count() > 0);
  for (const bar of await bars.all()) assert.ok(await bar.isVisible());
  await close();
});

site.test("arrow keys go through a chart's points and say them", async () => {
  const { page, close } = await site.open("/");
  const said = page.locator(".chart [role=status]");
  await page.locator("canvas").focus();
  await page.keyboard.press("Home");
  const first = await said.textContent();
  await page.keyboard.press("ArrowRight");
  const second = await said.textContent();
  await page.keyboard.press("ArrowLeft");
  assert.match(first ?? "", /^\w.*: \d/);
  assert.notEqual(first, second);
  assert.equal(await said.textContent(), first);
  await close();
});

site.test("charts take arrow keys from screen readers; CSV and tables name their card", async () => {
  const { page, close } = await site.open("/patterns");
  for (
    const role of await page.locator("canvas").evaluateAll((all) => all.map((one) => one.role))
  ) {
    assert.equal(role, "application", "an image would keep the keys to the reader");
  }
  for (const part of ["a[download]", "main summary"]) {
    const names = await page.locator(`main .card`).locator(part.replace("main ", ""))
      .evaluateAll(
        (all) => all.map((one) => one.textContent?.trim()),
      );
    assert.ok(names.length > 3, part);
    assert.equal(new Set(names).size, names.length, names.join(" | "));
  }
  await close();
});

site.test("a chart takes the colours of a theme that changes", async () => {
  const { page, close } = await site.open("/", { colorScheme: "light", reducedMotion: "reduce" });
  const shot = () => page.evaluate(`document.querySelector("canvas").toDataURL()`);
  const light = await shot();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(
    (light) => document.querySelector("canvas")?.toDataURL() !== light,
    light,
  );
  await close();
});

site.test("no more script than 100 KB, and no chart's where there is no chart", async () => {
  const sizeOf = async (path: string) => {
    const { scripts, close } = await site.open(path);
    await close();
    const sizes = scripts.map(async (script) => {
      const bytes = await (await fetch(site.url + script)).bytes();
      return gzipSync(bytes).length;
    });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  };
  const charts = await sizeOf("/");
  assert.ok(charts > 10_000 && charts <= 100 * 1024, `${charts} bytes`);
  // The search in the masthead is all that a page without charts loads.
  const search = await sizeOf("/no");
  assert.ok(search > 0 && search <= 25 * 1024, `${search} bytes`);
});

site.test("nothing moves while the page loads", async () => {
  const { page, close } = await site.open("/", { viewport: PHONE });
  assert.ok(Number(await page.evaluate(SHIFT)) <= 0.02);
  await close();
});

site.test("with scripts off, numbers and tables are there", async () => {
  const { page, errors, close } = await site.open("/", { javaScriptEnabled: false });
  assert.match(await page.locator("h1").innerText(), /\d+\shours since/);
  assert.equal(await page.locator(".chart").isVisible(), false);
  await page.locator(".card summary").first().click();
  assert.ok(await page.locator(".card table").first().isVisible());
  assert.deepEqual(errors, []);
  await close();
});

site.test("filters change the address, Back brings the page back", async () => {
  const { page, close } = await site.open("/");
  const title = await page.locator("h1").innerText();
  await page.getByRole("link", { name: "Plays", exact: true }).click();
  await page.waitForURL(/metric=plays/);
  assert.match(await page.locator("h1").innerText(), /plays since/);
  await page.goBack();
  await page.locator("h1", { hasText: title.split(" since")[0] ?? "" }).waitFor();
  await close();
});

site.test("the theme is chosen by keyboard and kept", async () => {
  const { page, close } = await site.open("/");
  await page.getByRole("button", { name: "Dark" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("html[data-theme=dark]");
  await page.reload();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await close();
});

site.test("the first Tab leads past the frame", async () => {
  const { page, close } = await site.open("/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate("document.activeElement.id"), "content");
  await close();
});

site.test("nothing is wider than the screen, from 320 px", async () => {
  for (const path of ["/", "/?startDate=2023-01-02&endDate=2023-02-09&compare=year", "/no"]) {
    const { page, close } = await site.open(path);
    for (const width of [320, 375, 768, 1024, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(Number(await page.evaluate(OVERFLOW)) <= 0, `${path} at ${width}`);
    }
    await close();
  }
});

for (const path of ["/", "/no"]) {
  site.test(`axe finds nothing: ${path}`, async () => {
    const { page, close } = await site.open(path);
    await axeFindsNothing(page, path);
    await close();
  });
}
