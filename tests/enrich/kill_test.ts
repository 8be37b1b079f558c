import assert from "node:assert/strict";
import { environmentOf, outputOf, spawn } from "../support/enrich_spawn.ts";
import { heardInOrder, makeDatabase, makeWorld, rowsOf } from "../support/enrich_world.ts";
import { Services } from "../support/services.ts";

Deno.test("enrich: kill -9 in the middle of a write loses at most that answer", async () => {
  const world = makeWorld(8, 2);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  const environment = environmentOf(services, dataDir);
  let child = spawn(environment);
  let killAt = 5;
  services.fault = (call) => {
    if (services.calls.length === killAt) killDuringWrite(child, `${dataDir}/.lock`);
    return services.usual(call);
  };
  await outputOf(child);
  const stored = await rowsOf(dataDir, "from enrichment_state where kind = 'track'");
  assert.ok(stored.length >= 2 && stored.length <= 3, `${stored.length} answers were stored`);
  killAt = services.calls.length + 4;
  child = spawn(environment);
  await outputOf(child);
  killAt = 0;
  child = spawn(environment);
  const { code } = await outputOf(child);
  assert.equal(code, 0);
  const asked = services.asked("tracks").filter((ids) => ids.length === 1).flat();
  assert.ok(asked.length - new Set(asked).size <= 2, "only answers in flight are asked for again");
  assert.deepEqual(await rowsOf(dataDir, "select count(*) as n from tracks"), [{ n: "8" }]);
});

/** Kills a process as soon as it holds the writers' lock, or is gone. */
async function killDuringWrite(child: Deno.ChildProcess, lock: string): Promise<void> {
  let isGone = false;
  const gone = child.status.then(() => isGone = true);
  using file = await Deno.open(lock, { create: true, write: true });
  while (!isGone) {
    if (!await file.tryLock(true)) break;
    await file.unlock();
  }
  if (!isGone) child.kill("SIGKILL");
  await gone;
}

Deno.test("enrich: Ctrl-C keeps what was fetched and says so", async () => {
  const world = makeWorld(4, 1);
  await using services = new Services({ world, mode: "single" });
  const dataDir = await makeDatabase(heardInOrder(world));
  const child = spawn(environmentOf(services, dataDir));
  services.fault = (call) => {
    if (services.calls.length === 5) child.kill("SIGINT");
    return services.usual(call);
  };
  const { code, stderr } = await outputOf(child);
  assert.equal(code, 130);
  assert.match(stderr, /What was fetched until now is kept/);
  assert.ok((await rowsOf(dataDir, "from tracks")).length >= 2);
});
