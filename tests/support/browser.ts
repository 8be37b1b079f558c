/** A real Chromium: `CHROMIUM_PATH`, else the one from npm, else the system's. */
import { tmpdir } from "node:os";
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from "npm:playwright-core@1.65.1";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** How long a page may take to be as a test waits for it, however busy the machine is. */
const PATIENCE_MS = 180_000;

/** Starts the browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await chromiumPath(), args: ARGS });
}

/** npm's has no windows of its own to paint: a tenth of the processor time of a whole browser. */
async function chromiumPath(): Promise<string> {
  const asked = Deno.env.get("CHROMIUM_PATH");
  if (asked) return asked;
  if (Deno.build.os === "linux" && Deno.build.arch === "x86_64") return await npmChromium();
  return "/usr/bin/chromium";
}

/** Unpacks it, or waits for another test that does: the package would hand out half a file. */
async function npmChromium(): Promise<string> {
  using turn = await Deno.open(`${tmpdir()}/tonearm-chromium.lock`, { create: true, write: true });
  await turn.lock(true);
  const { default: packaged } = await import("npm:@sparticuz/chromium@153.0.0");
  return await packaged.executablePath();
}

/** Opens a page in a context of its own; what its console said and where it went come along. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const errors: string[] = [];
  const hosts = new Set<string>();
  const scripts: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    hosts.add(new URL(request.url()).host);
    if (request.resourceType() === "script") scripts.push(new URL(request.url()).pathname);
  });
  const quiet = quietOf(page);
  await page.goto(url);
  await quiet;
  if (options.javaScriptEnabled !== false) await chartsDrawn(page);
  return { page, errors, hosts, scripts, close: () => context.close() };
}

/** How long nothing is asked for before a page is called quiet, in milliseconds. */
const QUIET = 100;

/**
 * The moment when a page that is about to load has loaded and asks for nothing more. Called before
 * the page is gone to: what is on its way is counted from the first request on.
 */
export async function quietOf(page: Page): Promise<void> {
  const onTheirWay = new Set<Request>();
  let rest: ReturnType<typeof setTimeout> | undefined;
  let hasLoaded = false;
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = () => {
    clearTimeout(rest);
    if (hasLoaded && onTheirWay.size === 0) rest = setTimeout(resolve, QUIET);
  };
  const began = (request: Request) => {
    onTheirWay.add(request);
    look();
  };
  const ended = (request: Request) => {
    onTheirWay.delete(request);
    look();
  };
  const loaded = () => {
    hasLoaded = true;
    look();
  };
  page.on("request", began).on("requestfinished", ended).on("requestfailed", ended);
  page.once("load", loaded);
  await promise;
  page.off("request", began).off("requestfinished", ended).off("requestfailed", ended);
}

/** Charts are drawn in turn, when the browser rests; a drawn canvas has a style of its own. */
export async function chartsDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("canvas:not([style])")].every((one) => !one.checkVisibility())
  );
}

/** Waits for a page's address to hold exactly these filters. */
export async function searchIs(page: Page, expected: Record<string, string>): Promise<void> {
  const sorted = JSON.stringify(Object.entries(expected).sort());
  await page.waitForURL((url) => JSON.stringify([...url.searchParams].sort()) === sorted);
}

/** True in a page that was opened by {@linkcode openMarked} and not loaded anew since. */
export const IS_KEPT = "document.documentElement.dataset.mark === 'kept'";
/** The text of what has the focus. */
export const FOCUSED = "document.activeElement.textContent";

/** Opens a page without motion and marks it: one that is loaded anew has lost the mark. */
export async function openMarked(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
) {
  const opened = await openPage(browser, url, { reducedMotion: "reduce", ...options });
  await opened.page.evaluate("document.documentElement.dataset.mark = 'kept'");
  return opened;
}
