import { gzipSync } from "node:zlib";
import { markdownTable, median, writeSection } from "./results.ts";

const RUNS = 60;
const WARM_UP = 10;

/** Addresses that are asked for, and what they show. */
const PAGES = [
  ["/", "all time"],
  ["/?startDate=2024-01-01&endDate=2024-12-31&compare=previous", "a year with comparison"],
  ["/?metric=plays", "by plays"],
];

/**
 * The site as `deno task start` serves it, on the demo's database: how long a page takes when warm,
 * and how much script it brings. The answers of questions come from the cache, as they do for
 * anyone who looks twice.
 *
 * @param dataDir a folder with a database, such as the demo's
 */
export async function benchSite(dataDir = "data/demo"): Promise<void> {
  const child = new Deno.Command("deno", {
    args: [
      ...["run", "--no-prompt", "--allow-read=.env,.env.local,deno.lock", "--allow-env"],
      ...["--allow-run=deno", "scripts/launch.ts"],
      ...["start", "--port", "0", "--data-dir", dataDir, "--json"],
    ],
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  try {
    const { url } = JSON.parse((await reader.read()).value ?? "{}");
    const rows: string[][] = [];
    for (const [path = "/", shows = ""] of PAGES) rows.push(await measure(url, path, shows));
    const columns = ["page", "median, ms", "slowest, ms", "HTML, KB gzip", "script, KB gzip"];
    await writeSection(
      "Site",
      [
        "Budget: `/` warm under 50 ms, at most 100 KB of script.",
        "",
        markdownTable(columns, rows),
      ].join("\n"),
    );
  } finally {
    child.kill("SIGTERM");
    await reader.cancel();
    await child.status;
  }
}

async function measure(base: string, path: string, shows: string): Promise<string[]> {
  const times: number[] = [];
  let html = "";
  for (let run = 0; run < RUNS + WARM_UP; run++) {
    const started = performance.now();
    html = await (await fetch(new URL(path, base))).text();
    if (run >= WARM_UP) times.push(performance.now() - started);
  }
  const modules = new Set(html.match(/\/_fresh\/js\/[\w-]+\.js/g) ?? []);
  let script = 0;
  for (const module of modules) {
    script += gzipSync(await (await fetch(new URL(module, base))).bytes()).length;
  }
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
  return [
    `\`/\` ${shows}`,
    median(times).toFixed(1),
    Math.max(...times).toFixed(1),
    kilobytes(gzipSync(html).length),
    kilobytes(script),
  ];
}
