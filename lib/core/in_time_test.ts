import assert from "node:assert/strict";
import { setImmediate } from "node:timers";
import { inTime } from "./in_time.ts";

const late = () => new Error("too late");

Deno.test("inTime: what takes longer is refused with the error given", async () => {
  await assert.rejects(inTime(new Promise(() => {}), 1, late), late());
});

Deno.test("inTime: what arrived while the event loop was busy is in time", async () => {
  const arrived = new Promise((resolve) => {
    setTimeout(() => setImmediate(() => resolve("it came")), 1);
  });
  const waiting = inTime(arrived, 1, late);
  const until = performance.now() + 20;
  while (performance.now() < until);
  assert.equal(await waiting, "it came");
});
