import assert from "node:assert/strict";
import { onceAMinute } from "./log_failure.ts";

Deno.test("onceAMinute: the same sentence once a minute, others at once", () => {
  const lines: string[] = [];
  let now = 0;
  const log = onceAMinute((line) => lines.push(line), () => now);
  for (now of [0, 1_000, 59_999]) log("away");
  log("full");
  assert.deepEqual(lines, ["away", "full"]);
  now = 60_000;
  log("away");
  assert.deepEqual(lines, ["away", "full", "away"]);
});

Deno.test("onceAMinute: what it remembers is bounded, and nothing reaches the terminal as a command", () => {
  const lines: string[] = [];
  const log = onceAMinute((line) => lines.push(line), () => 0);
  for (let number = 0; number < 1_000; number++) log(`\x1b[2J${number}`);
  log("\x1b[2J0");
  assert.equal(lines.length, 1_001);
  assert.equal(lines[0], "·[2J0");
});
