import process from "node:process";

/** Times `act` and prints seconds and this process's peak memory as JSON, for a parent to read. */
export async function measureAndPrint(act: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await act();
  const seconds = (performance.now() - started) / 1000;
  console.log(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
}
