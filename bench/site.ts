import { gzipSync } from "node:zlib";
import { type LighthouseResult, openLighthouse } from "./lighthouse.ts";
import { markdownTable, median, writeSection } from "./results.ts";
import { requireOk, serve } from "./serve.ts";

const RUNS = 20;
const WARM_UP = 5;

/** Every page, and the overview as filters show it. */
const PAGES = [
  "/",
  "/?startDate=2024-01-01&endDate=2024-12-31&compare=previous",
  "/artists",
  "/tracks",
  "/albums",
  "/patterns",
  "/taste",
  "/habits",
  "/podcasts",
  "/year/2024",
  "/history",
  "/data",
  "/search?q=the",
];

const BUDGET =
  "Budget of a page: 100 ms to answer when warm, at most 100 KB of script after gzip; " +
  "Lighthouse as on a desk: performance 95, accessibility 100, best practices 100, largest paint " +
  "1.2 s, shift 0.02. *Phone* is Lighthouse's performance on its slow phone and network.";

/**
 * The site as `deno task start` serves it, on the demo's database: how long a page takes when warm,
 * how much script it brings, and what Lighthouse says. The answers of questions come from the
 * cache, as they do for anyone who looks twice.
 *
 * @param dataDir a folder with a database, such as the demo's
 */
export async function benchSite(dataDir = "data/demo"): Promise<void> {
  await using site = await serve(dataDir);
  await using lighthouse = await openLighthouse();
  const rows: string[][] = [];
  for (const path of [...PAGES, ...await pagesOfOne(site.url)]) {
    const answer = await measure(new URL(path, site.url));
    const desk = await lighthouse.look(new URL(path, site.url), "desktop");
    const phone = await lighthouse.look(new URL(path, site.url), "mobile");
    rows.push([`\`${path}\``, ...answer, ...scores(desk), String(phone.performance)]);
  }
  const columns = [
    ...["page", "median, ms", "slowest, ms", "HTML, KB gzip", "script, KB gzip"],
    ...["performance", "accessible", "practices", "largest paint, s", "shift", "phone"],
  ];
  await writeSection("Site", [BUDGET, "", markdownTable(columns, rows)].join("\n"));
}

/** The page of the first artist, track and album. */
async function pagesOfOne(base: string): Promise<string[]> {
  const first = async (question: string): Promise<Record<string, string>> => {
    const answer = requireOk(await fetch(new URL(`/api/${question}?limit=1`, base)));
    return (await answer.json()).data[0];
  };
  const path = (...parts: (string | undefined)[]) =>
    parts.map((part) => `/${encodeURIComponent(part ?? "")}`).join("");
  const [artist, track, album] = await Promise.all(
    ["top-artists", "top-tracks", "top-albums"].map(first),
  );
  return [
    path("artist", artist?.artist_name),
    path("track", track?.artist_name, track?.track_name),
    path("album", album?.artist_name, album?.album_name),
  ];
}

async function measure(url: URL): Promise<string[]> {
  const times: number[] = [];
  let html = "";
  for (let run = 0; run < RUNS + WARM_UP; run++) {
    const started = performance.now();
    html = await requireOk(await fetch(url)).text();
    if (run >= WARM_UP) times.push(performance.now() - started);
  }
  return [
    median(times).toFixed(1),
    Math.max(...times).toFixed(1),
    kilobytes(gzipSync(html).length),
    kilobytes(await scriptBytes(url, html)),
  ];
}

/** All modules of a page, those as well that others fetch later. */
async function scriptBytes(url: URL, html: string): Promise<number> {
  const found = new Set(html.match(/\/_fresh\/js\/[\w-]+\.js/g) ?? []);
  let bytes = 0;
  for (const module of found) {
    const script = await requireOk(await fetch(new URL(module, url))).text();
    bytes += gzipSync(script).length;
    for (const [, later] of script.matchAll(/"\.\/([\w-]+\.js)"/g)) {
      found.add(`/_fresh/js/${later}`);
    }
  }
  return bytes;
}

function scores(result: LighthouseResult): string[] {
  const { performance, accessibility, bestPractices, largestPaintMs, shift } = result;
  return [
    ...[performance, accessibility, bestPractices].map(String),
    (largestPaintMs / 1000).toFixed(2),
    shift.toFixed(3),
  ];
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
