import assert from "node:assert/strict";
import { fakeWorld } from "../../../tests/support/fake_world.ts";
import { visitOf } from "../../../tests/support/visit_of.ts";
import { limitRequests } from "./limit_requests.ts";

Deno.test("limitRequests: a client that sends too much waits, others do not", async () => {
  const world = fakeWorld();
  const guard = limitRequests({ perClient: 2, total: 0, proxies: 0, now: world.now });
  const status = async (from: string) => (await guard(visitOf({ from }))).status;
  assert.deepEqual([await status("192.0.2.1"), await status("192.0.2.1")], [200, 200]);
  const refused = await guard(visitOf({ from: "192.0.2.1" }));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get("Retry-After"), "30");
  assert.equal(await status("192.0.2.2"), 200);
  world.pass(30_000);
  assert.equal(await status("192.0.2.1"), 200);
});

Deno.test("limitRequests: all clients together have a limit too", async () => {
  const world = fakeWorld();
  const guard = limitRequests({ perClient: 10, total: 60, proxies: 0, now: world.now });
  const statuses: number[] = [];
  for (let client = 1; client <= 61; client++) {
    statuses.push((await guard(visitOf({ from: `192.0.2.${client}` }))).status);
  }
  assert.deepEqual([statuses.slice(0, 60).every((status) => status === 200), statuses[60]], [
    true,
    429,
  ]);
});

Deno.test("limitRequests: invented X-Forwarded-For addresses are no way around", async () => {
  const { now } = fakeWorld();
  for (const proxies of [0, 1]) {
    const guard = limitRequests({ perClient: 5, total: 0, proxies, now });
    let refused = 0;
    for (let request = 0; request < 20; request++) {
      const headers = { "X-Forwarded-For": `10.0.0.${request}, 203.0.113.9` };
      if ((await guard(visitOf({ headers }))).status === 429) refused++;
    }
    assert.equal(refused, 15);
  }
});

Deno.test("limitRequests: 0 is no limit", async () => {
  const guard = limitRequests({ perClient: 0, total: 0, proxies: 0, now: () => 0 });
  for (let request = 0; request < 1000; request++) {
    assert.equal((await guard(visitOf())).status, 200);
  }
});
