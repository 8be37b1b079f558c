import { launchBrowser } from "../tests/support/browser.ts";
import { markdownTable, median, writeSection } from "./results.ts";
import { serveNew } from "./serve.ts";

const RUNS = 3;
const PLAYS = 150_000;

const BUDGET =
  "From dropping a ZIP of 150,000 plays (the demo's) onto the page of a site without data, in a " +
  "browser, to the overview: uploaded, read, shown. Budget: 6 s on two cores with nothing beside it.";

/** From the ZIP to the first page, as a person does it. */
export async function benchAdd(): Promise<void> {
  const parent = await Deno.makeTempDir({ prefix: "tonearm-bench-" });
  try {
    const zip = await demoExport(`${parent}/demo`);
    const times: Times[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await addOnce(`${parent}/${run}`, zip));
    const seconds = (of: (times: Times) => number) => (median(times.map(of)) / 1000).toFixed(2);
    const slowest = (Math.max(...times.map(({ all }) => all)) / 1000).toFixed(2);
    const row = [
      ...[String(PLAYS), ((await Deno.stat(zip)).size / 2 ** 20).toFixed(1)],
      ...[seconds(({ read }) => read), seconds(({ page }) => page), seconds(({ all }) => all)],
      slowest,
    ];
    const columns = [
      ...["plays", "ZIP, MB", "to the receipt, s", "to the overview after it, s"],
      ...["together, s", "slowest, s"],
    ];
    await writeSection(
      "From a dropped ZIP to the first page",
      [
        BUDGET,
        "",
        markdownTable(columns, [row]),
      ].join("\n"),
    );
  } finally {
    await Deno.remove(parent, { recursive: true });
  }
}

/** How long it took, in milliseconds. */
interface Times {
  /** From the drop to the receipt. */
  readonly read: number;
  /** From there to the overview, shown. */
  readonly page: number;
  readonly all: number;
}

async function demoExport(folder: string): Promise<string> {
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "demo", "--no-serve", "--quiet", `--plays=${PLAYS}`],
    env: { DATA_DIR: folder },
  }).output();
  if (!success) throw new Error("The demo could not be made.");
  return `${folder}/demo/raw/my_spotify_data.zip`;
}

async function addOnce(folder: string, zip: string): Promise<Times> {
  await using site = await serveNew(`${folder}/data`, `${folder}/raw`);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(site.url);
    const started = performance.now();
    await page.setInputFiles("#files", zip);
    const open = page.getByRole("link", { name: "See your listening" });
    await open.waitFor();
    const read = performance.now();
    await open.click();
    await page.locator("h1").filter({ hasText: /\d/ }).waitFor();
    const shown = performance.now();
    return { read: read - started, page: shown - read, all: shown - started };
  } finally {
    await browser.close();
  }
}
