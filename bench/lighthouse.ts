/** Lighthouse in a Chromium of its own. */
import lighthouse from "npm:lighthouse@13.5.0";

/** What Lighthouse says of a page; scores are 0 to 100. */
export interface LighthouseResult {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly largestPaintMs: number;
  readonly shift: number;
}

const ARGS = [
  ...["--headless", "--remote-debugging-port=0", "--no-sandbox", "--disable-gpu"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ...["--no-first-run", "about:blank"],
];

/** The kinds of screen, network and processor that Lighthouse knows. */
type Form = "desktop" | "mobile";

/** A desk as Lighthouse has it: a wide window, a good line, a processor that is not held back. */
const DESKTOP = {
  formFactor: "desktop" as const,
  screenEmulation: {
    mobile: false,
    width: 1350,
    height: 940,
    deviceScaleFactor: 1,
    disabled: false,
  },
  throttling: {
    rttMs: 40,
    throughputKbps: 10_240,
    cpuSlowdownMultiplier: 1,
    requestLatencyMs: 0,
    downloadThroughputKbps: 0,
    uploadThroughputKbps: 0,
  },
};

/** Starts a browser; disposing ends it. */
export async function openLighthouse(): Promise<
  AsyncDisposable & { look(url: URL, form: Form): Promise<LighthouseResult> }
> {
  const profile = await Deno.makeTempDir();
  const browser = new Deno.Command(Deno.env.get("CHROMIUM_PATH") ?? "chromium", {
    args: [...ARGS, `--user-data-dir=${profile}`],
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const port = await portOf(browser.stderr);
  return {
    async look(url, form) {
      const answer = await lighthouse(url.href, {
        port,
        logLevel: "error",
        onlyCategories: ["performance", "accessibility", "best-practices"],
        ...(form === "desktop" ? DESKTOP : {}),
      });
      if (answer === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
      const { categories, audits } = answer.lhr;
      const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
      const value = (name: string) => audits[name]?.numericValue ?? NaN;
      return {
        performance: score("performance"),
        accessibility: score("accessibility"),
        bestPractices: score("best-practices"),
        largestPaintMs: value("largest-contentful-paint"),
        shift: value("cumulative-layout-shift"),
      };
    },
    async [Symbol.asyncDispose]() {
      browser.kill("SIGTERM");
      await browser.status;
      await Deno.remove(profile, { recursive: true });
    },
  };
}

/** The port that a browser listens on, as it says when it has started. */
async function portOf(stderr: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<number> {
  let said = "";
  const reader = stderr.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    said += value ?? "";
    const [, port] = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said) ?? [];
    if (port !== undefined) {
      void drain(reader);
      return Number(port);
    }
    if (done) throw new Error(`The browser did not start: ${said.slice(-2000)}`);
  }
}

/** Reads on, so that the browser never waits for a reader. */
async function drain(reader: ReadableStreamDefaultReader<string>): Promise<void> {
  while (!(await reader.read()).done);
}
