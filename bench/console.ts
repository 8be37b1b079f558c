import { markdownTable, writeSection } from "./results.ts";
import { requireOk, serve } from "./serve.ts";

/** Statements that took the site down while they ran in it, and some that would. */
const STATEMENTS = [
  "select count(*) from plays",
  "select * from plays a, plays b",
  "from range(10000000)",
  "select * from plays a, plays b order by a.ms_played + b.ms_played",
  "select list(a.track_name) from plays a, plays b",
  "select string_agg(a.track_name, b.album_name) from plays a, plays b",
  "select repeat('x', 200000000) from range(1000)",
  "select count(*) from range(1000000000) a, range(1000000000) b where a.range = -b.range",
  "select count(distinct a.track_name || b.track_name) from plays a, plays b",
];

/** What others ask for meanwhile, again and again. */
const OTHERS = ["/api/health", "/api/summary", "/api/top-tracks?limit=7", "/", "/artists"];

/** How long the bench looks at each statement, in ms: longer than any may take. */
const PATIENCE_MS = 30_000;

/**
 * What the console costs the rest of the site: each statement is sent, as a page and as a CSV that is
 * read as fast as it comes, while pages are asked for one after the other.
 *
 * @param dataDir a folder with a database, such as the demo's
 */
export async function benchConsole(dataDir = "data/demo"): Promise<void> {
  await using site = await serve(dataDir);
  await meanwhile(site.url, site.pid);
  const rows: string[][] = [["nothing", "", ...await meanwhile(site.url, site.pid)]];
  for (const sql of STATEMENTS) {
    for (const as of ["page", "csv"]) {
      const stop = AbortSignal.timeout(PATIENCE_MS);
      const asked = ask(site.url, sql, as, stop);
      const others = await meanwhile(site.url, site.pid, asked.done);
      rows.push([`\`${sql}\``, `${as}: ${await asked.came}`, ...others]);
    }
  }
  const columns = [
    ...["statement", "what came", "others, median ms", "others, slowest ms"],
    ...["site, MB more", "with its statement, MB more"],
  ];
  await writeSection(
    "Console",
    [
      "While any statement runs, others are answered within 300 ms and the site, with the process that",
      `runs the statement, takes at most 600 MB more. A CSV is read for ${
        PATIENCE_MS / 1000
      } s at most.`,
      "",
      markdownTable(columns, rows),
    ].join("\n"),
  );
}

/** Sends a statement as the console's form does. */
function ask(base: string, sql: string, as: string, signal: AbortSignal) {
  const { origin } = new URL(base);
  const body = new URLSearchParams({ sql, as }).toString();
  const came = fetch(new URL("/sql", base), {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": String(body.length),
      "Sec-Fetch-Site": "same-origin",
      "Origin": origin,
    },
    body,
    signal,
  }).then(async (answer) => {
    let bytes = 0;
    try {
      for await (const piece of answer.body ?? []) bytes += piece.length;
    } catch { /* its time was up, or it was stopped */ }
    return `${answer.status}, ${(bytes / 1e6).toFixed(1)} MB`;
  }, () => "nothing in time");
  return { came, done: came.then(() => true) };
}

/** Asks for pages until something is done; how long they took, and the most memory meanwhile. */
async function meanwhile(
  base: string,
  pid: number,
  done: Promise<boolean> = new Promise((resolve) => setTimeout(() => resolve(true), 3000)),
): Promise<string[]> {
  const times: number[] = [];
  const rest = await memoryOf(pid);
  let most = rest;
  let isDone = false;
  void done.then(() => {
    isDone = true;
  });
  for (let at = 0; !isDone; at++) {
    const started = performance.now();
    const answer = requireOk(await fetch(new URL(OTHERS[at % OTHERS.length] ?? "/", base)));
    await answer.body?.cancel();
    times.push(performance.now() - started);
    const now = await memoryOf(pid);
    most = { site: Math.max(most.site, now.site), all: Math.max(most.all, now.all) };
  }
  const sorted = times.toSorted((a, b) => a - b);
  const megabytes = (bytes: number) => Math.round(bytes / 1e6).toString();
  return [
    (sorted[sorted.length >> 1] ?? 0).toFixed(0),
    (sorted.at(-1) ?? 0).toFixed(0),
    megabytes(most.site - rest.site),
    megabytes(most.all - rest.all),
  ];
}

/** Bytes of memory of the site's process, and of it with everything that the launcher started. */
interface Memory {
  readonly site: number;
  readonly all: number;
}

async function memoryOf(launcher: number): Promise<Memory> {
  let [site, all] = [0, 0];
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await Deno.readTextFile(`/proc/${name}/status`).catch(() => "");
    const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1]);
    if (number("Pid") !== launcher && number("PPid") !== launcher) continue;
    const bytes = (number("VmRSS") || 0) * 1024;
    all += bytes;
    const line = await Deno.readTextFile(`/proc/${name}/cmdline`).catch(() => "");
    if (line.includes("scripts/start.ts")) site = bytes;
  }
  return { site, all };
}
