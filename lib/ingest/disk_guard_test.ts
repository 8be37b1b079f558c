import assert from "node:assert/strict";
import { DiskGuard } from "./disk_guard.ts";

const MIB = 1024 ** 2;

Deno.test("DiskGuard: looks at the disk now and then, and stops before it is full", async () => {
  let free = 10_000 * MIB;
  let looks = 0;
  const guard = new DiskGuard(() => {
    looks++;
    return Promise.resolve(free);
  });
  for (let written = 0; written < 1024; written++) await guard.before(MIB, "x.zip!a.json");
  assert.equal(looks, 4);
  free = 700 * MIB;
  await assert.rejects(guard.before(256 * MIB, "x.zip!a.json"), {
    code: "disk",
    message: "Stopped unpacking x.zip!a.json: only 700 MiB are free on the disk.",
  });
});

Deno.test("DiskGuard: goes on when nobody can tell what is free", async () => {
  const guard = new DiskGuard(() => Promise.resolve(undefined));
  await guard.before(1000 * MIB, "x");
  await guard.before(1000 * MIB, "x");
});
