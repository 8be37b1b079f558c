/** Covers and pictures in a real browser; whoever keeps them is played by the test. */
import assert from "node:assert/strict";
import type { Browser } from "npm:playwright-core@1.65.1";
import { PICTURE_HOSTS } from "../../lib/ui/pictures/hosts.ts";
import { BrowsedSite } from "../support/browsed_site.ts";
import { chartsDrawn, quietOf } from "../support/browser.ts";
import { faultsOf } from "../support/look.ts";
import { picturedHistory } from "../support/pictured.ts";

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="250" height="250">
  <rect width="250" height="250" fill="teal"/></svg>`;

/** A page whose requests to other hosts are answered here; the hosts that were asked come along. */
async function picturedPage(browser: Browser, own: string, held = Promise.resolve()) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const asked: { host: string; referrer: string | undefined }[] = [];
  const errors: string[] = [];
  await context.route((url) => url.origin !== own, async (route, request) => {
    asked.push({ host: new URL(request.url()).host, referrer: request.headers()["referer"] });
    await held;
    await route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const go = async (path: string) => {
    const quiet = quietOf(page);
    await page.goto(own + path);
    await quiet;
  };
  return { page, go, asked, errors, close: () => context.close() };
}

const site = new BrowsedSite("pictures in a browser", picturedHistory());

site.test("nobody is asked before the switch, and after it only known hosts", async () => {
  const { page, go, asked, errors, close } = await picturedPage(site.browser, site.url);
  await go("/");
  assert.deepEqual(asked, []);
  assert.equal(await page.locator(".picture").count(), 0);
  const quiet = quietOf(page);
  await page.locator("button[name=pictures][value=on]").click();
  await quiet;
  await page.locator(".card .picture img").first().scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("img")].some((one) => one.naturalWidth > 0)
  );
  assert.ok(asked.length > 0);
  for (const { host, referrer } of asked) {
    assert.ok(PICTURE_HOSTS.includes(host), host);
    assert.equal(referrer, undefined);
  }
  assert.deepEqual(errors, []);
  await close();
});

site.test("pictures move nothing when they come", async () => {
  for (const path of ["/", "/artists", "/tracks", "/artist/100%25%20Wool"]) {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { page, close } = await picturedPage(site.browser, site.url, held);
    await page.context().addCookies([{ name: "pictures", value: "on", url: site.url }]);
    await page.goto(site.url + path, { waitUntil: "domcontentloaded" });
    await chartsDrawn(page);
    await page.evaluate(() => document.fonts.ready);
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("h1, .card, .ranked li, .ranking tr, .picture")]
          .map((one) => JSON.stringify(one.getBoundingClientRect()))
      );
    const before = await places();
    release();
    await page.waitForFunction(() => {
      const images = [...document.querySelectorAll("img")];
      return images.some((one) => one.naturalWidth > 0);
    });
    assert.deepEqual(await places(), before, path);
    assert.deepEqual(await faultsOf(page), [], path);
    await close();
  }
});

site.test("a picture from anywhere else is refused by the page's policy", async () => {
  const { page, go, asked, close } = await picturedPage(site.browser, site.url);
  await page.context().addCookies([{ name: "pictures", value: "on", url: site.url }]);
  await go("/");
  const came = await page.evaluate(() =>
    new Promise<boolean>((resolve) => {
      const image = new Image();
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = "https://tracker.example/pixel.gif";
    })
  );
  assert.equal(came, false);
  assert.ok(asked.every(({ host }) => host !== "tracker.example"));
  await close();
});
