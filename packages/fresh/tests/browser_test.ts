/** Islands in a real browser. */
import assert from "node:assert/strict";
import type { Browser, Page } from "npm:playwright-core@1.65.1";
import { launchBrowser, openPage } from "../../../tests/support/browser.ts";
import { startDev } from "./dev_server.ts";
import { handler } from "./fixture_app.ts";

/** Opens a page of the fixture. */
const open = (browser: Browser, base: string, path: string, javaScriptEnabled = true) =>
  openPage(browser, base + path, { javaScriptEnabled });

const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();

Deno.test("islands in a browser", async (t) => {
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, handler);
  const base = `http://127.0.0.1:${server.addr.port}`;
  const browser = await launchBrowser();
  try {
    await t.step("an island answers clicks, with no error and no other host", async () => {
      const { page, errors, hosts, close } = await open(browser, base, "/");
      await page.click(".counter button");
      assert.deepEqual(await texts(page, ".counter output"), ["4"]);
      assert.equal(await page.evaluate("document.querySelectorAll('.counter').length"), 1);
      assert.deepEqual(errors, []);
      assert.deepEqual([...hosts], [new URL(base).host]);
      await close();
    });

    await t.step("an island takes over the server's nodes", async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.route("**/_fresh/js/**", async (route) => {
        await page.evaluate("document.querySelector('.counter button').mark = 'server'");
        await route.continue();
      });
      await page.goto(base, { waitUntil: "networkidle" });
      await page.click(".counter button");
      assert.deepEqual(await texts(page, ".counter output"), ["4"]);
      assert.equal(
        await page.evaluate("document.querySelector('.counter button').mark"),
        "server",
      );
      await context.close();
    });

    await t.step(
      "Back to a page as it was loaded loads it anew, unless its entry was replaced",
      async () => {
        const { page, close } = await open(browser, base, "/");
        await page.click(".counter button");
        await page.evaluate("history.pushState(null, '', '?in-place')");
        await page.goBack();
        await page.getByText("3", { exact: true }).waitFor();
        await page.click(".counter button");
        await page.evaluate(
          "history.replaceState(null, ''); history.pushState(null, '', '?in-place')",
        );
        await page.goBack();
        assert.deepEqual(await texts(page, ".counter output"), ["4"]);
        await close();
      },
    );

    await t.step("a signal in the props of several islands is one signal", async () => {
      const { page, errors, close } = await open(browser, base, "/shared");
      assert.deepEqual(await texts(page, ".total"), ["left 10", "right 10"]);
      await page.click(".adjust");
      assert.deepEqual(await texts(page, ".total"), ["left 15", "right 15"]);
      assert.deepEqual(errors, []);
      await close();
    });

    await t.step("values arrive as what they were", async () => {
      const { page, close } = await open(browser, base, "/shared");
      assert.deepEqual(await texts(page, ".values"), [
        "2024-01-31T21:05:00.000Z | 12 | bigint | true | true | </script><!-- <b> | 20",
      ]);
      await close();
    });

    await t.step("an island inside another is plain Preact", async () => {
      const { page, errors, close } = await open(browser, base, "/nested");
      await page.click("li:nth-child(2) button");
      assert.deepEqual(await texts(page, "li output"), ["0", "2"]);
      assert.deepEqual(errors, []);
      await close();
    });

    await t.step("with scripts off the server's markup is there", async () => {
      const { page, close } = await open(browser, base, "/", false);
      assert.deepEqual(await texts(page, ".counter output"), ["3"]);
      await close();
    });
  } finally {
    await browser.close();
    await server.shutdown();
  }
});

Deno.test("an open page loads itself again after a change", async () => {
  const browser = await launchBrowser();
  try {
    await using server = await startDev();
    await server.shows("/plain", /no scripts here/);
    const page = await browser.newPage();
    await page.goto(`${server.base}/plain`);
    await server.edit("routes/plain.tsx", "no scripts here", "changed on the server");
    await page.getByText("changed on the server").waitFor();
  } finally {
    await browser.close();
  }
});
