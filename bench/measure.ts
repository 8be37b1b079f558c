/** Times `act` and prints seconds and this process's peak memory as JSON, for a parent to read. */
export async function measureAndPrint(act: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await act();
  const seconds = (performance.now() - started) / 1000;
  const status = await Deno.readTextFile("/proc/self/status").catch(() => "");
  const peak = Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? NaN) * 1024;
  console.log(JSON.stringify({ seconds, peakBytes: peak }));
}
