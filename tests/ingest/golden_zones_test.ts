/** Runs the golden exports on computers set to other time zones: the answers must not change. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const ZONES = ["UTC", "America/New_York", "Asia/Kolkata"];

Deno.test("golden: the computer's time zone changes nothing", async (test) => {
  const others = ZONES.filter((zone) => zone !== Temporal.Now.timeZoneId());
  const runs = others.map((zone) => ({ zone, run: testIn(zone) }));
  for (const { zone, run } of runs) {
    await test.step(zone, async () => {
      const { success, stdout, stderr } = await run;
      const text = new TextDecoder();
      assert.ok(success, `${text.decode(stdout)}\n${text.decode(stderr)}`);
    });
  }
});

async function testIn(zone: string): Promise<Deno.CommandOutput> {
  const golden = fileURLToPath(new URL("golden_test.ts", import.meta.url));
  return await new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--no-check", "--frozen", "--lock=tests/deno.lock", golden],
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { TZ: zone, NO_COLOR: "1" },
  }).output();
}
