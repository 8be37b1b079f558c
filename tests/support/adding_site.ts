/** A local site without data, as `deno task start` starts it, and a browser that knows nothing of it. */
import type { BrowserContext, Page } from "npm:playwright-core@1.65.1";
import { withServer } from "./binary_tour.ts";
import { launchBrowser } from "./browser.ts";
import { withFolder } from "./folders.ts";
import { PROJECT } from "./processes.ts";

/** How `deno task start` begins. */
export const START = [
  "run",
  "--no-prompt",
  "--allow-read",
  "--allow-env",
  "--allow-sys",
  `--allow-run=${Deno.execPath()}`,
  "scripts/launch.ts",
  "start",
  "--port=0",
  "--json",
];

/** What a test of it works with. */
export interface AddingSite {
  /** The site's address, ending in a slash. */
  readonly url: string;
  /** Holds `raw` and `data`. */
  readonly folder: string;
  readonly context: BrowserContext;
}

/** Runs `act` with a site without data and a browser in Tokyo. */
export async function withAddingSite(
  act: (site: AddingSite) => Promise<void>,
  { scripts = true } = {},
): Promise<void> {
  await withFolder(async (folder) => {
    const words = [...START, `--data-dir=${folder}/data`, `--data-raw-dir=${folder}/raw`];
    const environment = { NO_COLOR: "1", HOME: Deno.env.get("HOME") ?? "" };
    const visit = async (url: string) => {
      const browser = await launchBrowser();
      try {
        const context = await browser.newContext({
          timezoneId: "Asia/Tokyo",
          javaScriptEnabled: scripts,
        });
        context.setDefaultTimeout(60_000);
        await act({ url, folder, context });
      } finally {
        await browser.close();
      }
    };
    await withServer(PROJECT, [Deno.execPath()], words, visit, environment, "SIGTERM");
  });
}

/** Drops a file onto the page, as a hand does. */
export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(([name, base64]) => {
    const transfer = new DataTransfer();
    transfer.items.add(
      new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name),
    );
    return transfer;
  }, [name, bytes.toBase64()] as const);
  await page.dispatchEvent(".dropping", "drop", { dataTransfer: transfer });
}

/** Keeps readings from ending until it is disposed: one waits for this lock before it replaces data. */
export async function holdWriting(folder: string): Promise<Disposable> {
  await Deno.mkdir(`${folder}/data`, { recursive: true });
  const file = await Deno.open(`${folder}/data/.lock`, { create: true, write: true });
  await file.lock(true);
  return file;
}
