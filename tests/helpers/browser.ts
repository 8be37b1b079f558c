/** A real Chromium: `CHROMIUM_PATH`, else the system's, else one from npm. */
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "npm:playwright-core@1.65.1";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await chromiumPath(), args: ARGS });
}

async function chromiumPath(): Promise<string> {
  const asked = Deno.env.get("CHROMIUM_PATH");
  if (asked) return asked;
  const system = await Deno.stat("/usr/bin/chromium").then(() => true, () => false);
  if (system) return "/usr/bin/chromium";
  const { default: packaged } = await import("npm:@sparticuz/chromium@153.0.0");
  return await packaged.executablePath();
}

/** Opens a page in a context of its own; what its console said and where it went come along. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
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
  await page.goto(url, { waitUntil: "networkidle" });
  if (options.javaScriptEnabled !== false) await chartsDrawn(page);
  return { page, errors, hosts, scripts, close: () => context.close() };
}

/** Charts are drawn in turn, when the browser rests; a drawn canvas has a style of its own. */
export async function chartsDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("canvas:not([style])") === null);
}
